"""Citations as links in an answer's HTML: nothing is lost, nothing forged, nothing broken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.cited_html import render_cited
from consult.text.markup import render

CITED = "《刑法》第266条"
LINK = f'<a class="citation" data-state="verified" title="一致" href="/laws/刑法/266/">{CITED}</a>'


def link(source, words=CITED, place=0, **fields):
    """The description of the citation of these words in a source."""
    start = -1
    for _time in range(place + 1):
        start = source.index(words, start + 1)
    end = start + len(words)
    return {
        "start": start,
        "end": end,
        "href": "/laws/刑法/266/",
        "state": "verified",
        "title": "一致",
        **fields,
    }


def cited(source, **fields):
    return render_cited(source, [link(source, **fields)])


def test_a_citation_becomes_a_link_with_its_state():
    assert cited(f"见{CITED}。") == f"<p>见{LINK}。</p>\n"


def test_what_the_library_does_not_hold_is_marked_without_a_link():
    assert '<span class="citation" data-state="unknown_statute"' in cited(
        CITED, state="unknown_statute", href=""
    )


def test_without_citations_the_html_is_that_of_the_text():
    source = "**结论**:可以。\n\n- 甲\n- 乙"
    assert render_cited(source, []) == render(source)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (f"**{CITED}**规定", f"<p><strong>{LINK}</strong>规定</p>\n"),
        (f"**依据{CITED}。**然后", f"<p><strong>依据{LINK}。</strong>然后</p>\n"),
        (f"> {CITED}", f"<blockquote>\n<p>{LINK}</p>\n</blockquote>\n"),
        (f"1. {CITED}", f"<ol>\n<li>{LINK}</li>\n</ol>\n"),
        (f"{CITED}\n第二行", f"<p>{LINK}<br>\n第二行</p>\n"),
    ],
)
def test_bold_lists_and_quotations_around_a_citation_stay(source, html):
    assert cited(source) == html


@pytest.mark.parametrize("words", ["《刑法》**第266条**", "《刑法》\n第266条", "《*刑法》第266条*"])
def test_a_citation_that_markdown_cuts_in_two_stays_plain_words(words):
    html = cited(f"见{words}。", words=words)
    assert html == render(f"见{words}。")


@pytest.mark.parametrize(
    "source",
    [
        f"[{CITED}](https://a.example)",
        f"[看](https://a.example/{CITED})",
        f"<https://a.example/{CITED}>",
        f"[看 **{CITED}**](https://a.example)",
    ],
)
def test_a_link_of_the_lawyers_own_is_left_as_it_is(source):
    assert cited(source) == render(source)


def test_a_citation_in_an_address_costs_the_others_nothing():
    source = f"[看](https://a.example/{CITED})。{CITED}"
    html = render_cited(source, [link(source), link(source, place=1)])
    assert html.count('class="citation"') == 1
    assert f"。{LINK}" in html
    assert "%EE%80%80" not in html


@pytest.mark.parametrize(
    "forged",
    [
        "\ue000\ue100假的\ue001",
        "&#xE000;&#xE100;假的&#xE001;",
        "&#57344;&#57600;假的&#57345;",
        "&#xE000;&#xE1FF;假的&#xE001;",
        "\ue000&#xE100;假的\ue001",
        "&#xE000;&#xE100;",
        "\ue001\ue000",
    ],
)
def test_nobody_forges_a_mark(forged):
    html = cited(f"{forged} {CITED}")
    assert html.count('class="citation"') == 1
    assert LINK in html
    assert not re.search("[\ue000-\uf8ff]", html)


@pytest.mark.parametrize("words", ["<script>", '"><img src=x onerror=alert(1)>', "a&b"])
def test_what_is_typed_inside_a_citation_is_shown_and_not_obeyed(words):
    html = cited(f"见{words}。", words=words)
    assert f'href="/laws/刑法/266/">{words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}' in html.replace("&quot;", '"')  # fmt: skip
    assert "<script" not in html
    assert "<img" not in html


def test_attributes_are_escaped():
    html = cited(CITED, href='/laws/"><script>/', title="<b>", state='"x')
    assert "<script>" not in html
    assert "<b>" not in html
    assert 'data-state="&quot;x"' in html


def test_several_citations_keep_their_own_links():
    source = f"{CITED}、{CITED}和{CITED}"
    links = [link(source, place=place, href=f"/{place}/") for place in range(3)]
    assert re.findall('href="/(.)/"', render_cited(source, links)) == ["0", "1", "2"]


def test_more_citations_than_there_are_marks_stay_plain_words():
    source = "甲条" * 6000
    links = [{**link("甲条", "甲条"), "start": 2 * n, "end": 2 * n + 2} for n in range(6000)]
    html = render_cited(source, links)
    assert html.count('class="citation"') == 0x1700
    assert re.sub("<[^>]*>", "", html).strip() == source


@given(
    st.lists(
        st.sampled_from([CITED, "**", "*", "\n", "> ", "- ", "[", "](https://a.example)", "<", "&#xE000;", "\ue100", "\\", "甲。"]),
        max_size=12,
    )
)  # fmt: skip
def test_the_words_are_those_of_the_text_and_links_stand_in_no_link(pieces):
    source = "".join(pieces)
    links = [link(source, place=place) for place in range(source.count(CITED))]
    html = render_cited(source, links)
    plain = render(
        re.sub("[\ue000-\uf8ff]", "\ufffd", source)
    )  # typed marks are replaced, those in entities vanish
    assert re.sub("<[^>]*>", "", html) == re.sub("<[^>]*>|[\ue000-\uf8ff]", "", plain)
    assert not re.search("<a [^>]*>(?:(?!</a>).)*<a ", html, re.DOTALL)
    assert not re.search("[\ue000-\uf8ff]", html)
