"""The scan of a licence: for its owner and for staff who check it, and every look by staff is on record."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from consult.models import AuditEntry

from ..conftest import browser_of
from ..factory import make_lawyer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(folders):
    folders.private.mkdir()
    (folders.private / "scan.jpg").write_bytes(b"\xff\xd8\xff the scan")
    return make_lawyer("郑一", verified=False, licence_scan="scan.jpg")


def look(lawyer, client):
    response = client.get(f"/lawyers/{lawyer.pk}/licence/")
    body = b"".join(response) if response.streaming else response.content
    return response, body


def test_the_owner_sees_it_and_that_is_nobodys_business(applicant):
    response, body = look(applicant, browser_of(applicant.user))
    assert (response.status_code, body) == (200, b"\xff\xd8\xff the scan")
    assert not AuditEntry.objects.exists()


def test_staff_see_it_and_each_look_is_on_record(applicant, moderator):
    for _time in range(2):
        assert look(applicant, browser_of(moderator))[0].status_code == 200
    entries = AuditEntry.objects.filter(
        action="lawyer.view_licence", target_id=applicant.pk, actor_id=moderator.pk
    )
    assert entries.count() == 2


def test_staff_without_the_right_and_everybody_else_get_404(applicant, stranger, lawyer):
    clerk = make_user("clerk", is_staff=True)
    for user in (clerk, stranger, lawyer.user):
        assert look(applicant, browser_of(user))[0].status_code == 404
    clerk.user_permissions.add(Permission.objects.get(codename="view_lawyer"))
    assert look(applicant, browser_of(clerk))[0].status_code == 200
    assert (
        Client().get(f"/lawyers/{applicant.pk}/licence/").headers["Location"].startswith("/accounts/login/")
    )


def test_it_is_kept_nowhere_and_run_by_nothing(applicant):
    response, _body = look(applicant, browser_of(applicant.user))
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_no_address_leads_to_the_file_itself(applicant):
    with pytest.raises(ValueError, match="no address"):
        applicant.licence_scan.url  # noqa: B018


def test_without_a_scan_there_is_nothing_to_see(lawyer, moderator):
    assert look(lawyer, browser_of(moderator))[0].status_code == 404
