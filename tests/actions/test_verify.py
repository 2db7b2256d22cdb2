"""Verification: in force at once, over at once, on record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consult.actions.verify import suspend, verify
from consult.models import AuditEntry, Lawyer, Verification

pytestmark = pytest.mark.django_db


def test_a_verification_holds_for_a_year_unless_told_otherwise(unverified, moderator):
    verify(lawyer=unverified, actor=moderator)
    row = Lawyer.objects.get(pk=unverified.pk)
    assert row.is_verified()
    assert row.is_verified(at=timezone.now() + timedelta(days=364))
    assert not row.is_verified(at=timezone.now() + timedelta(days=366))


def test_the_list_of_the_verified_and_the_single_judgement_agree(lawyer, unverified):
    for at in (None, timezone.now() + timedelta(days=400)):
        listed = set(Lawyer.objects.verified(at=at).values_list("pk", flat=True))
        judged = {row.pk for row in Lawyer.objects.all() if row.is_verified(at=at)}
        assert listed == judged


def test_suspending_needs_a_reason_and_ends_it_at_once(lawyer, moderator):
    with pytest.raises(ValueError):
        suspend(lawyer=lawyer, actor=moderator, reason=" ")
    suspend(lawyer=lawyer, actor=moderator, reason="证件存疑")
    row = Lawyer.objects.get(pk=lawyer.pk)
    assert row.verification == Verification.SUSPENDED
    assert not row.is_verified()
    assert row.verification_note == "证件存疑"


def test_both_are_on_record_and_told_to_the_lawyer(unverified, moderator, mailoutbox):
    verify(lawyer=unverified, actor=moderator, reason="与司法厅名录一致")
    suspend(lawyer=unverified, actor=moderator, reason="证件存疑")
    entries = AuditEntry.objects.about(unverified).order_by("pk")
    assert [entry.action for entry in entries] == ["lawyer.verify", "lawyer.suspend"]
    assert [entry.after["verification"] for entry in entries] == ["verified", "suspended"]
    assert [letter.to for letter in mailoutbox] == [[unverified.user.email]] * 2
