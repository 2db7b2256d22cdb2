"""Lists: what is public, filtered as the address says, page by page."""

import pytest
from django.test import Client

from consult.actions import moderate
from consult.models import Lawyer

from ..factory import (
    accept,
    by,
    make_answer,
    make_lawyer,
    make_question,
    make_user,
    mark_helpful,
)
from ..page import page

pytestmark = pytest.mark.django_db


def titles(path, **parameters):
    return [
        row.text for row in page(Client().get(path, parameters)).select("main article.question-summary h3")
    ]


def test_filters_are_those_of_the_contract(lawyer, citizen):
    wages = make_question(title="拖欠工资怎么要回来呢", area="labor/wages", region="guangdong")
    divorce = make_question(
        citizen, title="协议离婚怎么办手续呢", area="marriage-family/divorce", region="beijing"
    )
    accept(make_answer(divorce, lawyer), by(citizen))
    expected = {
        "": [divorce.title, wages.title],
        "area=labor": [wages.title],
        "area=labor/wages": [wages.title],
        "region=beijing": [divorce.title],
        "area=labor&region=beijing": [],
        "status=unanswered": [wages.title],
        "status=solved": [divorce.title],
        "status=all&sort=latest": [divorce.title, wages.title],
        "area=moon&status=odd&sort=odd&page=odd": [divorce.title, wages.title],
    }
    for query, found in expected.items():
        response = Client().get(f"/questions/?{query}")
        assert [row.text for row in page(response).select("main article.question-summary h3")] == found, query


def test_the_most_helpful_come_first_when_asked_for(lawyer):
    marked, newest = make_question(), make_question()
    mark_helpful(make_answer(marked, lawyer), by(make_user()))
    assert titles("/questions/") == [newest.title, marked.title]
    assert titles("/questions/", sort="helpful") == [marked.title, newest.title]


def test_pages_hold_twenty_each_and_keep_the_filters(lawyer):
    made = [make_question(area="labor").title for _number in range(25)]
    first, second = titles("/questions/", area="labor"), titles("/questions/", area="labor", page=2)
    assert first + second == list(reversed(made))
    assert (len(first), len(second)) == (20, 5)
    links = page(Client().get("/questions/", {"area": "labor"})).select("main a")
    assert any("area=labor" in row.attrs["href"] and "page=2" in row.attrs["href"] for row in links)


def test_a_page_beyond_the_last_is_the_last():
    make_question()
    assert len(titles("/questions/", page=99_999)) == 1


def test_what_is_not_public_stands_in_no_list(moderator, lawyer, citizen):
    question = make_question(citizen, title="不再公开的问题标题", area="labor/wages", region="beijing")
    answer = make_answer(question, lawyer)
    mark_helpful(answer, by(make_user()))
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    paths = ["/", "/questions/", "/areas/labor/", "/areas/labor/wages/", "/regions/beijing/"]
    paths += [f"/lawyers/{lawyer.pk}/", "/feeds/questions.atom", "/sitemaps/questions.xml"]
    for path in paths:
        response = Client().get(path)
        assert response.status_code == 200, path
        html = response.content.decode()
        assert question.title not in html, path
        assert f"/questions/{question.pk}/" not in html, path


def test_an_areas_page_holds_its_childrens_questions_and_its_lawyers(lawyer):
    from consult.models import Area

    lawyer.areas.add(Area.objects.get(slug="labor"))
    question = make_question(area="labor/wages")
    response = Client().get("/areas/labor/")
    assert question.title in titles("/areas/labor/")
    assert "陈静" in page(response).one("main").text
    assert titles("/areas/labor/injury/") == []


@pytest.mark.parametrize(
    "path", ["/areas/moon/", "/areas/labor/moon/", "/regions/atlantis/", "/areas/a/b/c/"]
)
def test_an_area_or_region_that_is_none_is_404(path):
    assert Client().get(path).status_code == 404


def test_the_home_page_shows_answered_and_waiting_ones_and_lawyers(lawyer):
    waiting, answered = make_question(), make_question()
    make_answer(answered, lawyer)
    document = page(Client().get("/"))
    for words in (waiting.title, answered.title, "陈静"):
        assert words in document.one("main").text


def test_the_directory_lists_by_people_helped_and_filters(unverified):
    from consult.models import Area, Region

    few, many = make_lawyer("周少"), make_lawyer("吴多")
    Lawyer.objects.filter(pk=many.pk).update(helped_count=5, region=Region.objects.get(slug="beijing"))
    many.areas.add(Area.objects.get(slug="labor"))

    def names(**parameters):
        return [row.text for row in page(Client().get("/lawyers/", parameters)).select("main h3")]

    assert [name[:2] for name in names()] == ["吴多", "周少"]
    assert [name[:2] for name in names(area="labor/wages")] == ["吴多"]
    assert [name[:2] for name in names(region="beijing")] == ["吴多"]
    assert names(region="shanghai") == []
    assert few.pk
    assert "赵明" not in page(Client().get("/lawyers/")).one("main").text


def test_a_profile_shows_public_answers_and_who_was_helped_before_as_such(moderator):
    lawyer = make_lawyer("张凯", helped_before=867, helped_before_note="律所记录", helped_count=867)
    shown, hidden = make_answer(make_question(), lawyer), make_answer(make_question(), lawyer)
    moderate.hide(target=hidden, actor=moderator, reason="法律内容有误")
    text = page(Client().get(lawyer.get_absolute_url())).one("main").text
    assert shown.question.title in text
    assert hidden.question.title not in text
    assert "867" in text
    assert "律所记录" in text


def test_who_was_never_verified_has_no_profile(unverified):
    assert Client().get(unverified.get_absolute_url()).status_code == 404
