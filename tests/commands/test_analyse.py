"""`manage.py analyse TASK [IN] [OUT]`: the contract of design.md §5."""

import gzip
import io
import json
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from consult.actions.analyse import TASKS
from consult.actions.load_statutes import load_statutes
from consult.models import Question
from consult.search import suggester
from consult.text.numerals import render_label
from consult.text.statute_files import from_lines

from ..factory import make_question

pytestmark = pytest.mark.django_db
FRAUD = "诈骗公私财物,数额较大的,处三年以下有期徒刑、拘役或者管制,并处或者单处罚金。"


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    """No test finds what another one built."""
    settings.INDEX_ROOT = tmp_path / "index"


def article(label, text, law="中华人民共和国刑法", **fields):
    return json.dumps({"law": law, "article": label, "text": text, "level": "法律", **fields})


def load(*rows):
    load_statutes(statutes=from_lines(rows))


@pytest.fixture
def run(tmp_path):
    def run(task, *rows, **options):
        source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
        lines = [
            row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows
        ]
        source.write_bytes(b"\n".join(lines))
        call_command("analyse", task, str(source), str(target), **options)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]

    return run


def text(words, **more):
    return {"id": 1, "text": words, **more}


def test_redaction_gives_the_masked_text_and_places_in_the_text_as_given(run):
    words = "😀我的手机是１３８００１３８０００,谢谢。"
    (row,) = run("redact", text(words))
    (finding,) = row["findings"]
    assert finding["kind"] == "mobile"
    assert words[finding["start"] : finding["end"]] == "１３８００１３８０００"
    assert row["text"] == "😀我的手机是[手机号已隐去],谢谢。"
    assert row["id"] == 1


def test_citations_are_given_by_official_title_number_and_state(run):
    load(
        article("第二百五十三条之一", "违反国家有关规定,向他人出售或者提供公民个人信息。"),
        article("第二百六十六条", FRAUD),
    )
    words = f"见《刑法》第253条之一第二款第(三)项。《刑法》第二百六十六条规定:“{FRAUD}”"
    (row,) = run("cite", text(words))
    first, second = row["citations"]
    assert first == {
        "raw": "《刑法》第253条之一第二款第(三)项", "start": 1, "end": 20, "law": "中华人民共和国刑法",
        "number": "253-1", "paragraph": 2, "item": 3, "state": "exists",
    }  # fmt: skip
    assert (second["number"], second["paragraph"], second["state"]) == ("266", None, "verified")


def test_a_range_yields_every_article_in_it_with_the_same_place(run):
    load(*(article(f"第{number}条", "甲。") for number in "一二三四五"))
    (row,) = run("cite", text("依照《刑法》第二条至第四条办理。"))
    assert [item["number"] for item in row["citations"]] == ["2", "3", "4"]
    assert len({(item["start"], item["end"], item["raw"]) for item in row["citations"]}) == 1


def test_a_citation_is_judged_by_the_law_of_the_lines_date(run):
    load(article("第一条", "甲。", amended="2024-01-01"))
    rows = run(
        "cite",
        text("《刑法》第一条", date="2023-12-31"),
        text("《刑法》第一条", date="2024-01-01"),
        text("《刑法》第一条"),
    )
    assert [row["citations"][0]["state"] for row in rows] == ["changed_since", "exists", "exists"]


def test_what_nobody_knows_keeps_the_name_as_written(run):
    (row,) = run("cite", text("根据《火星移民条例》第三条。"))
    (found,) = row["citations"]
    assert (found["law"], found["state"]) == ("火星移民条例", "unknown_statute")


