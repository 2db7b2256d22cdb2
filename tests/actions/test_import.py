"""Importing: the seed page and JSON lines, twice without doubles, bad lines named, the rest kept."""

import gzip
import json
from itertools import islice

import pytest

from consult.actions.import_questions import import_questions, read_rows
from consult.models import Answer, Lawyer, Question, SearchEntry, TermCount, Verification

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """Import rows as a file of JSON lines; texts are lines as they stand."""

    def load(*rows, name="rows.jsonl"):
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path = tmp_path / name
        data = "\n".join(lines).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return import_questions(rows=read_rows(path))

    return load


def row(number=1, **fields):
    return {
        "id": f"q{number}",
        "title": f"第{number}个问题的标题在这里",
        "answers": ["您好,可以。"],
        **fields,
    }


def test_a_row_becomes_a_public_question_with_its_answer(load):
    load(row(body="问题的经过。", area="labor/wages", region="beijing", date="2020-05-01"))
    question = Question.objects.get(external_id="q1")
    assert (question.area.slug, question.region.slug, question.answer_count) == ("labor/wages", "beijing", 1)
    assert question.published_at.astimezone().strftime("%Y") == "2020"
    assert SearchEntry.objects.get(pk=question.pk).answers


def test_importing_twice_adds_nothing(load):
    assert len(load(row(1), row(2)).new) == 2
    again = load(row(1), row(2), row(3))
    assert (len(again.new), again.known) == (1, 2)
    assert Answer.objects.count() == 3


def test_rows_without_an_id_are_known_again_by_their_words(load):
    rows = [
        {"title": "没有编号的问题在这里", "body": "经过。"},
        {"title": "没有编号的问题在这里", "body": "另一个经过。"},
    ]
    assert len(load(*rows).new) == 2
    assert load(*rows).known == 2


def test_file_order_is_the_order_of_the_questions(load):
    load(*(row(number) for number in range(1, 8)))
    assert list(Question.objects.order_by("pk").values_list("external_id", flat=True)) == [
        f"q{number}" for number in range(1, 8)
    ]


def test_a_gzipped_file_and_one_with_a_byte_order_mark_read_the_same(load):
    assert len(load(row(1), name="rows.jsonl.gz").new) == 1
    assert len(load("\ufeff" + json.dumps(row(2)), row(3)).new) == 2


def test_the_legal_team_is_one_profile_without_log_in(load):
    load(*(row(number, answered_by="legal_team") for number in range(5)))
    lawyer = Lawyer.objects.get()
    assert lawyer.user is None
    assert lawyer.verification == Verification.SOURCE
    assert lawyer.answers.count() == 5


def test_a_lawyer_named_by_the_source_keeps_title_and_people_helped_with_a_note(load):
    answer = {"body": "您好,可以。", "lawyer": {"name": "张凯", "title": "执业律师", "helped": 867}}
    load(row(1, answers=[answer]), row(2, answers=[answer]))
    lawyer = Lawyer.objects.get()
    assert (lawyer.name, lawyer.title, lawyer.helped_count, lawyer.helped_before) == (
        "张凯",
        "执业律师",
        867,
        867,
    )
    assert lawyer.helped_before_note
    assert lawyer.is_from_source


def test_two_answers_of_one_lawyer_become_one(load):
    load(row(answers=["第一段。", "第二段。"]))
    assert Answer.objects.get().body == "第一段。\n\n第二段。"


def test_a_long_title_is_cut_where_a_reader_would_and_kept_whole_in_the_body(load):
    title = "我在一家公司工作了三年,公司一直没有给我交社保,现在我想离职,请问公司应该给我多少补偿,我应该怎么做,去哪里申请劳动仲裁才好"
    load(row(title=title, body="经过。"))
    question = Question.objects.get()
    assert len(question.title) <= 60
    assert question.title.endswith("…")
    assert question.body == f"{title}\n\n经过。"


