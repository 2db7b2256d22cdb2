"""The statute library as readers see it: lists, statutes, articles; also on a given day."""

from datetime import timedelta
from urllib.parse import quote, unquote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consult.actions.load_statutes import load_statutes
from consult.models import Statute
from consult.text.numerals import render_label
from consult.text.statute_files import from_markdown

from ..factory import ANSWER, make_answer, make_question
from ..law import CIVIL, CRIMINAL, FRAUD, PERIOD, THEFT, load
from ..page import page

pytestmark = pytest.mark.django_db
OLD = {"第二百六十四条": THEFT, "第二百六十六条": FRAUD}
NEW = {**OLD, "第二百六十六条": FRAUD.replace("三年", "五年"), "第二百六十七条": "抢夺公私财物的,处罚。"}


@pytest.fixture
def library():
    """The criminal law in two wordings, and the civil code."""
    load(CRIMINAL, OLD, amended="2010-01-01")
    load(CRIMINAL, NEW, amended="2020-01-01")
    load(CIVIL, {"第一百八十八条": PERIOD}, amended="2020-05-28", effective="2021-01-01")


def get(path, **options):
    return Client().get(path, **options)


def main(path):
    response = get(path)
    assert response.status_code == 200, path
    return page(response).one("main")


# Lists ------------------------------------------------------------------------------------------------------------------


def test_the_list_names_every_statute_with_its_kind_and_wording(library):
    found = [row.text for row in main("/laws/").select(".statute-list li")]
    assert found == [f"{CRIMINAL} 法律 · 2020-01-01 文本", f"{CIVIL} 法律 · 2020-05-28 文本"]


@pytest.mark.parametrize("query", ["民法典", "民法", CIVIL, "  民法典 "])
def test_a_statute_is_found_by_part_of_its_title_and_by_its_abbreviation(library, query):
    assert [link.text for link in main(f"/laws/?q={quote(query)}").select(".statute-list a")] == [CIVIL]


def test_a_name_that_staff_gave_finds_it_too(library):
    Statute.objects.get(title=CRIMINAL).names.create(name="大刑律")
    assert [link.text for link in main(f"/laws/?q={quote('大刑律')}").select(".statute-list a")] == [CRIMINAL]


def test_kinds_narrow_the_list_and_nonsense_narrows_nothing(library):
    load("工伤保险条例", {"第一条": "甲。"}, level="行政法规")
    assert [link.text for link in main("/laws/?kind=regulation").select(".statute-list a")] == [
        "工伤保险条例"
    ]
    assert len(main("/laws/?kind=poem&page=99999999").select(".statute-list li")) == 3


def test_when_nothing_fits_the_way_back_is_shown(library):
    assert main(f"/laws/?q={quote('火星')}").select(".statute-list a[href=/laws/]")


# One address ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [CRIMINAL, "《刑法》", "刑 法"])
def test_other_names_lead_to_the_one_address(library, name):
    response = get(f"/laws/{quote(name)}/")
    assert (response.status_code, unquote(response["Location"])) == (301, "/laws/刑法/")
    response = get(f"/laws/{quote(name)}/266/?on=2015-01-01")
    assert (response.status_code, unquote(response["Location"])) == (301, "/laws/刑法/266/?on=2015-01-01")


@pytest.mark.parametrize(
    "path", ["/laws/火星法/", "/laws/火星法/1/", "/laws/火星法/text/", "/laws/刑法/0/", "/laws/刑法/abc/"]
)
def test_what_is_not_held_is_not_found(library, path):
    assert get(path).status_code == 404


@pytest.mark.parametrize(
    "number", ["1", "0266", "266-0", "266-", "-1", "266-1-1", "99999999999999999999", "٢٦٦", "第二百六十六条"]
)
def test_only_the_plain_number_of_an_article_that_is_held_is_an_address(library, number):
    assert get(f"/laws/刑法/{quote(number)}/").status_code == 404


@pytest.mark.parametrize("path", ["/laws/", "/laws/刑法/", "/laws/刑法/266/", "/laws/刑法/text/"])
def test_pages_of_the_law_are_only_read(library, path):
    assert Client().post(path).status_code == 405
    assert "Set-Cookie" not in get(path).headers


# A statute ----------------------------------------------------------------------------------------------------------------


def test_a_statute_shows_its_articles_in_order_with_a_place_to_link_to(library):
    document = main("/laws/刑法/")
    assert [row.attrs["id"] for row in document.select(".article")] == ["a264", "a266", "a267"]
    assert document.one("#a266 p").text == NEW["第二百六十六条"]


def test_an_article_between_two_numbers_stands_between_them():
    load(CRIMINAL, {"第二百五十四条": "丙。", "第二百五十三条之一": "乙。", "第二百五十三条": "甲。"})
    document = main("/laws/刑法/")
    assert [row.attrs["id"] for row in document.select(".article")] == ["a253", "a253-1", "a254"]
    assert main("/laws/刑法/253-1/").one("h1").text == "刑法 第二百五十三条之一"