def test_the_reference_answer_is_judged_as_a_reader_would(run, shared_data):
    laws = ("中华人民共和国刑法", "中华人民共和国民法典")
    with gzip.open(shared_data / "statutes.jsonl.gz", "rt", encoding="utf-8") as lines:
        load_statutes(statutes=from_lines(line for line in lines if json.loads(line)["law"] in laws))
    seed = json.loads((shared_data / "seed_page.json").read_text(encoding="utf-8"))
    (row,) = run("cite", {"id": "seed", "text": seed["answers"][0]["body"], "date": "2025-06-01"})
    assert [(item["law"], item["number"], item["state"]) for item in row["citations"]] == [
        ("中华人民共和国刑法", "253-1", "verified"),
        ("中华人民共和国刑法", "266", "verified"),
        ("中华人民共和国民法典", "1037", "quote_mismatch"),
    ]


def test_guidance_names_the_cards_danger_first(run):
    words = "老公昨晚又打我,掐我脖子,我很害怕,想申请人身安全保护令。"
    (row, calm) = run("guidance", text(words), text("公司注册要多少钱?"))
    assert row["cards"][0].startswith("danger-")
    assert not [slug for slug in calm["cards"] if slug.startswith("danger-")]


def test_an_invitation_to_a_private_channel_is_told_with_its_place(run):
    words = "您好,加我微信细说。"
    drawn, clean = run("contact", text(words), text("您可以申请劳动仲裁。"))
    assert drawn["poaching"]
    assert words[drawn["findings"][0]["start"] : drawn["findings"][0]["end"]] in words
    assert (clean["poaching"], clean["findings"]) == (False, [])


def test_related_questions_come_best_first_and_never_the_same_one(run):
    same = make_question(title="公司拖欠工资半年怎么办", body="老板一直说没钱。")
    near = make_question(title="公司拖欠工资一年怎么办", body="老板一直说没钱。")
    Question.objects.filter(pk=near.pk).update(external_id="x7")
    make_question(title="邻居装修漏水怎么办", body="墙都湿了。")
    (row,) = run("related", text(f"{same.title}\n{same.body}"))
    assert row["questions"][0]["id"] == near.pk
    assert row["questions"][0]["external_id"] == "x7"
    assert same.pk not in [found["id"] for found in row["questions"]]
    assert [found["score"] for found in row["questions"]] == sorted(
        (found["score"] for found in row["questions"]), reverse=True
    )


def test_areas_are_child_slugs_with_shares_best_first(run):
    row, other = run("area", text("公司拖欠三个月工资,老板不发"), text("怀孕了丈夫打我,想离婚"), top=2)
    assert row["areas"][0]["slug"] == "labor/wages"
    assert other["areas"][0]["slug"].startswith("marriage-family/")
    assert [len(found["areas"]) for found in (row, other)] == [2, 2]
    assert 1 >= row["areas"][0]["score"] >= row["areas"][1]["score"] > 0


def test_articles_that_may_apply_come_best_first_by_official_title_and_label(run):
    load(
        article("第二百六十六条", FRAUD),
        *(
            article(f"第{number}条", f"国家机关的职权之{render_label(number)}由法律规定。")
            for number in range(1, 60)
        ),
    )
    suggester.build()
    rows = run("articles", text("我被人诈骗了公私财物,数额较大"), text("我被人诈骗了公私财物"), top=1)
    (found,) = rows[0]["articles"]
    assert (found["law"], found["article"]) == ("中华人民共和国刑法", "第二百六十六条")
    assert isinstance(found["score"], float)


def test_without_a_library_no_article_applies(run):
    assert run("articles", text("我被人骗了"))[0]["articles"] == []


def test_a_search_finds_public_questions_best_first(run):
    wanted = make_question(title="邻居装修漏水怎么办", body="墙都湿了。")
    make_question(title="公司拖欠工资一年怎么办", body="老板一直说没钱。")
    (row,) = run("search", text("装修漏水"))
    assert row["questions"][0]["id"] == wanted.pk
    assert row["questions"][0]["score"] > 0
    Question.objects.update(status="hidden")
    assert run("search", text("装修漏水"))[0]["questions"] == []


def test_top_limits_ranked_lists(run):
    for number in range(4):
        make_question(title=f"公司拖欠工资{number}年怎么办")
    (row,) = run("related", text("公司拖欠工资怎么办"), top=2)
    assert len(row["questions"]) == 2


