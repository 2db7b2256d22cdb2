"""The group that migration 0006 makes: exactly what the daily queues need."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection

from consult.models import AuditEntry, BlockedPhrase, Lawyer

from ..factory import make_lawyer
from .conftest import make_everything

pytestmark = pytest.mark.django_db
migration = import_module("consult.migrations.0007_moderators")


def test_the_group_has_its_rights_and_no_others():
    rights = Group.objects.get(name="moderators").permissions.values_list("codename", flat=True)
    assert set(rights) == {f"{act}_{model}" for model, acts in migration.RIGHTS.items() for act in acts}


def test_making_the_group_again_changes_nothing(monkeypatch):
    config = apps.get_app_config("consult")
    monkeypatch.setattr(config, "models_module", config.models_module)  # a migration gets apps of its own

    class Editor:
        pass

    Editor.connection = connection
    before = set(Group.objects.get(name="moderators").permissions.values_list("pk", flat=True))
    migration.create(apps, Editor)
    assert set(Group.objects.get(name="moderators").permissions.values_list("pk", flat=True)) == before
    assert Group.objects.filter(name="moderators").count() == 1


def test_a_moderator_sees_the_models_of_the_queues_and_no_accounts_or_settings(desk):
    make_everything()
    answers = {
        model._meta.model_name: desk.get(
            f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        ).status_code
        for model in admin.site._registry
    }
    open_ones = {name for name, status in answers.items() if status == 200}
    assert open_ones == set(migration.RIGHTS)
    assert {answers[name] for name in answers if name not in open_ones} == {403}


def test_every_queue_is_open_to_a_moderator(desk):
    assert len(desk.get("/admin/").context["board"]) == 9


def test_the_menu_holds_only_what_may_be_opened(desk):
    page = desk.get("/admin/").content.decode()
    assert "/admin/consult/blockedphrase/" in page
    assert "/admin/consult/user/" not in page
    assert "/admin/consult/statute/" not in page


def test_a_moderator_edits_blocked_phrases(desk):
    desk.post("/admin/consult/blockedphrase/add/", {"phrase": "包打赢", "note": ""})
    assert BlockedPhrase.objects.filter(phrase="包打赢").exists()


def test_saving_the_group_in_the_admin_keeps_its_rights(head):
    group = Group.objects.get(name="moderators")
    page = head.get(f"/admin/auth/group/{group.pk}/change/")
    form = page.context["adminform"].form
    offered = set(form.fields["permissions"].queryset.values_list("pk", flat=True))
    assert set(group.permissions.values_list("pk", flat=True)) <= offered


def test_an_onlooker_is_not_shown_how_to_correct_a_profile(onlooker):
    lawyer = make_lawyer()
    assert "correct/" not in onlooker.get(f"/admin/consult/lawyer/{lawyer.pk}/change/").content.decode()
    assert onlooker.get(f"/admin/consult/lawyer/{lawyer.pk}/correct/").status_code == 403
    assert Lawyer.objects.get(pk=lawyer.pk).name == lawyer.name


def test_accounts_of_staff_are_not_erased_by_a_lists_action(head, staff, citizen):
    sent = {
        "action": "erase_with_reason", "_selected_action": [staff.pk, citizen.pk], "apply": "1", "reason": "own_wish",
        "words": "",
    }  # fmt: skip
    head.post("/admin/consult/user/", sent)
    users = type(staff).objects
    assert users.filter(pk=staff.pk).exists()
    assert not users.filter(pk=citizen.pk).exists()


def test_a_lost_second_factor_is_taken_off_on_record_and_told(head, citizen):
    Authenticator.objects.create(user=citizen, type="totp", data={})
    chosen = {
        "action": "second_factor_with_reason",
        "_selected_action": [citizen.pk],
        "apply": "1",
        "words": "",
    }
    head.post("/admin/consult/user/", {**chosen, "reason": ""})
    assert Authenticator.objects.exists()
    head.post("/admin/consult/user/", {**chosen, "reason": "confirmed"})
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.get(action="user.remove_second_factor").reason == "已确认是本人"
    assert "两步验证" in citizen.notices.get().text
