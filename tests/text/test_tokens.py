"""What is indexed and what is asked are cut the same way."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.tokens import Query, fold, index_terms, parse_query, term, tokens

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_chinese_gives_every_character_and_every_pair():
    assert tokens("劳动法") == ["劳", "劳动", "动", "动法", "法"]


def test_punctuation_breaks_pairs():
    assert "同我" not in tokens("签合同,我")


def test_latin_words_and_numbers_stay_whole():
    assert tokens("iPhone15和COVID-19") == ["iphone15", "和", "covid", "19"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一百八十八条", "第188条"),
        ("第十条", "第10条"),
        ("第三款", "第3款"),
        ("三年以下", "3年以下"),
        ("两个月", "2个月"),
        ("十级伤残", "10级伤残"),
        ("二〇二四年十二月", "2024年12月"),
        ("十万元", "10万元"),
        ("10万元", "100000元"),
        ("100,000元", "100000元"),
        ("三点", "三點"),
        ("3.5万", "35000"),
        ("1亿", "一亿"),
        ("百分之三十", "30%"),
        ("百分之3.5", "3.5%"),
        ("ＡＢＣ１２３", "abc123"),
        ("侵害個人信息,僱主欠債", "侵害个人信息,雇主欠债"),
        ("⽤人單位", "用人单位"),
    ],
)
def test_what_a_reader_takes_for_the_same_has_the_same_tokens(one, other):
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize("word", ["三包", "一审判决", "万一出事", "第三人", "十几年", "千万别"])
def test_a_numeral_inside_a_word_stays_chinese(word):
    assert fold(word) == word


def test_simplified_text_is_never_changed_by_folding():
    assert fold("著作权、乾隆、覆盖、批复") == "著作权、乾隆、覆盖、批复"


def test_a_phrase_stands_side_by_side_in_what_the_index_stores():
    assert index_terms("劳动合同") in index_terms("我没签劳动合同怎么办")


def test_terms_are_single_words_for_any_database():
    assert index_terms("第188条 30% iPhone é").split() == [
        "u7b2c",
        "w188",
        "u6761",
        "u003300300025",
        "wiphone",
        "u00e9",
    ]


def test_quotes_make_phrases_and_a_minus_excludes():
    assert parse_query('工资 "劳动合同" -仲裁 “加班”') == Query(
        terms=("工", "工资", "资"),
        phrases=(tuple(tokens("劳动合同")), tuple(tokens("加班"))),
        excluded=(tuple(tokens("仲裁")),),
    )


def test_a_minus_before_quotes_excludes_the_phrase():
    assert parse_query('工伤 -"交通事故"').excluded == (tuple(tokens("交通事故")),)


def test_a_hyphen_inside_a_word_is_text():
    assert parse_query("COVID-19").terms == ("covid", "19")


def test_a_quotation_mark_without_its_partner_is_text():
    assert parse_query('"工资') == Query(("工", "工资", "资"), (), ())


@given(ANY_TEXT)
def test_any_text_has_tokens_that_no_database_can_split(text):
    for token in tokens(text):
        assert re.fullmatch(r"[a-z0-9]+", term(token))


@given(ANY_TEXT)
def test_folding_twice_changes_no_token(text):
    assert tokens(fold(text)) == tokens(fold(fold(text)))


@given(st.text('"“”「」- \x00a工资'))
def test_any_search_can_be_read(text):
    assert isinstance(parse_query(text), Query)


@given(ANY_TEXT, ANY_TEXT)
def test_different_tokens_have_different_terms(one, other):
    first, second = tokens(one), tokens(other)
    assert (index_terms(one) == index_terms(other)) == (first == second)


@pytest.mark.parametrize(
    "piece",
    ["1,111", "一", '"', "“", " -", "「“", "\u0301", "9", "1,", "第一", "百分之1", 'a"', "\x00", "\ud800"],
)
def test_a_very_long_text_takes_linear_time(piece):
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    tokens(text)
    parse_query(text)
    assert time.process_time() - began < 5
