"""Every page of the admin answers, in Chinese, without anything that the content security policy would refuse."""

import html
import re

import pytest
from django.contrib import admin
from django.urls import reverse

from consult.models import (
    Area,
    Citation,
    CitationState,
    Region,
    Statute,
    StatuteName,
    StatuteVersion,
    Synonym,
)

from ..factory import make_question
from .conftest import held, make_everything

pytestmark = pytest.mark.django_db
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)[^>]*>|\sstyle=|\son[a-z]+=[\"']", re.IGNORECASE)


@pytest.fixture
def rows():
    """At least one row of everything that staff can list."""
    make_everything()
    statute = Statute.objects.create(title="中华人民共和国民法典", short_title="民法典", kind="law")
    StatuteName.objects.create(statute=statute, name="民法")
    StatuteVersion.objects.create(statute=statute, digest="x")
    Synonym.objects.get_or_create(lay="欠薪", legal="拖欠劳动报酬")
    answer = make_question().answers.model.objects.first()
    Citation.objects.create(
        answer=answer, start=0, end=1, raw="民法典第一条", law=statute.title, statute=statute, number=1,
        state=CitationState.VERIFIED,
    )  # fmt: skip


def addresses():
    yield "/admin/"
    for model, model_admin in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        row = model._default_manager.first()
        if row is not None:
            yield from (reverse(f"{name}_{view}", args=[row.pk]) for view in ("change", "history", "delete"))
        if hasattr(model_admin, "import_view"):
            yield reverse(f"{name}_import")
        if hasattr(model_admin, "correct_view"):
            yield reverse(f"{name}_correct", args=[row.pk])


def test_every_page_answers_a_superuser_and_holds_nothing_inline(head, rows):
    seen = set()
    for address in addresses():
        response = head.get(address)
        seen.add(response.status_code)
        assert response.status_code in (200, 302, 403), address
        if response.status_code == 200:
            page = response.content.decode()
            assert not INLINE.search(page), (address, INLINE.search(page).group())
            assert 'lang="zh-CN"' in page
    assert 200 in seen


def test_lists_answer_with_each_filter_and_search(head, rows):
    for model, model_admin in admin.site._registry.items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        response = head.get(address)
        for spec in response.context["cl"].filter_specs:
            for choice in list(spec.choices(response.context["cl"]))[:3]:
                assert head.get(address + choice["query_string"]).status_code == 200, (address, choice)
        if model_admin.search_fields:
            for words in ("工资", "'\"%_\\", "1", "\x00", "😀" * 50):
                assert head.get(address, {"q": words}).status_code == 200, (address, words)


def test_pages_say_nothing_in_english(head, rows):
    """Words that Django itself has no Chinese for, or that a template forgot. Names and addresses are what is left."""
    names = re.compile(
        r"person\d+|[\w.]+@[\w.]+|[a-z0-9]+(?:[-/][a-z0-9]+)+|moderators?|argon2(?:id)?|LDAP|labor"
    )
    slugs = {word for slug in Area.objects.values_list("slug", flat=True) for word in re.split("[-/]", slug)}
    slugs |= set(Region.objects.values_list("slug", flat=True))
    columns = slugs | {"questions", "phrase", "note", "legal", "slug", "name", "position", "statute"}
    for address in addresses():
        response = head.get(address)
        if response.status_code == 200 and "guidance" not in address:
            text = names.sub(" ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))
            assert set(re.findall(r"\b[A-Za-z]{4,}\b", text)) <= columns, address


def test_a_review_page_from_a_queue_marks_the_queue_in_the_menu(desk):
    question = held(make_question())
    page = desk.get(f"/admin/consult/question/{question.pk}/change/?queue=held-questions").content.decode()
    assert 'href="/admin/queue/held-questions/" aria-current="true"' in page


def test_the_way_in_is_the_sites_own(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")


def test_passwords_are_changed_where_everybody_does(desk):
    assert desk.get("/admin/password_change/").url == "/accounts/password/change/"
    assert desk.get("/admin/consult/").url == "/admin/"
