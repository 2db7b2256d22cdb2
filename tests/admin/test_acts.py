"""Every act of the desk: with a reason it happens, is on record and is told; without one nothing happens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consult.actions import feature, moderate, sensitive
from consult.models import Area, AuditEntry, Lawyer, Notice, Question, Region, Report, Status, Verification

from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement, make_user
from .conftest import decide, held, make_report

pytestmark = pytest.mark.django_db


def again(row):
    return type(row).objects.get(pk=row.pk)


def notices(user):
    return [notice.text for notice in Notice.objects.filter(user=user)]


@pytest.fixture(params=["question", "answer", "followup", "supplement"])
def written(request, lawyer):
    """One of each thing that people write, and whose it is."""
    question = make_question(make_user())
    answer = make_answer(question, lawyer)
    rows = {
        "question": (question, question.asker),
        "answer": (answer, lawyer.user),
        "followup": (make_follow_up(answer), question.asker),
        "supplement": (make_supplement(question), question.asker),
    }
    return rows[request.param]


@pytest.mark.parametrize(
    ("before", "act", "reason", "after"),
    [
        (Status.HELD, "publish", "fine", Status.PUBLISHED),
        (Status.HELD, "hide", "advertising", Status.HIDDEN),
        (Status.PUBLISHED, "hide", "privacy", Status.HIDDEN),
        (Status.HIDDEN, "restore", "appeal", Status.PUBLISHED),
    ],
)
def test_what_people_wrote_is_published_hidden_and_restored(desk, staff, written, before, act, reason, after):
    row, author = written
    type(row).objects.filter(pk=row.pk).update(status=before)
    decide(desk, row, act, reason, words="请放心")
    assert again(row).status == after
    entry = AuditEntry.objects.about(row).get()
    assert (entry.action, entry.actor_name) == (f"{row._meta.model_name}.{act}", "xiaozhou")
    assert entry.reason.endswith(":请放心")
    assert notices(author)


@pytest.mark.parametrize("act", ["publish", "hide"])
@pytest.mark.parametrize(
    ("reason", "words"), [("", ""), ("other", ""), ("other", "  "), ("nonsense", "x"), ("fine", "长" * 201)]
)
def test_without_a_proper_reason_nothing_happens(desk, act, reason, words):
    question = held(make_question())
    page = decide(desk, question, act, reason, words=words)
    assert page.status_code == 200
    assert "invalid-feedback" in page.content.decode()
    assert again(question).status == Status.HELD
    assert not AuditEntry.objects.exists()


def test_other_is_stored_in_the_words_that_were_typed(desk):
    question = make_question()
    decide(desk, question, "hide", "other", words="标题里有单位名称")
    assert again(question).status_reason == "标题里有单位名称"


def test_the_reason_is_stored_in_the_language_of_the_site_whatever_the_desk_reads(desk):
    question = make_question()
    desk.cookies["django_language"] = "en"
    decide(desk, question, "hide", "privacy")
    assert again(question).status_reason == "含有个人信息"


def test_hiding_closes_the_reports_about_it_and_tells_who_reported(desk):
    question, reporter = make_question(), make_user()
    reports = [make_report(question, reporter=reporter), make_report(question)]
    decide(desk, question, "hide", "privacy")
    assert all(again(report).handled_at for report in reports)
    assert any("已经处理" in text for text in notices(reporter))
    assert AuditEntry.objects.filter(action="report.resolve").count() == 2


def test_featuring_is_marked_told_and_taken_back(desk):
    question = make_question(make_user())
    decide(desk, question, "feature", "common")
    version = again(question).version
    assert again(question).featured_at
    assert notices(question.asker) == ["您的问题被推荐给了更多读者。"]
    decide(desk, question, "unfeature", "outdated")
    assert again(question).featured_at is None
    assert again(question).version > version


def test_a_question_is_put_where_it_belongs_and_cached_pages_follow(desk):
    question = make_question(make_user(), area="labor/wages")
    decide(desk, question, "classify", "misfiled", area="marriage-family/divorce", region="guangdong")
    row = again(question)
    assert row.area == Area.objects.get(slug="marriage-family/divorce")
    assert row.region == Region.objects.get(slug="guangdong")
    assert row.version > question.version
    entry = AuditEntry.objects.about(row).get()
    assert entry.before == {"area": "labor/wages", "region": ""}
    assert entry.after == {"area": "marriage-family/divorce", "region": "guangdong"}


def test_putting_it_where_it_is_already_changes_nothing(desk):
    question = make_question(area="labor/wages")
    page = decide(desk, question, "classify", "misfiled", area="labor/wages", region="")
    assert page.status_code == 302
    assert not AuditEntry.objects.exists()


def test_a_question_is_marked_as_sensitive_and_the_mark_is_lifted(desk):
    question = make_question(make_user())
    decide(desk, question, "flag", "minor")
    assert again(question).sensitive_reason == "staff"
    decide(desk, question, "lift", "fine")
    assert again(question).sensitive_reason == ""
    assert len(notices(question.asker)) == 2


def test_keeping_is_on_record_and_tells_nobody(desk):
    question = make_question(make_user())
    Question.objects.update(sensitive_reason="child_data")
    decide(desk, question, "keep", "watched")
    assert AuditEntry.objects.about(question).get().action == "question.keep"
    assert again(question).sensitive_reason == "child_data"
    assert notices(question.asker) == []


def test_reports_are_upheld_or_dismissed_with_an_outcome(desk):
    reporter = make_user()
    for act, reason, words in (("resolve", "corrected", "已经处理"), ("dismiss", "no_breach", "没有处理")):
        report = make_report(make_question(), reporter=reporter)
        decide(desk, report, act, reason)
        assert again(report).outcome
        assert AuditEntry.objects.about(report).get().action == f"report.{act}"
        assert words in notices(reporter)[0]


def test_one_look_closes_every_waiting_report_about_the_same_thing(desk):
    question = make_question()
    reports = [make_report(question), make_report(question), make_report(make_question())]
    decide(desk, reports[0], "dismiss", "no_breach")
    assert [bool(again(report).handled_at) for report in reports] == [True, True, False]


def test_what_was_reported_is_hidden_from_the_report(desk):
    answer = make_answer(make_question())
    report = make_report(answer)
    decide(desk, report, "hide", "wrong")
    assert again(answer).status == Status.HIDDEN
    assert again(report).handled_at


def test_a_lawyer_is_verified_until_the_end_of_the_day_that_was_chosen(desk, unverified):
    day = timezone.localdate() + timedelta(days=200)
    decide(desk, unverified, "verify", "registered", until=f"{day:%Y-%m-%d}")
    row = again(unverified)
    assert row.is_verified()
    until = timezone.localtime(row.verified_until)
    assert (until.date(), until.hour) == (day, 23)
    assert notices(row.user)


def test_a_year_is_what_the_form_offers(desk, unverified):
    page = desk.get(f"/admin/consult/lawyer/{unverified.pk}/change/").content.decode()
    assert f'value="{timezone.localdate() + timedelta(days=365)}"' in page


@pytest.mark.parametrize("until", ["", "soon", "2020-01-01", "2999-01-01"])
def test_without_a_sensible_end_nobody_is_verified(desk, unverified, until):
    page = decide(desk, unverified, "verify", "registered", until=until)
    assert "invalid-feedback" in page.content.decode()
    assert again(unverified).verification == Verification.APPLIED


@pytest.mark.parametrize(
    ("act", "reason", "verification"),
    [("ask_for_more", "unreadable", "more_needed"), ("reject", "not_found", "rejected")],
)
def test_an_application_is_sent_back_or_refused_and_the_lawyer_reads_why(
    desk, unverified, act, reason, verification
):
    decide(desk, unverified, act, reason, words="请看第二页")
    row = again(unverified)
    assert row.verification == verification
    assert row.verification_note.endswith(":请看第二页")
    assert "请看第二页" in notices(row.user)[0]


def test_a_suspended_lawyer_may_not_answer_from_that_moment(desk, lawyer):
    decide(desk, lawyer, "suspend", "inquiry")
    assert not again(lawyer).is_verified()
    assert again(lawyer).version > lawyer.version


@pytest.mark.parametrize("act", ["suspend", "ask_for_more", "reject", "verify"])
def test_an_act_stands_only_where_it_makes_sense(moderator, act):
    from consult.actions import verify

    lawyer = make_lawyer(verified=False)
    Lawyer.objects.filter(pk=lawyer.pk).update(verification=Verification.SOURCE)
    assert getattr(verify, act)(lawyer=lawyer, actor=moderator, reason="试试") is False
    assert again(lawyer).verification == Verification.SOURCE


def test_each_act_on_what_does_not_stand_says_so_and_leaves_no_trace(moderator):
    hidden = make_question()
    Question.objects.update(status=Status.WITHDRAWN)
    acts = (moderate.keep, feature.feature, feature.unfeature, sensitive.flag, sensitive.lift)
    assert [act(target=hidden, actor=moderator, reason="试试") for act in acts] == [False] * 5
    assert not AuditEntry.objects.exists()


def test_a_report_is_closed_once(moderator):
    from consult.actions import resolve

    report = make_report(make_question())
    assert resolve.dismiss(report=report, actor=moderator, reason="不违反社区规则")
    assert resolve.resolve(report=report, actor=moderator, reason="作者已改正") is False
    assert again(report).outcome == "不违反社区规则"
    with pytest.raises(ValueError):
        resolve.resolve(report=report, actor=moderator, reason=" ")


# Many at once ------------------------------------------------------------------------------------------------------
def in_bulk(client, model, action, rows, **fields):
    chosen = {"action": f"{action}_with_reason", "_selected_action": [row.pk for row in rows]}
    return client.post(f"/admin/consult/{model}/", {**chosen, **fields})


def test_many_are_hidden_at_once_after_one_reason(desk):
    rows = [make_question(), make_question()]
    page = in_bulk(desk, "question", "hide", rows)
    assert page.status_code == 200
    assert all(row.title in page.content.decode() for row in rows)
    assert Question.objects.published().count() == 2
    in_bulk(desk, "question", "hide", rows, apply="1", reason="advertising", words="")
    assert Question.objects.published().count() == 0
    assert AuditEntry.objects.filter(action="question.hide").count() == 2


def test_many_without_a_reason_stay_as_they_are(desk):
    rows = [make_question()]
    page = in_bulk(desk, "question", "hide", rows, apply="1", reason="", words="")
    assert "invalid-feedback" in page.content.decode()
    assert Question.objects.published().count() == 1


def test_those_of_many_that_do_not_stand_are_named(desk):
    rows = [held(make_question()), make_question()]
    page = in_bulk(desk, "question", "publish", rows, apply="1", reason="fine", words="")
    assert page.status_code == 302
    said = desk.get("/admin/").content.decode()
    assert "已发布：1 项。" in said
    assert "1 项的状态不适合这样处理" in said


def test_lawyers_are_verified_at_once_with_one_end(desk):
    rows = [make_lawyer(verified=False), make_lawyer(verified=False)]
    day = timezone.localdate() + timedelta(days=100)
    in_bulk(desk, "lawyer", "verify", rows, apply="1", reason="registered", words="", until=f"{day}")
    assert Lawyer.objects.verified().count() == 2


def test_reports_are_dismissed_at_once(desk):
    rows = [make_report(make_question()), make_report(make_question())]
    in_bulk(desk, "report", "dismiss", rows, apply="1", reason="too_little", words="")
    assert not Report.objects.waiting().exists()
