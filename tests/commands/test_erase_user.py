"""`manage.py erase_user NAME [--yes]`."""

import io
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from consult.models import AuditEntry, Question, User

from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("erase_user", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def typed(monkeypatch):
    """Somebody at a terminal who types this."""

    def typed(words):
        terminal = io.StringIO(f"{words}\n")
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", terminal)

    return typed


def test_with_yes_the_account_goes_and_the_log_says_so(citizen):
    make_question(citizen)
    make_answer(make_question(citizen))
    assert "'citizen' is erased" in run("citizen", "--yes")
    assert not User.objects.filter(username="citizen").exists()
    assert Question.objects.get().asker is None
    entry = AuditEntry.objects.get(action="user.erase")
    assert (entry.actor_name, entry.before) == ("system", {"questions": 2, "kept": 1})


def test_typing_the_name_again_confirms_after_it_was_said_what_goes(citizen, typed):
    make_question(citizen)
    typed("citizen")
    assert "citizen: 1 questions, 0 marks, 0 answers." in run("citizen")
    assert not User.objects.filter(username="citizen").exists()


def test_anything_else_typed_leaves_the_account(citizen, typed):
    typed("yes")
    with pytest.raises(CommandError, match="Nothing was erased"):
        run("citizen")
    assert User.objects.filter(username="citizen").exists()


def test_without_a_terminal_it_asks_for_yes(citizen, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("citizen\n"))
    with pytest.raises(CommandError, match="--yes"):
        run("citizen")
    assert User.objects.filter(username="citizen").exists()


def test_a_lawyers_answers_are_counted(lawyer, typed):
    make_answer(make_question(), lawyer)
    typed(lawyer.user.username)
    assert "1 answers" in run(lawyer.user.username)


def test_an_unknown_name_is_told():
    with pytest.raises(CommandError, match="no account"):
        run("nobody", "--yes")
