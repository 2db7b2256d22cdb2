"""Statutes as files: JSON lines and Markdown; what cannot be read is named by its line."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.statute_files import BadStatute, StatuteText, from_lines, from_markdown, kind_of

ROW = {"law": "中华人民共和国刑法", "article": "第一条", "text": "为了惩罚犯罪,保护人民。", "level": "法律"}


def read(*rows):
    """(statutes, {line: reason}) of rows; text stands as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    found = list(from_lines(lines))
    broken = {item.line: str(item) for item in found if isinstance(item, BadStatute)}
    return [item for item in found if isinstance(item, StatuteText)], broken


def test_rows_of_one_wording_are_one_statute_wherever_they_stand():
    other = {**ROW, "law": "中华人民共和国民法典"}
    statutes, broken = read(ROW, other, {**ROW, "article": "第二百五十三条之一"})
    assert broken == {}
    assert [(row.title, len(row.articles)) for row in statutes] == [(ROW["law"], 2), (other["law"], 1)]
    assert (statutes[0].articles[1].number, statutes[0].articles[1].suffix) == (253, 1)


def test_other_dates_are_another_wording():
    statutes, _broken = read({**ROW, "amended": "2020-12-26"}, {**ROW, "amended": "2023-12-29"})
    assert [row.adopted_on for row in statutes] == [date(2020, 12, 26), date(2023, 12, 29)]


def test_what_is_unknown_stays_unknown():
    (statute,), _broken = read({"law": "某法", "article": "第一条", "text": "甲。"})
    assert (statute.adopted_on, statute.effective_from, statute.repealed_on) == (None, None, None)
    assert (statute.kind, statute.repealed_by, statute.source) == ("law", "", "")


def test_a_repeal_may_have_no_day():
    (statute,), _broken = read({**ROW, "repealed": {"by": "民法典", "on": None}})
    assert (statute.repealed_by, statute.repealed_on) == ("民法典", None)


BAD = [
    "not json",
    "[]",
    "null",
    '"text"',
    "[" * 100_000,
    {},
    {**ROW, "law": " "},
    {**ROW, "law": 5},
    {**ROW, "law": "法" * 201},
    {**ROW, "article": "前言"},
    {**ROW, "article": "第一章"},
    {**ROW, "article": "第零条" + "之" * 40},
    {**ROW, "article": "第九十九万条"},
    {**ROW, "text": " \n"},
    {**ROW, "text": None},
    {**ROW, "text": "甲\0乙"},
    {**ROW, "text": "\ud83d"},
    {**ROW, "chapter": "章" * 301},
    {**ROW, "amended": "2020-02-30"},
    {**ROW, "amended": 2020},
    {**ROW, "amended": []},
    {**ROW, "effective": "soon"},
    {**ROW, "repealed": "yes"},
    {**ROW, "repealed": {"on": "never"}},
]


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_line_that_cannot_be_stored_is_named_and_the_rest_is_read(bad):
    statutes, broken = read({**ROW, "article": "第二条"}, bad, "", {**ROW, "article": "第三条"})
    assert list(broken) == [2]
    assert broken[2]
    assert [row.number for statute in statutes for row in statute.articles] == [2, 3]


def test_an_article_that_stands_twice_is_named_where_it_stands_again():
    (statute,), broken = read(ROW, {**ROW, "text": "另一个文本。"})
    assert broken == {2: "第一条 stands in this statute twice"}
    assert statute.articles[0].text == ROW["text"]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_lines_can_be_read(lines):
    assert all(isinstance(found, BadStatute) for found in from_lines(lines))


MARKDOWN = """# 中华人民共和国刑法

（1979年7月1日第五届全国人民代表大会第二次会议通过 1997年3月14日修订 自1997年10月1日起施行）

## 第一编 总则

### 第一章 刑法的任务

**第一条** 为了惩罚犯罪，保护人民，
结合具体经验，制定本法。

第二条　第二条的任务是惩罚犯罪。
第一条规定的任务不变。

### 第二章 犯罪

第三条
有下列情形之一的：
（一）甲；
（二）乙。

## 第二编 分则

第四条之一　分则的条文。
"""


def test_a_statute_in_markdown_has_title_days_chapters_and_paragraphs():
    statute = from_markdown(MARKDOWN, source="刑法.md")
    assert (statute.title, statute.kind, statute.source) == ("中华人民共和国刑法", "law", "刑法.md")
    assert (statute.adopted_on, statute.effective_from) == (date(1997, 3, 14), date(1997, 10, 1))
    assert [row.label for row in statute.articles] == ["第一条", "第二条", "第三条", "第四条之一"]
    assert statute.articles[0].text == "为了惩罚犯罪，保护人民，\n结合具体经验，制定本法。"
    assert statute.articles[2].text == "有下列情形之一的：\n（一）甲；\n（二）乙。"
    assert [row.chapter for row in statute.articles] == [
        "第一编 总则 / 第一章 刑法的任务",
        "第一编 总则 / 第一章 刑法的任务",
        "第一编 总则 / 第二章 犯罪",
        "第二编 分则",
    ]


def test_a_paragraph_that_begins_with_another_article_begins_none():
    statute = from_markdown(MARKDOWN)
    assert statute.articles[1].text == "第二条的任务是惩罚犯罪。\n第一条规定的任务不变。"


def test_articles_without_a_space_behind_their_number_are_read_in_their_order():
    statute = from_markdown("# 某法\n第一条甲。\n第二条乙。\n第二条之一丙。\n第三条丁。")
    assert [(row.label, row.text) for row in statute.articles] == [
        ("第一条", "甲。"), ("第二条", "乙。"), ("第二条之一", "丙。"), ("第三条", "丁。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "empty"),
        ("\n\n", 1, "empty"),
        ("\n第一条 甲。", 2, "# title"),
        ("## 第一章\n第一条 甲。", 1, "# title"),
        ("# 某法\n\n没有条文。", 1, "no line begins"),
        ("# 某法\n第一条 甲。\n第二条\n\n## 第二章\n第三条 丙。", 3, "第二条 has no text"),
        ("# 某法\n第一条 甲。\n第一条 乙。", 3, "twice"),
        (f"# {'法' * 201}\n第一条 甲。", 1, "longer than 200"),
        ("# 某法\n第一条 甲\0乙。", 2, "NUL"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(text, line, reason):
    with pytest.raises(BadStatute, match=reason) as caught:
        from_markdown(text)
    assert caught.value.line == line


def test_a_day_that_is_none_is_no_day():
    with pytest.raises(BadStatute, match="day"):
        from_markdown("# 某法\n2020年2月30日通过\n第一条 甲。")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("中华人民共和国宪法", "constitution"),
        ("中华人民共和国民法典", "law"),
        ("最高人民法院关于审理民间借贷案件适用法律若干问题的规定", "interpretation"),
        ("工伤保险条例", "regulation"),
        ("中华人民共和国专利法实施细则", "regulation"),
        ("工资支付暂行规定", "rule"),
        ("全国人民代表大会常务委员会关于司法鉴定管理问题的决定", "law"),
    ],
)
def test_the_kind_follows_from_the_title(title, kind):
    assert kind_of(title) == kind


@given(st.text("# 第一二条之章\n甲。年月日2020", max_size=80))
def test_any_markdown_is_a_statute_or_named(text):
    try:
        statute = from_markdown(text)
    except BadStatute as error:
        line = error.line
    else:
        assert statute.articles
        assert all(row.text for row in statute.articles)
        line = 1
    assert 1 <= line <= len(text.splitlines()) + 1
