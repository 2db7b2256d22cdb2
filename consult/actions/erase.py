"""Erasing an account (个人信息保护法 第四十七条): what is theirs goes, what others rely on stays without them."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from ..jobs import purge_search
from ..models import Answer, EvidenceTick, FollowUp, Lawyer, Mark, Question, User
from ..search import queries
from . import recount
from .audit import record


@transaction.atomic
def erase(*, user, actor=None, reason=""):
    """Delete an account.

    Questions nobody has answered are deleted; answered ones stay, with no link to anyone, as 匿名用户, since the answers
    are others' work. Marks go and counters follow. A lawyer's answers stay under the name they were given by.
    """
    own, marked = Question.objects.filter(asker=user), _marked_by(user)
    (Question.objects.showing(own) | Question.objects.filter(pk__in=marked)).lock()
    User.objects.select_for_update().get(pk=user.pk)  # a mark on its way waits here, and then finds nobody
    kept = set(own.filter(answers__isnull=False).values_list("pk", flat=True))
    gone = set(own.exclude(pk__in=kept).values_list("pk", flat=True))
    changed = (_marked_by(user) | kept) - gone
    lawyers = set(Answer.objects.filter(question__in=changed).values_list("lawyer", flat=True))
    before = {"questions": len(kept) + len(gone), "kept": len(kept)}
    record(actor=actor, action="user.erase", target=user, reason=reason, label="", before=before)

    Question.objects.showing(gone).touch()
    own.filter(pk__in=gone).delete()
    if gone:
        purge_search.enqueue()
    own.filter(pk__in=kept).update(asker=None, code_hash=None, notify_email="", nickname="")
    Mark.objects.filter(guest_question__in=kept).delete()
    EvidenceTick.objects.filter(question__in=kept).delete()
    FollowUp.objects.filter(author=user).update(author=None)
    for lawyer in Lawyer.objects.filter(user=user):
        _leave(lawyer)
    user.delete()
    for pk in sorted(changed):
        recount.question(pk)
        queries.put(Question.objects.get(pk=pk))
    recount.lawyers(lawyers)


def _marked_by(user):
    """Ids of the questions whose counters this account stands in."""
    rows = Question.objects.filter(Q(answers__marks__user=user) | Q(same_questions__user=user))
    return set(rows.values_list("pk", flat=True))


def _leave(lawyer):
    """A lawyer goes. Nothing stays of one who never answered; of another the byline, no longer as a lawyer of this site."""
    files = [(field.storage, field.name) for field in (lawyer.photo, lawyer.licence_scan) if field]
    if lawyer.answers.exists():
        Lawyer.objects.filter(pk=lawyer.pk).update(
            user=None, photo="", licence_scan="", license_number="", biography="", verification_note="",
            verified_until=timezone.now(), version=F("version") + 1,
        )  # fmt: skip
        lawyer.drafts.all().delete()
    else:
        lawyer.delete()
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in files])