def test_a_day_gives_the_wording_of_that_day(library):
    assert FRAUD in main("/laws/刑法/?on=2015-06-01").text
    assert NEW["第二百六十六条"] in main("/laws/刑法/?on=2020-01-01").text
    assert page(get("/laws/刑法/?on=2015-06-01")).select("meta[content=noindex]")


def test_all_wordings_are_listed_newest_first_and_each_link_shows_it(library):
    links = main("/laws/刑法/").select(".toc a")
    assert [link.text for link in links] == ["2020-01-01 · 现行", "2010-01-01"]
    assert FRAUD in main(links[1].attrs["href"]).text


def test_a_number_typed_jumps_to_the_article(library):
    assert get("/laws/刑法/?article=266")["Location"].endswith("#a266")
    assert get("/laws/刑法/?article=264&on=2015-01-01")["Location"].endswith("?on=2015-01-01#a264")
    assert "没有第 999 条" in main("/laws/刑法/?article=999").one(".invalid-feedback").text


def test_a_day_that_is_none_is_told_and_the_present_text_is_shown(library):
    document = main("/laws/刑法/?on=yesterday")
    assert "2020-06-01 的样子" in document.text
    assert NEW["第二百六十六条"] in document.text


def test_a_repealed_statute_says_so_everywhere(library):
    load("中华人民共和国婚姻法", {"第一条": "甲。"}, repealed={"by": "民法典", "on": "2021-01-01"})
    assert "2021-01-01 废止（民法典）" in main("/laws/婚姻法/").text
    assert "2021-01-01 废止（民法典）" in main("/laws/婚姻法/1/").text
    assert "已废止" in main(f"/laws/?q={quote('婚姻法')}").text


def test_when_the_day_of_coming_into_force_is_unknown_it_says_so(library):
    assert "施行日期未知" in main("/laws/刑法/").one(".statute-facts").text
    assert "2021-01-01 起施行" in main("/laws/民法典/").one(".statute-facts").text
    load("中华人民共和国商标法", {"第一条": "甲。"}, amended="2019-04-23", effective="1983-03-01")
    assert "1983-03-01 首次施行，本文本施行日期未知" in main("/laws/商标法/").one(".statute-facts").text


def test_what_is_not_in_force_yet_says_so_and_the_present_text_stays():
    coming = timezone.localdate() + timedelta(days=40)
    load(CRIMINAL, OLD, amended="2010-01-01")
    load(CRIMINAL, NEW, effective=str(coming))
    assert FRAUD in main("/laws/刑法/266/").one(".article-text").text
    document = main(f"/laws/刑法/266/?on={coming}")
    assert "尚未施行" in document.one("header .statute-facts").text
    assert NEW["第二百六十六条"] in document.one(".article-text").text


def test_a_statute_that_may_lack_articles_says_so(library):
    assert "可能不全" in main("/laws/刑法/").text
    load("工伤保险条例", {f"第{number}条": "甲。" for number in "一二三四"})
    assert "可能不全" not in main("/laws/工伤保险条例/").text


def test_the_text_can_be_downloaded(library):
    response = get("/laws/刑法/text/?on=2015-01-01")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment;")
    assert quote("刑法.txt") in response["Content-Disposition"]
    assert response.content.decode().splitlines()[:1] == [CRIMINAL]
    assert f"第二百六十六条  {FRAUD}" in response.content.decode()
    assert get("/laws/刑法/text/?on=1999-01-01").status_code == 404


def test_chapters_are_headings_in_the_page_and_in_the_text():
    load_statutes(
        statutes=[
            from_markdown("# 中华人民共和国刑法\n## 第一章 总则\n第一条 甲。\n## 第二章 分则\n第二条 乙。")
        ]
    )
    assert [row.text for row in main("/laws/刑法/").select(".chapter h2")] == ["第一章 总则", "第二章 分则"]
    assert "第二章 分则\n\n第二条  乙。" in get("/laws/刑法/text/").content.decode()


# An article ---------------------------------------------------------------------------------------------------------------


def test_an_article_stands_with_its_neighbours_and_its_one_address(library):
    response = get("/laws/刑法/266/")
    document = page(response)
    assert document.one(".article-text p").text == NEW["第二百六十六条"]
    assert document.one("a[rel=prev]").text == "第二百六十四条"
    assert document.one("a[rel=next]").text == "第二百六十七条"
    assert unquote(document.one("link[rel=canonical]").attrs["href"]) == "http://testserver/laws/刑法/266/"


def test_paragraphs_of_an_article_stand_apart():
    load(CRIMINAL, {"第一条": "第一款。\n第二款。"})
    assert [row.text for row in main("/laws/刑法/1/").select(".article-text p")] == ["第一款。", "第二款。"]


