"""Guidance cards, as staff write them."""

import pytest

from consult.models import Area, AuditEntry, GuidanceCard, Question

from ..factory import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return GuidanceCard.objects.get(slug="danger-suicide")


def sent(card, **changed):
    """The form as the browser would send it."""
    return {
        "slug": card.slug, "kind": card.kind, "title": card.title, "body": card.body, "steps": "\n".join(card.steps),
        "phones": "120 急救\n12356 心理援助热线", "articles": "中华人民共和国精神卫生法 第二十八条",
        "areas": [Area.objects.get(slug="labor").pk], "triggers": card.triggers, "position": card.position,
        "is_shown": "on", **changed,
    }  # fmt: skip


def change(client, card, **changed):
    return client.post(f"/admin/consult/guidancecard/{card.pk}/change/", sent(card, **changed))


def test_lines_become_the_lists_that_pages_read(head, card):
    assert change(head, card).status_code == 302
    card.refresh_from_db()
    assert card.phones == [{"number": "120", "label": "急救"}, {"number": "12356", "label": "心理援助热线"}]
    assert card.articles == [{"law": "中华人民共和国精神卫生法", "article": "第二十八条"}]


def test_a_card_shown_in_the_form_reads_the_same_when_it_is_sent_back(head, card):
    form = head.get(f"/admin/consult/guidancecard/{card.pk}/change/").context["adminform"].form
    values = {name: form[name].value() for name in ("steps", "phones", "articles")}
    before = {name: getattr(card, name) for name in values}
    assert change(head, card, **values).status_code == 302
    card.refresh_from_db()
    assert {name: getattr(card, name) for name in values} == before


def test_what_is_wrong_stands_at_its_line(head, card):
    page = change(head, card, phones="120 急救\n110").content.decode()
    assert "第 2 行缺一部分" in page
    page = change(head, card, triggers=card.triggers + "\n+ +").content.decode()
    assert "errorlist" in page


def test_a_changed_card_reaches_pages_that_show_it_and_the_log(head, card):
    question = make_question()
    Question.objects.filter(pk=question.pk).update(guidance=[card.slug])
    change(head, card, title="先让自己安全")
    assert Question.objects.get(pk=question.pk).version > question.version
    entry = AuditEntry.objects.get(action="guidancecard.change")
    assert entry.after["title"] == "先让自己安全"


def test_words_are_rendered_once_and_safely(head, card):
    change(head, card, body="**先**打电话<script>alert(1)</script>")
    card.refresh_from_db()
    assert "<strong>先</strong>" in card.body_html
    assert "<script>" not in card.body_html
