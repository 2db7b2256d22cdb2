"""The lawyer's desk: first who waits for an answer back, then what fits, then what was begun."""

import pytest
from django.core.cache import cache

from consult.actions import moderate, verify
from consult.models import Area, Region, Status

from ..conftest import browser_of
from ..factory import make_answer, make_follow_up, make_lawyer, make_question
from ..page import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def lawyer():
    lawyer = make_lawyer("陈静", region=Region.objects.get(slug="beijing"))
    lawyer.areas.add(Area.objects.get(slug="labor"))
    return lawyer


def sections(lawyer):
    """{heading: titles under it}"""
    shown = page(browser_of(lawyer.user).get("/desk/"))
    return {
        part.select("h2")[0].text: [row.text for row in part.select("h3")]
        for part in shown.select(".columns section")
    }


def test_what_fits_comes_first_and_among_that_the_oldest(lawyer):
    far = make_question(title="别的地区别的领域的问题", area="traffic", region="guangdong")
    near = make_question(title="本地区别的领域的问题", area="traffic", region="beijing")
    older = make_question(title="本领域的问题先提的", area="labor/wages")
    newer = make_question(title="本领域的问题后提的", area="labor")
    both = make_question(title="本领域本地区的问题", area="labor", region="beijing")
    titles = sections(lawyer)["适合您的待回答问题"]
    assert titles == [row.title for row in (both, older, newer, near, far)]


def test_among_what_fits_alike_danger_and_deadlines_come_first(lawyer):
    make_question(title="租房押金能不能抵房租")
    pressing = make_question(
        title="收到仲裁裁决书不服怎么办", body="昨天收到劳动仲裁裁决书,不服,还能不能起诉?"
    )
    assert any(slug.startswith("deadline-") for slug in pressing.guidance)
    shown = page(browser_of(lawyer.user).get("/desk/"))
    first, second = shown.select(".question-summary")[:2]
    assert pressing.title in first.text
    assert "涉及危险或期限" in first.text
    assert "涉及危险或期限" not in second.text


def test_what_cannot_be_answered_is_not_offered(lawyer, moderator):
    make_question(title="正在审核的问题标题", body="请看 https://a.example.com 这个网站可信吗?")
    hidden = make_question(title="已经隐藏的问题标题")
    moderate.hide(target=hidden, actor=moderator, reason="违法内容")
    mine = make_question(lawyer.user, title="我自己问的问题标题")
    answered = make_question(title="我已经回答的问题标题")
    make_answer(answered, lawyer)
    theirs = make_question(title="同行回答的问题标题")
    make_answer(theirs)
    found = sections(lawyer)
    assert found["适合您的待回答问题"] == []
    assert found["同行正在回答"] == [theirs.title]
    assert mine.title not in str(found)


def test_every_question_offered_can_be_answered(lawyer):
    for number in range(3):
        make_question(title=f"等待回答的问题{number}号")
    client = browser_of(lawyer.user)
    links = [row.attrs["href"] for row in page(client.get("/desk/")).select(".list h3 a")]
    assert len(links) == 3
    assert {client.get(link).status_code for link in links} == {200}


def test_a_question_back_waits_until_it_is_answered_or_withdrawn(lawyer):
    answer = make_answer(make_question(title="要追问的问题标题"), lawyer)
    assert "等您回复的追问" not in sections(lawyer)
    make_follow_up(answer)
    assert sections(lawyer)["等您回复的追问"] == ["要追问的问题标题"]
    make_follow_up(answer, "lawyer", "带上劳动合同和工资条。")
    assert "等您回复的追问" not in sections(lawyer)
    make_follow_up(answer, body="还要带身份证吗?")
    assert sections(lawyer)["等您回复的追问"] == ["要追问的问题标题"]
    type(answer.question).objects.update(status=Status.WITHDRAWN)
    assert "等您回复的追问" not in sections(lawyer)


def test_my_numbers_count_what_is_public(lawyer, moderator):
    make_answer(make_question(), lawyer)
    hidden = make_answer(make_question(), lawyer)
    moderate.hide(target=hidden, actor=moderator, reason="内容有误")
    shown = page(browser_of(lawyer.user).get("/desk/"))
    figures = {row.one("dt").text: row.one("dd").text for row in shown.select(".figures div")}
    assert figures == {"已帮助人数": "0", "公开回答": "1", "被采纳": "0"}


def test_the_desk_closes_the_moment_the_verification_ends(lawyer, moderator):
    client = browser_of(lawyer.user)
    assert client.get("/desk/").status_code == 200
    verify.suspend(lawyer=lawyer, actor=moderator, reason="执业证过期")
    cache.clear()
    assert client.get("/desk/").headers["Location"] == "/lawyers/apply/"


def test_an_empty_desk_says_so(lawyer):
    assert "现在没有等待回答的问题" in page(browser_of(lawyer.user).get("/desk/")).one("main").text
