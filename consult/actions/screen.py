"""The automatic checks on submission, and the status that follows from them (design.md §3, Publishing)."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.utils import timezone

from ..models import BlockedPhrase, Question, Status
from ..text.normalise import fold
from ..text.redaction import redact
from ..text.screening import screen

DUPLICATE_WINDOW = timedelta(days=30)


def fingerprint(*texts):
    """The same words give the same value, whatever their width, case and spacing."""
    return sha256("\n".join(map(fold, texts)).encode("utf-8", "replace")).hexdigest()


def look(*texts, restored=()):
    """Findings on texts about to be stored. `restored` names the kinds of personal data the person put back."""
    blocked = list(BlockedPhrase.objects.values_list("phrase", flat=True))
    findings = [finding for text in texts for finding in screen(text, blocked)]
    findings += [{"kind": "restored", "detail": kind} for kind in sorted(set(restored))]
    if not restored and any(finding.masked for text in texts for finding in redact(text).findings):
        findings.append({"kind": "personal_data", "detail": ""})
    return findings


def is_duplicate(content_hash, *, apart_from=None):
    """Whether the same question was asked lately; hidden and withdrawn ones count, since they come back too."""
    since = timezone.now() - DUPLICATE_WINDOW
    return (
        Question.objects.filter(content_hash=content_hash, created_at__gte=since)
        .exclude(pk=apart_from)
        .exists()
    )


def status_for(findings):
    """What becomes of a text with these findings, under the deployment's LAWQA_MODERATION."""
    if settings.LAWQA_MODERATION == "all":
        return Status.HELD
    if settings.LAWQA_MODERATION == "auto" and findings:
        return Status.HELD
    return Status.PUBLISHED