def test_on_a_day_the_neighbours_are_those_of_that_day(library):
    document = main("/laws/刑法/266/?on=2015-01-01")
    assert document.one(".article-text p").text == FRAUD
    assert document.one("a[rel=prev]").attrs["href"] == "../264/?on=2015-01-01"
    assert not document.select("a[rel=next]")


def test_what_another_wording_said_otherwise_is_struck_out_and_underlined(library):
    document = main("/laws/刑法/266/")
    assert [row.text for row in document.select("del")] == ["三"]
    assert [row.text for row in document.select("ins")] == ["五"]
    assert not main("/laws/刑法/264/").select("del")


def test_questions_whose_public_answers_cite_it_are_listed(library):
    question = make_question()
    make_answer(question, body=f"{ANSWER}《刑法》第二百六十六条")
    make_answer(make_question(), body=f"{ANSWER}《刑法》第二百六十四条")
    hidden = make_answer(make_question(), body=f"{ANSWER}《刑法》第二百六十六条")
    type(hidden).objects.filter(pk=hidden.pk).update(status="hidden")
    titles = [link.text for link in main("/laws/刑法/266/").select(".question-summary h3 a")]
    assert titles == [question.title]


def test_a_fragment_for_the_pointer_is_only_the_law(library):
    response = get("/laws/刑法/266/", headers={"HX-Request": "true"})
    assert response.content.decode().startswith("<section")
    assert NEW["第二百六十六条"] in response.content.decode()


# Before there was one -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/laws/刑法/", "/laws/刑法/266/"])
def test_before_the_earliest_wording_the_page_says_which_that_is_and_leads_to_it(library, path):
    response = get(f"{path}?on=1999-05-01")
    assert response.status_code == 404
    document = page(response)
    assert "库中没有 1999-05-01 的文本，最早的文本从 2010-01-01 起。" in document.one(".note").text
    links = [link.attrs["href"] for link in document.select(".statute-list a")]
    assert [unquote(link) for link in links] == [path, f"{path}?on=2010-01-01"]
    assert FRAUD in main(links[1]).text
    assert document.select("meta[content=noindex]")


def test_before_an_article_existed_the_page_says_so_and_leads_to_the_wording_that_has_it(library):
    response = get("/laws/刑法/267/?on=2015-01-01")
    assert response.status_code == 404
    document = page(response)
    assert "最早的文本从 2020-01-01 起" in document.one(".note").text
    assert [unquote(link.attrs["href"]) for link in document.select(".statute-list a")] == ["/laws/刑法/267/"]


def test_an_article_that_is_no_more_leads_to_the_wording_that_had_it(library):
    load(CRIMINAL, {"第二百六十四条": THEFT}, amended="2022-01-01")
    response = get("/laws/刑法/266/")
    assert response.status_code == 404
    assert "现行文本里没有这一条" in page(response).one(".note").text
    links = [link.attrs["href"] for link in page(response).select(".statute-list a")]
    assert [unquote(link) for link in links] == [
        "/laws/刑法/266/?on=2020-01-01",
        "/laws/刑法/266/?on=2010-01-01",
    ]
    assert "2023-01-01 的文本里没有这一条" in page(get("/laws/刑法/266/?on=2023-01-01")).one(".note").text


def test_a_wording_of_unknown_beginning_is_shown_for_any_day():
    load(CRIMINAL, OLD)
    assert FRAUD in main("/laws/刑法/266/?on=1990-01-01").text
    load(CRIMINAL, NEW, amended="2020-01-01")
    assert FRAUD in main("/laws/刑法/266/?on=1990-01-01").one(".article-text").text
    links = main("/laws/刑法/").select(".toc a")
    assert [link.text for link in links] == ["2020-01-01 · 现行", "日期未知"]
    assert FRAUD in main(links[1].attrs["href"]).text


# How many queries -----------------------------------------------------------------------------------------------------------


def queries_of(path):
    cache.clear()
    with CaptureQueriesContext(connection) as caught:
        assert get(path).status_code == 200
    return len(caught)


PINNED = {
    "/laws/": 3,
    "/laws/?q=刑法&kind=law": 4,
    "/laws/刑法/": 3,
    "/laws/刑法/?on=2015-01-01": 3,
    "/laws/刑法/5/": 7,
    "/laws/刑法/5/?on=2015-01-01": 7,
    "/laws/刑法/text/": 3,
}


def test_pages_take_as_many_queries_for_a_thousand_articles_as_for_ten_and_no_more_than_pinned():
    def counts(size):
        Statute.objects.all().delete()
        for day in ("2010-01-01", "2020-01-01"):
            articles = {render_label(number): f"{day}第{number}次说的。" for number in range(1, size + 1)}
            load(CRIMINAL, articles, amended=day)
        make_answer(make_question(), body=f"{ANSWER}《刑法》第五条")
        get("/laws/?q=刑法")  # the names are read once
        return {path: queries_of(path) for path in PINNED}

    few, many = counts(10), counts(1000)
    assert few == many
    assert {path: count for path, count in many.items() if count > PINNED[path]} == {}
