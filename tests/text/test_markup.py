"""Limited Markdown: what lawyers may set, and what nobody may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.markup import TAGS, plain, render
from tests.page import Element, _Parser


def tree(html: str) -> Element:
    parser = _Parser()
    parser.feed(html)
    return parser.root


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("一段。\n\n二段。", "<p>一段。</p>\n<p>二段。</p>\n"),
        ("一行\n二行", "<p>一行<br>\n二行</p>\n"),
        ("**结论**:可以", "<p><strong>结论</strong>:可以</p>\n"),
        ("**结论:可以。**理由", "<p><strong>结论:可以。</strong>理由</p>\n"),
        ("他说**“可以”**了", "<p>他说<strong>“可以”</strong>了</p>\n"),
        ("*斜*", "<p><em>斜</em></p>\n"),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
        ("3. 甲\n4. 乙", '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>\n'),
        ("> 引文", "<blockquote>\n<p>引文</p>\n</blockquote>\n"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"),
    ],
)
def test_what_may_be_set(source, html):
    assert render(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![图](https://a.example/x.png)",
        "# 标题",
        "```\n代码\n```",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
        "<b>粗</b>",
        "---",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_anything_else_is_shown_as_typed_and_not_obeyed(source):
    assert {row.tag for row in tree(render(source)).walk()} <= {"p", "br", "a"}
    assert not tree(render(source)).select("img")


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "JaVaScRiPt", "ftp"])
def test_only_harmless_links_lead_anywhere(scheme):
    for source in (f"[点](<{scheme}:alert(1)>)", f"<{scheme}:alert(1)>", f"[点]({scheme}:alert%281%29)"):
        assert not [row for row in tree(render(source)).select("a") if row.attrs.get("href")], source


@pytest.mark.parametrize(
    "address", ["https://a.example/?a=1&b=2", "http://a.example", "mailto:a@a.example", "tel:12348"]
)
def test_links_pass_on_no_rank(address):
    (found,) = tree(render(f"[点]({address})")).select("a")
    assert found.attrs["href"] == address
    assert "nofollow" in found.attrs["rel"]
    assert "noopener" in found.attrs["rel"]


def test_bare_addresses_are_no_links():
    assert not tree(render("见 https://a.example 和 www.a.example")).select("a")


@given(st.text("<>*_[]()!`#&;:\"'/\\x abc甲。\n-1.", max_size=60))
def test_no_text_brings_in_another_element_or_attribute(source):
    for element in tree(render(source)).walk():
        assert element.tag in TAGS
        allowed = {"a": {"href", "rel"}, "ol": {"start"}}.get(element.tag, set())
        assert set(element.attrs) <= allowed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**结论**:可以\n请看", "结论:可以 请看"),
        ("- 甲\n- 乙", "甲\n乙"),
        ("[点](https://a.example)", "点"),
        ("**结论。**然后", "结论。然后"),
        ("", ""),
    ],
)
def test_the_plain_words_are_without_marks(source, words):
    assert plain(source) == words


@given(st.text(max_size=80))
def test_any_text_can_be_set_and_read(source):
    assert "\u2060" not in render(source.replace("\u2060", "")) + plain(source.replace("\u2060", ""))
