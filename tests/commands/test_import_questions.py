"""`manage.py import_questions FILE`."""

import json

import pytest
from django.core.management import CommandError, call_command

from consult.models import Question, QuestionArticles
from consult.search import articles, suggester

from ..law import CRIMINAL, FRAUD, THEFT, load

pytestmark = pytest.mark.django_db


def run(path):
    """(standard output, standard error)"""
    from io import StringIO

    out, err = StringIO(), StringIO()
    call_command("import_questions", str(path), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_what_it_did_and_names_bad_lines(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "1", "title": "第一个问题在这里"}) + "\nnot json\n", encoding="utf-8")
    out, err = run(path)
    assert "1 imported, 0 known already, 1 left out." in out
    assert "rows.jsonl:2: not JSON" in err


def test_imported_questions_are_related_to_each_other_at_once(tmp_path):
    path = tmp_path / "rows.jsonl"
    titles = ["公司拖欠工资半年怎么办", "公司拖欠工资一年怎么办", "邻居装修漏水怎么办"]
    lines = [json.dumps({"id": str(number), "title": title}) for number, title in enumerate(titles)]
    path.write_text("\n".join(lines), encoding="utf-8")
    run(path)
    first, second, _third = Question.objects.order_by("pk")
    assert first.related_rows.first().other == second


@pytest.mark.parametrize("content", [None, b"\x1f\x8b broken", b'{\n"title": '])
def test_a_file_that_cannot_be_read_fails_with_its_name(tmp_path, content):
    path = tmp_path / ("rows.jsonl.gz" if content and content[:1] == b"\x1f" else "rows.json")
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        run(path)


def test_with_a_library_imported_questions_get_their_articles_from_a_job(tmp_path, settings):
    settings.INDEX_ROOT = tmp_path / "index"
    load(CRIMINAL, {"第二百六十六条": FRAUD, "第二百六十四条": THEFT})
    suggester.build()
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "x1", "title": "被人诈骗了公私财物怎么办"}), encoding="utf-8")
    run(path)
    question = Question.objects.get(external_id="x1")
    assert articles.stored(question)[0].label == "第二百六十六条"
    assert QuestionArticles.objects.get(question=question).weights[0][1] == 266
