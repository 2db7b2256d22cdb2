"""The reference page, imported, stands whole."""

import json

import pytest
from django.core.management import call_command
from django.test import Client

from consult.models import Question

from ..page import page

pytestmark = pytest.mark.django_db


def squeezed(text):
    return "".join(text.split())


def test_every_part_of_the_reference_page_is_there(shared_data):
    path = shared_data / "seed_page.json"
    seed = json.loads(path.read_text(encoding="utf-8"))
    call_command("import_questions", str(path))
    question = Question.objects.get(title=seed["title"])
    shown = page(Client().get(question.get_absolute_url()))

    assert shown.one("h1").text == seed["title"]
    assert squeezed(shown.one(".question-body").text) == squeezed(seed["body"])
    byline = shown.one(".answer .byline")
    assert "张凯" in byline.text
    assert "执业律师" in byline.text
    assert "来源标注，本站未核验" in byline.text
    assert byline.one(".helped-count").text == "已帮助 867 人解决法律问题"
    assert squeezed(seed["answers"][0]["body"][:60]) in squeezed(shown.one(".answer-body").text)
    assert shown.one("#related h2").text == "相关问题"
    assert shown.select("#related article.question-summary")
    assert shown.one("#latest h2").text == "为您推荐20个最新问题"
    summaries = shown.select("#latest article.question-summary")
    assert {row.one("h3 a").text for row in summaries} == {row["title"] for row in seed["recommended"]}
    assert all(row.one("p").text for row in summaries)


def test_all_twenty_recommended_are_pages_of_their_own(shared_data):
    call_command("import_questions", str(shared_data / "seed_page.json"))
    client = Client()
    for question in Question.objects.all():
        response = client.get(question.get_absolute_url())
        assert page(response).one("h1").text == question.title
