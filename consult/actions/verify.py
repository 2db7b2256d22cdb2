"""Verification of lawyers by staff: takes effect and ends at once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Lawyer, Verification
from . import tell
from .audit import record

# A practising certificate is checked once a year (律师执业管理办法; 律师事务所年度检查考核办法).
VALID_FOR = timedelta(days=365)

APPLYING = (Verification.APPLIED, Verification.MORE_NEEDED)
# Where each act applies. A lawyer taken over from a source (`source`) has no account here and nothing to verify.
STANDING = {
    "verify": (*APPLYING, Verification.VERIFIED, Verification.REJECTED, Verification.SUSPENDED),
    "suspend": (Verification.VERIFIED,),
    "ask_for_more": APPLYING,
    "reject": APPLYING,
}


@transaction.atomic
def verify(*, lawyer, actor, reason="", until=None):
    """The licence was checked: the lawyer may answer until that moment (a year from now unless told)."""
    now = timezone.now()
    return _set(
        lawyer, actor, "verify", reason, _("您的律师认证已通过，现在可以回答问题。"),
        verification=Verification.VERIFIED, verified_at=now, verified_until=until or now + VALID_FOR, verification_note="",
    )  # fmt: skip


@transaction.atomic
def suspend(*, lawyer, actor, reason):
    """The lawyer may not answer from now on. What they wrote stays; staff hide what must go."""
    if not reason.strip():
        raise ValueError("Suspending needs a reason.")
    text = _("您的律师认证已暂停，原因：%(reason)s") % {"reason": reason}
    return _set(
        lawyer,
        actor,
        "suspend",
        reason,
        text,
        verification=Verification.SUSPENDED,
        verification_note=reason[:300],
    )


@transaction.atomic
def ask_for_more(*, lawyer, actor, reason):
    """Something is missing: the lawyer is told what, and may hand it in."""
    text = _("您的律师认证还需要补充材料：%(reason)s") % {"reason": reason}
    return _decide(lawyer, actor, "ask_for_more", reason, text, Verification.MORE_NEEDED)


@transaction.atomic
def reject(*, lawyer, actor, reason):
    """The credential could not be confirmed. The lawyer is told why and may apply again."""
    text = _("您的律师认证没有通过，原因：%(reason)s") % {"reason": reason}
    return _decide(lawyer, actor, "reject", reason, text, Verification.REJECTED)


def _decide(lawyer, actor, action, reason, text, verification):
    if not reason.strip():
        raise ValueError("A decision against an application needs a reason.")
    return _set(
        lawyer, actor, action, reason, text, verification=verification, verification_note=reason[:300]
    )


def _set(lawyer, actor, action, reason, text, **fields):
    """The row as it now is; False when it no longer stands where this act applies."""
    row = Lawyer.objects.locked(lawyer.pk)
    if row.verification not in STANDING[action]:
        return False
    before = {"verification": row.verification, "verified_until": str(row.verified_until or "")}
    Lawyer.objects.filter(pk=row.pk).update(version=F("version") + 1, **fields)
    row.refresh_from_db()
    after = {"verification": row.verification, "verified_until": str(row.verified_until or "")}
    record(actor=actor, action=f"lawyer.{action}", target=row, reason=reason, before=before, after=after)
    url = reverse("consult:desk" if action == "verify" else "consult:lawyer-apply")
    tell.lawyer(row, letter="verification", text=text, url=url, reason=reason)
    return row
