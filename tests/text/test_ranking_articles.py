"""Articles are suggested by words, and by what answers to similar questions cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.ranking.articles import ArticleRanker, Votes, shared_words, shipped_model
from consult.text.ranking.library import Article, Library
from consult.text.ranking.postings import Unreadable
from consult.text.ranking.reading import Reading
from consult.text.tokens import tokens

# Statements made up for these tests, not the wording of any law.
ARTICLES = [
    Article(11, "试用劳动法", "law", "第一章 报酬", "用人单位应当按月支付劳动者工资,不得拖欠劳动报酬。"),
    Article(12, "试用劳动法", "law", "第一章 报酬", "安排加班的,应当支付加班费。"),
    Article(13, "试用劳动法", "law", "第二章 解除", "用人单位解除劳动合同的,应当支付经济补偿。"),
    Article(21, "试用租赁法", "law", "", "出租人收取押金的,租赁期满应当退还承租人。"),
    Article(22, "试用租赁法", "law", "", "承租人未经出租人同意不得转租房屋。"),
    Article(31, "试用交通条例", "regulation", "", "机动车发生交通事故,应当立即停车。"),
    Article(32, "试用交通条例", "regulation", "", "醉酒驾驶机动车的,吊销驾驶证。"),
]


@pytest.fixture(scope="module")
def library():
    return Library.build(ARTICLES)


def keys(suggestions):
    return [suggestion.article for suggestion in suggestions]


def test_the_article_with_the_question_s_words_comes_first(library):
    assert keys(ArticleRanker(library).suggest("租房到期押金不退还怎么办"))[0] == 21


def test_the_law_s_word_is_found_for_what_people_say(library):
    plain = Reading(library, "房东不讲理").row(library.postings.number(21))
    assert plain[Reading.FEATURES.index("synonyms")] > 0


def test_a_suggestion_says_which_words_it_shares(library):
    best = ArticleRanker(library).suggest("租房到期押金不退还怎么办")[0]
    assert "押金" in best.words
    assert best.answers == 0


def test_words_are_shared_as_far_as_they_reach(library):
    reading = Reading(library, "公司解除劳动合同,还拖欠劳动报酬")
    assert shared_words(reading, library.postings.number(13)) == ("解除劳动合同", "劳动")
    assert shared_words(reading, library.postings.number(31)) == ()


def test_a_suggestion_counts_the_similar_answers_that_cite_it(library):
    ranker = ArticleRanker(library)
    for key in range(3):
        ranker.add(key, tokens("老板赖账怎么办"), [11])
    cited = {one.article: one.answers for one in ranker.suggest("遇到老板赖账,加班白干")}
    assert cited[11] == 3
    assert cited[12] == 0


def test_many_similar_answers_bring_up_an_article_without_shared_words(library):
    ranker = ArticleRanker(library)
    for key in range(100):
        ranker.add(key, tokens(f"包工头跑路了第{key}天"), [11])
    assert keys(ranker.suggest("包工头跑路"))[:1] == [11]


def test_a_cited_article_that_is_not_in_the_library_is_passed_over(library):
    ranker = ArticleRanker(library)
    ranker.add("question", tokens("押金"), [999])
    assert 999 not in keys(ranker.suggest("押金"))


def test_a_text_that_shares_no_word_gets_no_suggestion(library):
    assert ArticleRanker(library).suggest("xyz") == []
    assert ArticleRanker(library).suggest("") == []


def test_an_empty_library_suggests_nothing():
    assert ArticleRanker(Library.build([])).suggest("押金") == []


def test_a_saved_library_suggests_the_same(library, tmp_path):
    library.save(tmp_path / "library")
    again = Library.open(tmp_path / "library")
    asked = "公司拖欠工资不给加班费"
    assert ArticleRanker(again).suggest(asked) == ArticleRanker(library).suggest(asked)


def test_a_file_that_is_no_library_is_refused(tmp_path):
    (tmp_path / "library").write_bytes(b"{}\n")
    with pytest.raises(Unreadable):
        Library.open(tmp_path / "library")


def test_the_shipped_trees_judge_the_features_there_are():
    model = shipped_model()
    assert model.cold.features == list(Reading.FEATURES)
    assert model.warm.features == [*Reading.FEATURES, *Votes.FEATURES]


def test_rows_have_a_value_for_each_feature(library):
    votes = Votes(Reading(library, "公司拖欠工资"), ArticleRanker(library).pairs)
    rows = votes.rows(votes.candidates())
    assert {len(row) for row in rows.values()} == {len(Reading.FEATURES) + len(Votes.FEATURES)}


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_any_text_can_be_asked(text, answered):
    ranker = ArticleRanker(LIBRARY)
    if answered:
        for key in range(100):
            ranker.add(key, tokens(text), [21])
    for suggestion in ranker.suggest(text):
        assert suggestion.answers >= 0


LIBRARY = Library.build(ARTICLES)
