"""The indexes can be built anew while the site serves, and what left them leaves the files too."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from consult.actions import moderate
from consult.models import Notice, SearchEntry

from ..factory import make_question, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.INDEX_ROOT = tmp_path / "index"


def test_a_lost_index_comes_back(db):
    question = make_question(title="房东不退押金怎么办", body="租约到期三个月了,押金一直没有退。")
    SearchEntry.objects.all().delete()
    call_command("reindex", stdout=StringIO())
    assert SearchEntry.objects.filter(pk=question.pk).exists()
    assert "/questions/" + str(question.pk) in Client().get("/search/", {"q": "押金"}).content.decode()


def test_what_is_not_public_does_not_come_in(moderator):
    question = make_question(title="房东不退押金怎么办", body="租约到期三个月了,押金一直没有退。")
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    call_command("reindex", stdout=StringIO())
    assert not SearchEntry.objects.exists()


def test_purging_takes_old_read_notices_and_leaves_the_rest(db):
    user, now = make_user(), timezone.now()
    old = Notice.objects.create(user=user, text="旧", read_at=now - timedelta(days=200))
    kept = [
        Notice.objects.create(user=user, text="新", read_at=now),
        Notice.objects.create(user=user, text="未读", created_at=now - timedelta(days=400)),
    ]
    call_command("purge_expired", stdout=StringIO())
    assert not Notice.objects.filter(pk=old.pk).exists()
    assert Notice.objects.filter(pk__in=[row.pk for row in kept]).count() == 2
