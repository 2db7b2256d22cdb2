"""The queues: counted right, worked from the oldest on, empty when the work is done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consult.actions import moderate
from consult.admin.queues import BY_SLUG
from consult.models import Answer, Citation, CitationState, Lawyer, Question, Report, Verification

from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement
from .conftest import decide, held, make_report, url_of

pytestmark = pytest.mark.django_db


def count(slug):
    return BY_SLUG[slug].state()["count"]


def mismatch(answer, state=CitationState.QUOTE_MISMATCH):
    return Citation.objects.create(
        answer=answer, start=0, end=4, raw="民法典第一条", law="中华人民共和国民法典", number=1, state=state
    )


def test_each_kind_of_held_text_has_its_queue():
    question = make_question()
    answer = make_answer(question)
    held(make_follow_up(answer))
    held(make_supplement(question))
    held(make_question())
    held(make_answer(make_question()))
    assert [count(f"held-{kind}") for kind in ("questions", "answers", "follow-ups", "supplements")] == [
        1
    ] * 4


def test_what_hangs_on_a_hidden_question_does_not_wait(moderator):
    question = make_question()
    answer = held(make_answer(question))
    held(make_supplement(question))
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    assert (count("held-answers"), count("held-supplements")) == (0, 0)
    assert Answer.objects.get(pk=answer.pk).status == "held"


def test_reports_wait_until_they_are_closed():
    report = make_report(make_question())
    assert count("reports") == 1
    Report.objects.filter(pk=report.pk).update(handled_at=timezone.now())
    assert count("reports") == 0


@pytest.mark.parametrize("verification", Verification.values)
def test_an_application_waits_only_while_it_is_our_turn(verification):
    lawyer = make_lawyer(verified=False)
    Lawyer.objects.filter(pk=lawyer.pk).update(verification=verification)
    assert count("applications") == (verification == Verification.APPLIED)


@pytest.mark.parametrize(("hours", "waits"), [(47, 0), (49, 1)])
def test_a_question_without_an_answer_waits_after_48_hours(hours, waits):
    question = make_question()
    Question.objects.update(published_at=timezone.now() - timedelta(hours=hours))
    assert count("unanswered") == waits
    make_answer(question)
    assert count("unanswered") == 0


def test_an_answer_with_a_misquoted_article_waits_until_somebody_keeps_it(moderator):
    answer = make_answer(make_question())
    mismatch(answer)
    mismatch(answer)
    mismatch(make_answer(make_question()), CitationState.VERIFIED)
    assert count("mismatches") == 1
    moderate.keep(target=answer, actor=moderator, reason="核查后没有问题")
    assert count("mismatches") == 0


def test_a_kept_answer_waits_again_when_it_is_worded_anew(moderator):
    answer = make_answer(make_question())
    mismatch(answer)
    moderate.keep(target=answer, actor=moderator, reason="核查后没有问题")
    Answer.objects.filter(pk=answer.pk).update(edited_at=timezone.now() + timedelta(seconds=1))
    assert count("mismatches") == 1


def test_a_sensitive_question_waits_until_somebody_has_looked(moderator):
    question = make_question()
    Question.objects.update(sensitive_reason="child_data")
    assert count("sensitive") == 1
    moderate.keep(target=question, actor=moderator, reason="已经看过，继续留意")
    assert count("sensitive") == 0


def test_the_dashboard_names_the_count_and_the_age_of_the_oldest(desk):
    held(make_question(), hours=50)
    held(make_question(), hours=1)
    page = desk.get("/admin/").content.decode()
    assert "待审核的问题" in page
    assert "最久的等了 2 天" in page
    rows = {row["queue"].slug: row for row in desk.get("/admin/").context["board"]}
    assert rows["held-questions"]["count"] == 2
    assert rows["held-questions"]["is_late"]
    assert not rows["reports"]["is_late"]


def test_an_empty_desk_says_so(desk):
    assert "都处理完了" in desk.get("/admin/").content.decode()


def test_work_begins_with_the_oldest(desk):
    held(make_question(), hours=1)
    oldest = held(make_question(), hours=9)
    response = desk.get("/admin/queue/held-questions/")
    assert response.url == f"{url_of(oldest)}?queue=held-questions"


def test_after_a_decision_comes_the_next_and_at_the_end_the_dashboard(desk):
    second = held(make_question(), hours=1)
    first = held(make_question(), hours=9)
    response = desk.get(decide(desk, first, "publish", "fine", queue="held-questions").url)
    assert response.url == f"{url_of(second)}?queue=held-questions"
    response = desk.get(decide(desk, second, "hide", "privacy", queue="held-questions").url, follow=True)
    assert response.redirect_chain[-1][0] == "/admin/"
    assert "处理完" in response.content.decode()


def test_what_was_skipped_does_not_come_back_at_once(desk):
    second = held(make_question(), hours=1)
    first = held(make_question(), hours=9)
    page = desk.get(url_of(first) + "?queue=held-questions")
    assert (page.context["work"]["number"], page.context["work"]["count"]) == (1, 2)
    assert desk.get(page.context["work"]["skip"]).url.startswith(url_of(second))
    page = desk.get(url_of(second) + "?queue=held-questions")
    assert "前面还有 2 项" in desk.get(page.context["work"]["skip"], follow=True).content.decode()


@pytest.mark.parametrize(
    "after",
    ["", "x", "2026-01-01_1", "2026-01-01T00:00:00+00:00_x", "_", "2026-01-01T00:00:00+00:00_" + "9" * 40],
)
def test_a_broken_place_begins_at_the_front(desk, after):
    question = held(make_question())
    assert desk.get("/admin/queue/held-questions/", {"after": after}).url.startswith(url_of(question))


def test_there_is_no_other_queue(desk):
    assert desk.get("/admin/queue/somewhere/").status_code == 404


def test_a_list_filtered_by_a_queue_holds_its_rows(desk):
    held(make_question(), hours=3)
    make_question()
    page = desk.get("/admin/consult/question/?todo=held-questions")
    assert page.context["cl"].result_count == 1
