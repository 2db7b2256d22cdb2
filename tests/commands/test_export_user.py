"""`manage.py export_user NAME`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from consult.actions.export import export
from consult.models import Draft, Report

from ..conftest import browser_of
from ..factory import make_question

pytestmark = pytest.mark.django_db


def run(name):
    out = StringIO()
    call_command("export_user", name, stdout=out)
    return json.loads(out.getvalue())


def test_it_writes_what_the_holder_gets_on_their_own_page(citizen):
    make_question(citizen, title="公司拖欠工资😀怎么办")
    assert run("citizen")["questions"][0]["title"] == "公司拖欠工资😀怎么办"
    citizen.refresh_from_db()
    assert run("citizen") == export(user=citizen)
    browser = browser_of(citizen)
    assert {**browser.get("/me/export/").json(), "account": None} == {**run("citizen"), "account": None}


def test_drafts_and_reports_are_theirs_too(lawyer):
    question = make_question()
    Draft.objects.create(lawyer=lawyer, question=question, body="还没写完")
    Report.objects.create(question=question, reason="other", note="重复了", reporter=lawyer.user)
    data = run(lawyer.user.username)
    assert data["lawyer"]["drafts"] == [{"question": question.pk, "body": "还没写完"}]
    assert [row["note"] for row in data["reports"]] == ["重复了"]


def test_only_the_exact_user_name_will_do(citizen):
    for name in ("Citizen", "citizen@mail.example", "nobody", ""):
        with pytest.raises(CommandError, match="no account"):
            run(name)
