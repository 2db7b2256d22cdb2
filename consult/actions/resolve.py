"""Closing reports: upheld or not, with an outcome that the reporter is told."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import FollowUp, Lawyer, Report
from . import tell
from .audit import record


@transaction.atomic
def resolve(*, report, actor, reason):
    """The report was right and something was done about it."""
    text = _("您举报的内容已经处理：%(reason)s") % {"reason": reason}
    return _close(report, actor, "resolve", reason, text)


@transaction.atomic
def dismiss(*, report, actor, reason):
    """Looked at, and what was reported stays."""
    text = _("您举报的内容已经核查，没有处理：%(reason)s") % {"reason": reason}
    return _close(report, actor, "dismiss", reason, text)


def all_about(target, *, actor):
    """What was reported has just been hidden: every waiting report about it was right. In the caller's transaction."""
    field = {"followup": "follow_up"}.get(target._meta.model_name, target._meta.model_name)
    if field not in Report.TARGETS:
        return
    for report in Report.objects.waiting().filter(**{field: target}).order_by("pk"):
        resolve(report=report, actor=actor, reason=_("已隐藏被举报的内容"))


def _close(report, actor, action, reason, text):
    """False when somebody else has closed it already."""
    if not reason.strip():
        raise ValueError("Closing a report needs a reason.")
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.handled_at:
        return False
    row.handled_at, row.outcome = timezone.now(), reason[:300]
    row.save(update_fields=["handled_at", "outcome"])
    record(actor=actor, action=f"report.{action}", target=row, reason=reason)
    tell.account(row.reporter, letter=None, text=text, url=_address(row.target))
    return True


def _address(target):
    """Where the reporter can look; nowhere when it is out of public view."""
    owner = target.answer if isinstance(target, FollowUp) else target
    if isinstance(owner, Lawyer) or getattr(owner, "is_public", owner.is_published):
        return owner.get_absolute_url()
    return ""
