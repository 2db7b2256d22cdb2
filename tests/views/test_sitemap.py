"""sitemap.xml as sitemaps.org describes it: what engines may keep, and nothing else."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client

from consult.actions import moderate
from consult.models import Lawyer, Question, Statute
from consult.sitemaps import SITEMAPS, QuestionSitemap

from ..factory import make_answer, make_lawyer, make_question
from ..page import page
from ..xml_of import SITEMAP, tree

pytestmark = pytest.mark.django_db
# https://www.w3.org/TR/NOTE-datetime
W3C = r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?"


def index():
    root = tree(Client().get("/sitemap.xml"))
    assert root.tag == f"{SITEMAP}sitemapindex"
    return root.findall(f"{SITEMAP}sitemap")


def rows(path="/sitemaps/questions.xml"):
    root = tree(Client().get(path))
    assert root.tag == f"{SITEMAP}urlset"
    assert {child.tag for child in root} <= {f"{SITEMAP}url"}
    return list(root)


def told(row, name):
    found = row.findall(SITEMAP + name)
    assert len(found) <= 1
    return found[0].text if found else None


def paths(path="/sitemaps/questions.xml"):
    return [unquote(urlsplit(told(row, "loc")).path) for row in rows(path)]


def answered(**fields):
    question = make_question(**fields)
    make_answer(question)
    return question


def test_every_part_has_the_shape_of_the_schema():
    answered(area="labor/wages")
    Statute.objects.create(title="中华人民共和国测试法", short_title="测试法", kind="law")
    for part in index():
        address = told(part, "loc")
        assert address.startswith("http://testserver/sitemaps/")
        for row in rows(urlsplit(address).path):
            order = [child.tag.removeprefix(SITEMAP) for child in row]
            assert order == [name for name in ("loc", "lastmod", "changefreq", "priority") if name in order]
            assert told(row, "loc").startswith("http://testserver/")
            assert told(row, "loc").isascii()
            if told(row, "lastmod"):
                assert re.fullmatch(W3C, told(row, "lastmod"))
        if told(part, "lastmod"):
            assert re.fullmatch(W3C, told(part, "lastmod"))
    assert {urlsplit(told(part, "loc")).path for part in index()} == {
        f"/sitemaps/{name}.xml" for name in SITEMAPS
    }


def test_addresses_are_those_of_the_site_whatever_host_was_asked():
    answered()
    root = tree(Client().get("/sitemaps/questions.xml", headers={"host": "localhost:8000"}, secure=True))
    assert told(root[0], "loc").startswith("http://testserver/questions/")


def test_only_what_engines_may_keep_is_named(moderator):
    good = answered(title="可以收录的问题标题")
    long = make_question(title="还没有回答的长问题", body="经过" * 30 + "。")
    make_question(title="还没有回答的短问题", body="我该怎么办才好呢?")
    hidden = answered(title="已经隐藏的问题标题")
    moderate.hide(target=hidden, actor=moderator, reason="违法内容")
    sensitive = answered(title="不该收录的问题标题")
    Question.objects.filter(pk=sensitive.pk).update(sensitive_reason="minor")
    make_question(title="正在审核的问题标题", body="请看 https://a.example.com " + "经过" * 30)
    assert paths() == [good.get_absolute_url(), long.get_absolute_url()]


def test_no_page_in_it_asks_not_to_be_kept_and_every_one_opens():
    answered(area="labor/wages")
    make_question(body="经过" * 30 + "。")
    found = [path for name in SITEMAPS for path in paths(f"/sitemaps/{name}.xml")]
    assert len(found) > 130
    for path in [*found[:3], *paths("/sitemaps/guidance.xml"), *paths("/sitemaps/lawyers.xml")]:
        response = Client().get(path)
        assert response.status_code == 200
        robots = page(response).select("meta[name=robots]")
        assert not [row for row in robots if "noindex" in row.attrs["content"]], path


def test_the_date_of_a_question_is_that_of_its_last_change_in_china(time_machine):
    time_machine.move_to("2026-03-01T16:30:00Z", tick=False)
    answered()
    assert told(rows()[0], "lastmod") == "2026-03-02"


def test_a_long_map_is_cut_and_the_index_names_every_part(monkeypatch):
    monkeypatch.setattr(QuestionSitemap, "limit", 2)
    questions = [answered() for _number in range(5)]
    parts = [told(part, "loc") for part in index() if "questions" in told(part, "loc")]
    assert [part.partition("?")[2] for part in parts] == ["", "p=2", "p=3"]
    found = [path for part in parts for path in paths(part.removeprefix("http://testserver"))]
    assert found == [row.get_absolute_url() for row in questions]


def test_maps_are_short_enough_for_the_standard():
    assert max(part.limit for part in SITEMAPS.values()) <= 5000


def test_only_lawyers_who_may_be_found_are_named(lawyer, unverified):
    source = make_lawyer("张凯", verification="source")
    suspended = make_lawyer("钱二")
    Lawyer.objects.filter(pk=suspended.pk).update(verification="suspended")
    assert paths("/sitemaps/lawyers.xml") == [lawyer.get_absolute_url(), source.get_absolute_url()]


@pytest.mark.parametrize(
    "path", ["/sitemaps/nothing.xml", "/sitemaps/questions.xml?p=99", "/sitemaps/questions.xml?p=x"]
)
def test_what_is_no_part_of_it_is_404(path):
    assert Client().get(path).status_code == 404


def test_robots_are_told_where_it_is_and_what_is_not_theirs():
    lines = Client().get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    for path in ("/accounts/", "/admin/", "/me/", "/return/", "/questions/ask/"):
        assert f"Disallow: {path}" in lines
