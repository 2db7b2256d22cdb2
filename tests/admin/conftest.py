"""Who works at the desk, and what waits there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from consult.actions.report import report
from consult.forms.fields import new_submission_id
from consult.models import Answer, FollowUp, Question, Status, Supplement

from ..conftest import browser_of
from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement, make_user


@pytest.fixture
def staff(db):
    """小周, of the group that migration 0006 made."""
    user = make_user("xiaozhou", is_staff=True)
    user.groups.add(Group.objects.get(name="moderators"))
    return user


@pytest.fixture
def desk(staff):
    return browser_of(staff)


@pytest.fixture
def head(moderator):
    """The browser of a superuser."""
    return browser_of(moderator)


@pytest.fixture
def onlooker(db):
    """The browser of somebody who may look at everything and touch nothing."""
    user = make_user("onlooker", is_staff=True)
    looks = Permission.objects.filter(content_type__app_label="consult", codename__startswith="view_")
    user.user_permissions.set(looks)
    return browser_of(user)


def held(row, finding="link", hours=1):
    """That row, waiting for staff for so many hours."""
    since = timezone.now() - timedelta(hours=hours)
    findings = [{"kind": finding, "detail": ""}]
    type(row).objects.filter(pk=row.pk).update(status=Status.HELD, findings=findings, created_at=since)
    row.refresh_from_db()
    return row


def make_report(target, reason="privacy", **fields):
    return report(target=target, reason=reason, submission_id=new_submission_id(), **fields)


def make_everything(times=1):
    """So many of each thing that can wait or be listed, each hanging on a question of its own."""
    for _time in range(times):
        question = make_question(area="labor/wages", region="guangdong")
        lawyer = make_lawyer()
        answer = make_answer(question, lawyer)
        make_follow_up(answer)
        make_supplement(question)
        for target in (question, answer, answer.follow_ups.first(), lawyer):
            make_report(target, reporter=make_user())
        make_lawyer(verified=False)
    for model in (Question, Answer, FollowUp, Supplement):
        model.objects.update(findings=[{"kind": "link", "detail": ""}])


def url_of(row):
    return f"/admin/consult/{row._meta.model_name}/{row.pk}/change/"


def decide(client, row, act, reason, queue="", **fields):
    """Open the review page, then send one of its forms as the browser would."""
    address = url_of(row) + (f"?queue={queue}" if queue else "")
    page = client.get(address)
    key = next((key for key in page.context["keys"] if key["act"].name == act), None)
    seen = key["form"].initial["seen"] if key else ""
    return client.post(address, {"act": act, "reason": reason, "words": "", "seen": seen, **fields})
