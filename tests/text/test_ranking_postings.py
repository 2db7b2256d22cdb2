"""The index file gives what was put into it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.ranking.postings import WHOLE, Postings, Unreadable
from consult.text.tokens import tokens

TEXTS = ["劳动合同应当书面订立", "租赁合同的押金", "驾驶机动车"]


@pytest.fixture
def built():
    return Postings.build(
        ((10 * number, tokens(text)) for number, text in enumerate(TEXTS)), {"note": "附记"}
    )


def documents(index, word):
    return index.documents[slice(*index.span(word))].tolist()


def counts(index, word):
    """How often the word stands in each document."""
    return index.counts_in([index.span(word)], np.arange(index.size))[0].tolist()


def test_a_word_leads_to_the_documents_that_hold_it(built):
    assert documents(built, "合同") == [0, 1]
    assert documents(built, "押金") == [1]


def test_an_unknown_word_leads_nowhere(built):
    assert documents(built, "遗嘱") == []
    assert counts(built, "遗嘱") == [0, 0, 0]


def test_a_saved_index_answers_like_the_one_that_was_built(built, tmp_path):
    built.save(tmp_path / "index")
    opened = Postings.open(tmp_path / "index")
    assert opened.attached == {"note": "附记"}
    assert list(opened.keys) == [0, 10, 20]
    for word in {word for text in TEXTS for word in tokens(text)}:
        assert counts(opened, word) == counts(built, word) == [tokens(text).count(word) for text in TEXTS]
        assert (
            opened.shares[slice(*opened.span(word))].tolist()
            == built.shares[slice(*built.span(word))].tolist()
        )


def test_a_document_is_found_by_its_key(built):
    assert built.number(10) == 1
    assert built.number(11) is None
    assert built.number(999) is None


def test_a_share_is_the_count_damped_by_the_document_s_length(built):
    [share] = built.shares[slice(*built.span("押金"))]
    assert share == round(WHOLE / (1 + built.norms[1]))


def test_a_file_that_was_cut_off_is_refused(built, tmp_path):
    built.save(tmp_path / "index")
    whole = (tmp_path / "index").read_bytes().rstrip(b"\0")
    for length in range(len(whole)):
        (tmp_path / "index").write_bytes(whole[:length])
        with pytest.raises(Unreadable):
            Postings.open(tmp_path / "index")


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"{}\n", b'{"format": "other", "order": "little"}\n', b"\xff\n"]
)
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "index").write_bytes(content)
    with pytest.raises(Unreadable):
        Postings.open(tmp_path / "index")


def test_an_index_of_nothing_can_be_kept_and_asked(tmp_path):
    Postings.build([]).save(tmp_path / "index")
    assert documents(Postings.open(tmp_path / "index"), "合同") == []


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=()), min_size=1, max_size=3), max_size=8),
        max_size=6,
    )
)
def test_any_words_come_back(texts):
    index = Postings.build(enumerate(texts))
    for word in {word for words in texts for word in words}:
        assert counts(index, word) == [words.count(word) for words in texts]
