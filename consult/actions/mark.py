"""有帮助 and 采纳, and taking either back. Each is a row; counters are recounted from rows behind the question's lock."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..access import Person
from ..models import Mark, Question, SameQuestion
from . import recount, tell


@transaction.atomic
def mark(*, answer, kind, person):
    """Put a person's mark on an answer. Whether it is new: a second one, or one's own answer, changes nothing."""
    person = _settled(person, Question.objects.locked(answer.question_id))
    if person.user_id is not None and person.user_id == answer.lawyer.user_id:
        return False
    new = Mark(kind=kind, answer=answer, user_id=person.user_id, guest_question_id=person.guest_question_id)
    existing = Mark.objects.filter(kind=kind, answer=answer)
    already = existing if kind == Mark.Kind.ACCEPT else existing.by_person(person)
    if already.exists():
        return False
    Mark.objects.bulk_create([new], ignore_conflicts=True)
    _recount(answer)
    if kind == Mark.Kind.ACCEPT:
        text = _("提问者采纳了您的回答。")
        tell.lawyer(answer.lawyer, letter="answer_accepted", text=text, url=answer.get_absolute_url())
    return True


@transaction.atomic
def unmark(*, answer, kind, person):
    """Take a mark back; taking back what is not there changes nothing. An acceptance is the question's, whoever holds it."""
    person = _settled(person, Question.objects.locked(answer.question_id))
    marks = Mark.objects.filter(kind=kind, answer=answer)
    if kind != Mark.Kind.ACCEPT:
        marks = marks.by_person(person)
    removed, _rows = marks.delete()
    if removed:
        _recount(answer)
    return bool(removed)


def _settled(person, question):
    """Who they are now that the question is locked: its code may have been attached to an account since the page was read."""
    if person.guest_question_id and question.asker_id:
        return Person(user_id=question.asker_id)
    return person


def _recount(answer):
    recount.question(answer.question_id)
    recount.lawyers([answer.lawyer_id])


@transaction.atomic
def same_question(*, question, user):
    """同问, once an account."""
    Question.objects.locked(question.pk)
    SameQuestion.objects.bulk_create([SameQuestion(question=question, user=user)], ignore_conflicts=True)
    recount.question(question.pk)


@transaction.atomic
def unsame_question(*, question, user):
    Question.objects.locked(question.pk)
    SameQuestion.objects.filter(question=question, user=user).delete()
    recount.question(question.pk)