def test_personal_data_is_masked_as_on_asking(load):
    load(row(body="我的号码是 13800138000。", answers=["打 13900139000 找我。"]))
    question = Question.objects.get()
    assert "13800138000" not in question.body
    assert "13900139000" not in Answer.objects.get().body


def test_an_answers_html_is_as_safe_as_a_lawyers(load):
    load(row(answers=["<script>alert(1)</script> [点这里](javascript:alert(1))"]))
    html = Answer.objects.get().body_html
    assert "<script" not in html
    assert "href" not in html


BAD = {
    "not JSON": "{oops",
    "brackets without end": "[" * 100_000,
    "a list of odd things": [1, None, "x"],
    "no title": {"title": " \u200b "},
    "a title that is a number": {"title": 5},
    "a body that is a list": row(body=["x"]),
    "a body too long": row(body="长" * 3001),
    "an unknown area": row(area="moon"),
    "an area that is a list": row(area=["labor"]),
    "an unknown region": row(region="atlantis"),
    "answers that are a text": row(answers="好"),
    "an answer that is a number": row(answers=[1]),
    "an empty answer": row(answers=[" "]),
    "an answer too long": row(answers=["长" * 10_001]),
    "a lawyer without a name": row(answers=[{"body": "好", "lawyer": {"name": ""}}]),
    "people helped by halves": row(answers=[{"body": "好", "lawyer": {"name": "张", "helped": 1.5}}]),
    "fewer than nobody helped": row(answers=[{"body": "好", "lawyer": {"name": "张", "helped": -1}}]),
    "an answerer that is a list": row(answered_by=["legal_team"]),
    "not a date": row(date="yesterday"),
    "no such day": row(date="2023-02-30"),
    "a date in the future": row(date="2999-01-01"),
    "a date before there were calendars": row(date="0001-01-01T00:00:00+14:00"),
    "an id too long": row(id="x" * 65),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_is_imported(load, name):
    result = load(row(1000), BAD[name], row(1001))
    assert len(result.new) == 2
    assert {number for number, _reason in result.bad} == {2}
    assert all(reason for _number, reason in result.bad)


HOSTILE = {
    "a NUL in an id": row(id="a\x00b"),
    "a lone surrogate in an id": row(id="a\ud800b"),
    "a lone surrogate in texts": row(title="标题\ud800标题标题", body="经\udfff过", answers=["好\ud800"]),
    "a lone surrogate in a name": row(
        answers=[{"body": "好", "lawyer": {"name": "张\ud800", "title": "律\x00师"}}]
    ),
    "names without end": row(answers=[{"body": "好", "lawyer": {"name": "张" * 500, "title": "师" * 500}}]),
    "an id that is an object": row(id={"a": 1}),
    "recommended that is a number": row(recommended=5),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_cleaned_and_stops_nothing(load, name):
    result = load(HOSTILE[name], row(1001))
    assert len(result.new) == 2


def test_an_id_that_stands_in_the_file_twice_is_imported_once(load):
    result = load(row(1), row(1, title="同一个编号的另一个问题"))
    assert len(result.new) == 1
    assert len(result.bad) + result.known == 1


def test_the_seed_page_is_imported_whole_and_again_adds_nothing(shared_data):
    path = shared_data / "seed_page.json"
    first = import_questions(rows=read_rows(path))
    again = import_questions(rows=read_rows(path))
    assert (len(first.new), first.bad) == (21, [])
    assert (again.new, again.known, again.bad) == ([], 21, [])
    assert (Question.objects.count(), Answer.objects.count(), Lawyer.objects.count()) == (21, 1, 1)


def test_real_lines_are_imported_without_a_bad_one(shared_data):
    rows = islice(read_rows(shared_data / "questions.jsonl.gz"), 300)
    result = import_questions(rows=rows)
    assert result.bad == []
    assert len(result.new) == 300


def test_an_import_lets_search_know_how_common_words_are(load):
    load(*(row(number) for number in range(1, 30)))
    assert TermCount.objects.get(index="question", term="").n == 29
