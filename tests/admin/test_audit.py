"""The audit log in the admin: everybody on the staff may read it, nobody may change it, superusers included."""

import pytest
from django.db import DatabaseError, connection, transaction

from consult.actions import moderate
from consult.models import Area, AuditEntry, BlockedPhrase, Question, Synonym

from ..factory import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(moderator):
    question = make_question()
    moderate.hide(target=question, actor=moderator, reason="违法内容")
    return AuditEntry.objects.get()


def test_a_superuser_can_read_it(head, entry):
    page = head.get(f"/admin/consult/auditentry/{entry.pk}/change/").content.decode()
    assert "违法内容" in page
    assert '<input type="submit"' not in page


def test_there_is_no_way_to_add_change_or_delete_an_entry(head, entry):
    base = "/admin/consult/auditentry/"
    assert head.get(f"{base}add/").status_code == 403
    assert head.get(f"{base}{entry.pk}/delete/").status_code == 403
    assert head.post(f"{base}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert head.post(f"{base}{entry.pk}/change/", {"reason": "没有什么"}).status_code == 403
    head.post(base, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert AuditEntry.objects.get(pk=entry.pk).reason == "违法内容"


def test_no_action_of_its_list_changes_it(head, entry):
    page = head.get("/admin/consult/auditentry/").content.decode()
    assert "delete_selected" not in page
    assert "export_csv" in page


def test_the_database_refuses_as_well(entry):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE consult_auditentry SET reason = 'nothing'")
    assert AuditEntry.objects.get(pk=entry.pk).reason == "违法内容"


def test_erasing_what_it_is_about_leaves_it(entry):
    Question.objects.all().delete()
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_the_history_of_a_row_is_the_log(head, entry):
    response = head.get(f"/admin/consult/question/{entry.target_id}/history/", follow=True)
    assert "违法内容" in response.content.decode()


def test_what_people_wrote_cannot_be_deleted_by_hand(head):
    question = make_question()
    for model in ("question", "answer", "followup", "supplement", "report", "lawyer", "user"):
        assert "delete_selected" not in head.get(f"/admin/consult/{model}/").content.decode()
    assert head.post(f"/admin/consult/question/{question.pk}/delete/", {"post": "yes"}).status_code == 403


def test_settings_that_staff_change_are_on_record_with_what_they_were(head):
    head.post("/admin/consult/blockedphrase/add/", {"phrase": "包打赢", "note": ""})
    phrase = BlockedPhrase.objects.get(phrase="包打赢")
    head.post(f"/admin/consult/blockedphrase/{phrase.pk}/change/", {"phrase": "保证打赢", "note": ""})
    head.post(f"/admin/consult/blockedphrase/{phrase.pk}/delete/", {"post": "yes"})
    entries = list(AuditEntry.objects.filter(target_type="blockedphrase").order_by("pk"))
    assert [row.action.partition(".")[2] for row in entries] == ["add", "change", "delete"]
    assert (entries[1].before, entries[1].after) == ({"phrase": "包打赢"}, {"phrase": "保证打赢"})


def test_deleting_many_settings_is_on_record_one_by_one(head):
    rows = [Synonym.objects.create(lay=f"词{n}", legal="用语") for n in range(3)]
    sent = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    head.post("/admin/consult/synonym/", sent)
    assert AuditEntry.objects.filter(action="synonym.delete").count() == 3


def test_renaming_an_area_reaches_the_pages_that_show_it(head):
    question = make_question(area="labor/wages")
    area = Area.objects.get(slug="labor/wages")
    sent = {"slug": area.slug, "name": "工资", "parent": area.parent_id, "position": area.position}
    assert head.post(f"/admin/consult/area/{area.pk}/change/", sent).status_code == 302
    assert Question.objects.get(pk=question.pk).version > question.version
