"""A lawyer applies for verification, or hands in what staff asked for."""

from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from ..models import Lawyer, User, Verification
from .audit import record

OPEN = (Verification.APPLIED, Verification.MORE_NEEDED, Verification.REJECTED)


@transaction.atomic
def apply(*, user, areas, photo=None, licence_scan=None, **fields):
    """Make or renew this account's application. None when it stands verified or suspended: those are staff's to change.

    `fields`: name, license_number, law_firm, region, first_licensed_year, biography. Names of files are made here.
    """
    User.objects.select_for_update().get(pk=user.pk)  # a double click waits, and then finds the application
    lawyer = Lawyer.objects.select_for_update(of=("self",)).filter(user=user).first() or Lawyer(user=user)
    if lawyer.pk and lawyer.verification not in OPEN:
        return None
    before = {"verification": lawyer.verification} if lawyer.pk else {}
    for name in ("name", "license_number", "law_firm", "region", "first_licensed_year", "biography"):
        setattr(lawyer, name, fields[name])
    lawyer.verification, lawyer.verification_note = Verification.APPLIED, ""
    lawyer.applied_at = timezone.now()
    if photo:
        lawyer.photo.save(f"{token_hex(12)}.jpg", photo, save=False)
    if licence_scan:
        lawyer.licence_scan.save(f"{token_hex(12)}.jpg", licence_scan, save=False)
    lawyer.save()
    lawyer.areas.set(areas)
    after = {"verification": lawyer.verification}
    record(actor=user, action="lawyer.apply", target=lawyer, before=before, after=after)
    return lawyer
