"""What staff do to what people wrote: publish, hide, restore, keep. Each act has an actor, a reason and one target."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..jobs import refresh_related, suggest_articles
from ..models import Answer, FollowUp, Question, Status, Supplement
from ..search import queries
from . import follow_up, recount, resolve, tell
from .answer import tell_asker
from .audit import record
from .withdraw import out_of_view


@transaction.atomic
def publish(*, target, actor, reason=""):
    """Release what was held, or bring back what was hidden; `findings` stay for the record."""
    return _move(target, actor, "publish", reason, Status.PUBLISHED, allowed=(Status.HELD, Status.HIDDEN))


@transaction.atomic
def hide(*, target, actor, reason):
    """Take something out of public view. The author sees the reason, so it cannot be empty (ValueError)."""
    if not reason.strip():
        raise ValueError("Hiding needs a reason.")
    moved = _move(target, actor, "hide", reason, Status.HIDDEN, allowed=(Status.HELD, Status.PUBLISHED))
    if moved:
        resolve.all_about(target, actor=actor)
    return moved


@transaction.atomic
def restore(*, target, actor, reason):
    """Undo a hiding, and a merging with it."""
    return _move(target, actor, "restore", reason, Status.PUBLISHED, allowed=(Status.HIDDEN,))


@transaction.atomic
def keep(*, target, actor, reason):
    """A person has looked at what a check pointed out, and it stays as it is: on record, and out of the queue."""
    if not type(target).objects.published().filter(pk=target.pk).exists():
        return False
    record(actor=actor, action=f"{target._meta.model_name}.keep", target=target, reason=reason)
    return True


def _move(target, actor, action, reason, status, allowed):
    """One status to another, whatever the noun; False when it does not stand in an allowed one (any more)."""
    if isinstance(target, Question):
        Question.objects.showing([target.pk]).lock()
    question = Question.objects.locked(_question_id(target))
    row = type(target).objects.select_for_update(of=("self",)).get(pk=target.pk)
    if row.status not in allowed:
        return False
    before, row.status = row.status, status
    row.status_reason = reason[:300] if status == Status.HIDDEN else ""
    if isinstance(row, Question) and status == Status.PUBLISHED:
        row.published_at = row.published_at or timezone.now()
        row.merged_into = None
    row.save()
    record(
        actor=actor, action=f"{row._meta.model_name}.{action}", target=row, reason=reason,
        before={"status": before}, after={"status": status},
    )  # fmt: skip
    _follow(row, question, status)
    _tell(row, before, status, reason)
    return True


def _question_id(target):
    if isinstance(target, Question):
        return target.pk
    return target.question_id if hasattr(target, "question_id") else target.answer.question_id


def _follow(row, question, status):
    """Counters, index, related lists and cached pages follow in the same transaction."""
    if isinstance(row, Question):
        question = row
    if isinstance(row, Question) and status != Status.PUBLISHED:
        out_of_view(row)
        return
    recount.of_question(question.pk)
    queries.put(question)
    suggest_articles.enqueue(question.pk)
    refresh_related.enqueue(question.pk)


def _tell(row, before, status, reason):
    if status == Status.HIDDEN:
        _tell_author(row, "hidden", _("您的内容已被隐藏，原因：%(reason)s") % {"reason": reason}, reason)
        return
    _tell_author(row, "question_published", _("您的内容已通过审核，现已公开。"))
    if before == Status.HELD and isinstance(row, Answer):
        tell_asker(row)
    if before == Status.HELD and isinstance(row, FollowUp):
        follow_up.tell_other(row)


def _tell_author(row, letter, text, reason=""):
    if isinstance(row, Question):
        tell.asker(row, letter=letter, text=text, reason=reason)
    elif isinstance(row, Supplement):
        tell.asker(row.question, letter=letter, text=text, reason=reason)
    elif isinstance(row, Answer):
        tell.lawyer(row.lawyer, letter=letter, text=text, url=row.get_absolute_url(), reason=reason)
    elif row.side == FollowUp.Side.LAWYER:
        tell.lawyer(
            row.answer.lawyer, letter=letter, text=text, url=row.answer.get_absolute_url(), reason=reason
        )
    else:
        tell.asker(row.answer.question, letter=letter, text=text, reason=reason)
