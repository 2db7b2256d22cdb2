"""Answered questions are counted as they stand now, however they came to be so."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.ranking.pairs import Pairs
from consult.text.tokens import tokens


def asked(*rows):
    pairs = Pairs()
    for key, text, articles in rows:
        pairs.add(key, tokens(text), articles)
    return pairs


def test_the_nearest_is_the_question_with_the_same_words():
    pairs = asked((1, "公司拖欠工资怎么办", [7]), (2, "房东不退押金怎么办", [8]), (3, "孩子抚养权归谁", [9]))
    best = pairs.nearest(tokens("房东不退押金"), 3)[0]
    assert pairs.articles[best.question] == (8,)


def test_likeness_of_a_question_to_itself_is_about_one_half():
    pairs = asked((1, "公司拖欠工资怎么办", [7]), (2, "房东不退押金", [8]))
    assert pairs.nearest(tokens("公司拖欠工资怎么办"), 1)[0].likeness == pytest.approx(0.5, abs=0.1)


def test_a_question_added_again_replaces_what_it_cited():
    pairs = asked((1, "拖欠工资", [7, 7, 8]), (1, "拖欠工资", [9]))
    assert +pairs.citations == Counter({9: 1})
    assert len(pairs) == 1


def test_a_question_that_cites_nothing_any_more_votes_no_more():
    pairs = asked((1, "拖欠工资", [7]), (1, "拖欠工资", []))
    assert +pairs.citations == Counter()
    assert pairs.nearest(tokens("拖欠工资"), 5) == []
    assert len(pairs) == 0


def test_a_question_whose_answers_cite_nothing_is_no_pair_and_changes_no_weight():
    pairs = asked((1, "拖欠工资", [7]))
    before = pairs.weight("工资")
    for key in range(2, 300):
        pairs.add(key, tokens("拖欠工资"), [])
    assert len(pairs) == 1
    assert pairs.weight("工资") == before


def test_such_a_question_may_come_back():
    pairs = asked((1, "拖欠工资", [7]), (1, "拖欠工资", []), (1, "拖欠工资", [8]))
    assert +pairs.citations == Counter({8: 1})
    assert [near.likeness > 0 for near in pairs.nearest(tokens("拖欠工资"), 5)] == [True]


def test_nothing_is_near_when_nothing_is_known():
    assert Pairs().nearest(tokens("拖欠工资"), 5) == []


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(0, 5), max_size=4)), max_size=20),
)
def test_counts_equal_their_recount(steps):
    pairs, kept = Pairs([0, 0, 0, 1, 1, 1], [0, 0, 1, 2, 2, 3]), {}
    for key, articles in steps:
        pairs.add(key, ["词"], articles)
        kept[key] = set(articles)
    cited = Counter(article for articles in kept.values() for article in articles)
    assert +pairs.citations == cited
    assert +pairs.laws == +Counter(article // 3 for article in cited.elements())
    assert +pairs.asked == cited
    assert len(pairs) == sum(map(bool, kept.values()))
