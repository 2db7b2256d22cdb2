"""Related questions share words, or the articles that fit them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.ranking.questions import Frequencies, article_weights, profile, related, shared_articles
from consult.text.ranking.synonyms import legal_tokens

TEXTS = {
    "wages": "公司拖欠工资怎么办",
    "wages too": "老板三个月不发工资",
    "deposit": "房东不退押金怎么办",
    "custody": "离婚后孩子归谁抚养",
    "parking": "车位被占怎么办",
    "noise": "楼上太吵怎么办",
}


def known(profiles):
    counts = Counter(word for one in profiles.values() for word in one.words)
    return Frequencies(counts, len(profiles), sum(one.length for one in profiles.values()) / len(profiles))


def order(asked, articles=None):
    profiles = {key: profile(text, (articles or {}).get(key)) for key, text in TEXTS.items()}
    others = {key: one for key, one in profiles.items() if key != asked}
    return [key for key, _score in related(profiles[asked], others, known(profiles), 10)]


def test_the_question_with_the_telling_words_in_common_comes_first():
    assert order("wages")[0] == "wages too"


def test_words_that_only_surround_a_question_make_no_likeness():
    assert not profile("我想知道押金应该怎么办").words.keys() & {"想知", "知道", "应该", "怎么", "么办"}


def test_shared_articles_lift_a_question_with_few_words_in_common():
    weights = {
        "deposit": article_weights([(5, 2.0), (6, 1.0)]),
        "custody": article_weights([(5, 2.0), (6, 1.0)]),
    }
    assert "custody" in order("deposit", weights)
    assert "custody" not in order("deposit")


def test_article_weights_are_a_vector_of_length_one():
    weights = article_weights([(5, 3.0), (6, 1.0), (7, -2.0)])
    assert sum(weight**2 for weight in weights.values()) == pytest.approx(1)
    assert weights[5] > weights[6] > weights[7]
    assert article_weights([]) == {}


def test_the_same_articles_are_wholly_shared_and_others_not_at_all():
    one = profile("", article_weights([(5, 3.0), (6, 1.0)]))
    assert shared_articles(one, one) == pytest.approx(1)
    assert shared_articles(one, profile("", {9: 1.0})) == 0


def test_what_people_say_and_what_the_law_says_meet():
    assert "出租" in legal_tokens("房东不退押金")
    assert "出租" in profile("房东不退押金").words
    assert legal_tokens("出租人") == set()


def test_a_question_without_words_is_related_to_nothing():
    assert related(profile("?!"), {1: profile("工资")}, Frequencies({}, 1, 1.0), 5) == []


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_any_two_texts_can_be_compared(one, other):
    for _key, score in related(profile(one), {1: profile(other)}, Frequencies({}, 2, 5.0), 5):
        assert score > 0