def test_questions_that_are_not_public_are_in_no_list(run):
    question = make_question(title="公司拖欠工资怎么办")
    Question.objects.filter(pk=question.pk).update(
        status="hidden"
    )  # even with a forgotten entry in the index
    (row,) = run("related", text("公司拖欠工资一年怎么办"))
    assert row["questions"] == []


BAD = [
    (b"not json", None),
    (b"[1, 2]", None),
    (b'"text"', None),
    (b'{"id": 7}', 7),
    (b'{"id": "a", "text": 5}', "a"),
    (b'{"id": "a", "text": null}', "a"),
    (b'{"id": "a", "text": "x", "date": "yesterday"}', "a"),
    (b'{"id": "a", "text": "x", "date": 20250601}', "a"),
    (b'{"id": NaN, "text": "x"}', None),
    (b'{"id": 1, "text": "\xff"}', None),
    (b"[" * 100_000, None),
]


@pytest.mark.parametrize("task", TASKS)
def test_a_bad_line_is_an_object_with_its_id_and_the_error_and_stops_nothing(run, task):
    *bad, good = run(task, *(line for line, _id in BAD), text("您好。"))
    assert [row["id"] for row in bad] == [expected for _line, expected in BAD]
    assert all(isinstance(row["error"], str) and set(row) == {"id", "error"} for row in bad)
    assert "error" not in good


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(
    "words", ["", " ", "\0", "《\0法》第一条", "《刑法》第一条规定:“\ud83d”", '" OR * NEAR(', "%s'--;"]
)
def test_any_string_is_a_text(run, task, words):
    (row,) = run(task, json.dumps({"id": None, "text": words}).encode())
    assert "error" not in row


@pytest.mark.parametrize("task", TASKS)
def test_a_failure_of_ours_is_a_row_too(run, task, monkeypatch):
    def fail(text, on, top):
        raise ZeroDivisionError("oh")

    monkeypatch.setitem(TASKS, task, fail)
    assert run(task, text("您好。")) == [{"id": 1, "error": "ZeroDivisionError: oh"}]


def test_what_else_a_line_holds_is_handed_through(run):
    (row,) = run("contact", text("您好。", label="clean"))
    assert (row["label"], row["text"]) == ("clean", "您好。")


def test_blank_lines_and_a_byte_order_mark_are_no_rows(run):
    rows = run("contact", b'\xef\xbb\xbf{"id": 1, "text": "a"}', b"", b"  ", b'{"id": 2, "text": "b"}')
    assert [row["id"] for row in rows] == [1, 2]


@pytest.mark.parametrize("names", [(), ("-",), ("-", "-")])
def test_without_files_it_reads_and_writes_the_standard_streams(names, monkeypatch):
    lines = io.BytesIO('{"id": 1, "text": "您好"}\n{"id": 2, "text": "再见"}'.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines))
    out = io.StringIO()
    call_command("analyse", "contact", *names, stdout=out)
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == [1, 2]


def test_each_row_is_written_before_the_next_line_is_read(tmp_path, monkeypatch):
    target = tmp_path / "out.jsonl"
    seen = []

    def lines():
        for number in range(3):
            seen.append(len(target.read_text().splitlines()))
            yield json.dumps(text(str(number))).encode()

    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": lines()}))
    call_command("analyse", "redact", "-", str(target))
    assert seen == [0, 1, 2]


def test_a_missing_file_or_an_unknown_task_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.jsonl"):
        call_command("analyse", "cite", str(tmp_path / "nothing.jsonl"))
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("analyse", "astrology")
    with pytest.raises(CommandError, match="--top"):
        call_command("analyse", "related", "-", "--top", "0")


def test_nothing_is_stored(run):
    before = Question.objects.count()
    for task in TASKS:
        run(task, text("公司拖欠工资怎么办?《刑法》第一条", date=date(2025, 6, 1).isoformat()))
    assert Question.objects.count() == before
