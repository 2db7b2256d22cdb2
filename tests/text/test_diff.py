"""Differences between two wordings of an article, as a reader sees them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.diff import differences


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("处三年以下有期徒刑。", "处三年以下有期徒刑。", [("same", "处三年以下有期徒刑。")]),
        (
            "处三年以下有期徒刑。",
            "处五年以下有期徒刑。",
            [("same", "处"), ("out", "三"), ("in", "五"), ("same", "年以下有期徒刑。")],
        ),
        ("应当赔偿损失。", "应当赔偿全部损失。", [("same", "应当赔偿"), ("in", "全部"), ("same", "损失。")]),
        ("应当赔偿全部损失。", "应当赔偿损失。", [("same", "应当赔偿"), ("out", "全部"), ("same", "损失。")]),
        ("", "甲。", [("in", "甲。")]),
        ("甲。", "", [("out", "甲。")]),
        ("", "", []),
    ],
)
def test_runs_of_words_go_out_and_come_in(old, new, pieces):
    assert differences(old, new) == pieces


def test_single_characters_that_happen_to_agree_make_no_confetti():
    pieces = differences("由公安机关给予警告,并处罚款。", "由人民法院予以训诫,可以处以拘留。")
    assert len([words for kind, words in pieces if kind == "same"]) <= 2


@given(st.text("甲乙丙丁。", max_size=30), st.text("甲乙丙丁。", max_size=30))
def test_what_stays_and_what_goes_is_the_old_text_and_what_stays_and_comes_the_new(old, new):
    pieces = differences(old, new)
    assert "".join(words for kind, words in pieces if kind != "in") == old
    assert "".join(words for kind, words in pieces if kind != "out") == new
    assert all(words for _kind, words in pieces)


@given(st.text("甲乙丙丁。", max_size=30), st.text("甲乙丙丁。", max_size=30))
def test_what_goes_out_stands_before_what_comes_in_and_no_piece_follows_its_like(old, new):
    kinds = [kind for kind, _words in differences(old, new)]
    assert all(first != second for first, second in pairwise(kinds))
    assert ("in", "out") not in list(pairwise(kinds))
