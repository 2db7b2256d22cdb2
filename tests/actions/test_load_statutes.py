"""Loading statutes: versions beside each other, nothing changed by loading again."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from consult.actions.load_statutes import bring_into_force, load_statutes
from consult.models import Article, Statute, StatuteVersion
from consult.search.titles import title_index
from consult.text.statute_files import from_lines

from ..law import CIVIL, CRIMINAL, FRAUD, THEFT, lines, load

pytestmark = pytest.mark.django_db
OLD = {"第二百六十四条": THEFT, "第二百六十六条": FRAUD}
NEW = {**OLD, "第二百六十六条": FRAUD.replace("三年", "五年")}


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    """The command builds an index for suggestions; it goes with the test."""
    settings.INDEX_ROOT = tmp_path / "index"


def rows():
    return [list(model.objects.order_by("pk").values()) for model in (Statute, StatuteVersion, Article)]


def versions():
    """(first day, last day, is current) of each wording, in the order of their days."""
    found = sorted(StatuteVersion.objects.all(), key=lambda version: version.rank)
    return [(version.began, version.effective_to, version.is_current) for version in found]


def test_a_statute_keeps_what_the_file_says_of_it():
    load(CRIMINAL, OLD, amended="2023-12-29", effective="1997-10-01", source="公报")
    statute, version = Statute.objects.get(), StatuteVersion.objects.get()
    assert (statute.title, statute.short_title, statute.kind) == (CRIMINAL, "刑法", "law")
    assert (version.adopted_on, version.effective_from) == (date(2023, 12, 29), date(1997, 10, 1))
    assert version.is_current
    article = Article.objects.get(number=266)
    assert (article.label, article.suffix, article.text) == ("第二百六十六条", 0, FRAUD)


def test_loading_twice_changes_nothing():
    load(CRIMINAL, OLD, amended="2023-12-29", repealed={"by": "新法", "on": "2030-01-01"})
    before = rows()
    result = load(CRIMINAL, OLD, amended="2023-12-29", repealed={"by": "新法", "on": "2030-01-01"})
    assert rows() == before
    assert (result.unchanged, result.articles, result.touched) == ([CRIMINAL], 0, [])


def test_a_changed_text_is_a_new_version_and_the_old_one_stays_as_it_was():
    load(CRIMINAL, OLD, amended="2020-12-26")
    before = set(Article.objects.values_list("pk", "text"))
    result = load(CRIMINAL, NEW, amended="2023-12-29")
    assert result.new_version == [CRIMINAL]
    assert before < set(Article.objects.values_list("pk", "text"))
    assert versions() == [
        (date(2020, 12, 26), date(2023, 12, 28), False),
        (date(2023, 12, 29), None, True),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_versions_come_in_any_order(order):
    days = ["2000-01-01", "2010-01-01", "2020-01-01"]
    texts = [{"第一条": f"第{number}次的文本。"} for number in range(3)]
    for number in order:
        load(CRIMINAL, texts[number], amended=days[number])
    assert versions() == [
        (date(2000, 1, 1), date(2009, 12, 31), False),
        (date(2010, 1, 1), date(2019, 12, 31), False),
        (date(2020, 1, 1), None, True),
    ]


def test_two_wordings_of_one_statute_may_stand_in_one_file():
    both = lines(CRIMINAL, OLD, amended="2020-12-26") + lines(CRIMINAL, NEW, amended="2023-12-29")
    load_statutes(statutes=from_lines(both))
    before = rows()
    load_statutes(statutes=from_lines(both))
    assert rows() == before
    assert [current for _from, _to, current in versions()] == [False, True]


def test_the_same_statute_twice_in_one_load_is_held_once():
    statutes = [*from_lines(lines(CRIMINAL, OLD)), *from_lines(lines(CRIMINAL, OLD))]
    result = load_statutes(statutes=statutes)
    assert (result.new, result.unchanged) == ([CRIMINAL], [CRIMINAL])
    assert Article.objects.count() == 2


def test_a_correction_with_the_same_dates_counts_and_the_faulty_text_stays():
    load(CRIMINAL, OLD, amended="2020-12-26")
    load(CRIMINAL, NEW, amended="2020-12-26")
    current = StatuteVersion.objects.get(is_current=True)
    assert current.articles.get(number=266).text == NEW["第二百六十六条"]
    load(CRIMINAL, OLD, amended="2020-12-26")
    assert StatuteVersion.objects.count() == 2


def test_articles_that_were_missing_are_added_to_the_version_that_is_held():
    load(CRIMINAL, {"第二百六十六条": FRAUD}, amended="2020-12-26")
    result = load(CRIMINAL, OLD, amended="2020-12-26")
    assert (result.extended, result.articles) == ([CRIMINAL], 1)
    assert StatuteVersion.objects.get().articles.count() == 2
    assert load(CRIMINAL, {"第二百六十六条": FRAUD}, amended="2020-12-26").unchanged == [CRIMINAL]


def test_a_repeal_that_becomes_known_is_added():
    load(CRIMINAL, OLD)
    result = load(CRIMINAL, OLD, repealed={"by": "新刑法", "on": "2030-01-01"})
    version = StatuteVersion.objects.get()
    assert result.extended == [CRIMINAL]
    assert (version.repealed_by, version.repealed_on) == ("新刑法", date(2030, 1, 1))
    load(CRIMINAL, OLD)
    assert StatuteVersion.objects.get().repealed_by == "新刑法"


def test_numbers_without_a_gap_from_1_are_complete_and_anything_else_is_unknown():
    load(CRIMINAL, OLD)
    load(CIVIL, {f"第{number}条": "甲。" for number in "一二三四"})
    assert dict(Statute.objects.values_list("title", "is_complete")) == {CRIMINAL: None, CIVIL: True}


def test_what_is_not_law_yet_is_not_current_until_its_day(time_machine):
    today = timezone.localdate()
    load(CRIMINAL, OLD, amended="2020-12-26")
    load(CRIMINAL, NEW, amended=str(today), effective=str(today + timedelta(days=30)))
    assert [current for _from, _to, current in versions()] == [True, False]
    assert bring_into_force() == []
    time_machine.move_to(timezone.now() + timedelta(days=30))
    assert bring_into_force() == [Statute.objects.get().pk]
    assert [current for _from, _to, current in versions()] == [False, True]
    assert bring_into_force() == []


def test_a_statute_that_is_wholly_to_come_is_shown_all_the_same():
    load(CRIMINAL, OLD, effective=str(timezone.localdate() + timedelta(days=30)))
    version = StatuteVersion.objects.get()
    assert (version.is_current, version.is_coming) == (True, True)


def test_two_statutes_never_share_an_address():
    load("保险法", {"第一条": "甲。"})
    load("中华人民共和国保险法", {"第一条": "乙。"})
    assert set(Statute.objects.values_list("short_title", flat=True)) == {"保险法", "中华人民共和国保险法"}


def test_of_two_statutes_that_a_name_fits_the_fuller_one_is_meant():
    long, short = (
        f"最高人民法院关于审理{kind}案件适用法律若干问题的解释" for kind in ("保险纠纷", "保险合同")
    )
    load(long, {f"第{number}条": "甲。" for number in "一二三"})
    load(short, {"第一条": "乙。"})
    Statute.objects.get(title=short).names.create(name="保险解释")
    assert title_index().resolve("保险解释") == short
    assert title_index().resolve(long) == long


def test_nothing_is_asked_of_the_database_per_article():
    many = {f"第{number}条": "甲。" for number in range(1, 400)}
    with CaptureQueriesContext(connection) as few:
        load(CRIMINAL, {"第一条": "甲。"})
    with CaptureQueriesContext(connection) as caught:
        load(CIVIL, many)
    # SQLite takes some hundred rows at once: of articles, of their entries in the index, of the terms counted there.
    assert len(caught) <= len(few) + 10


# The command ----------------------------------------------------------------------------------------------------------


def run(*arguments, **options):
    out, err = StringIO(), StringIO()
    call_command("load_statutes", *map(str, arguments), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_the_command_says_what_it_did(tmp_path):
    path = tmp_path / "laws.jsonl"
    path.write_text("\n".join(lines(CRIMINAL, OLD)), encoding="utf-8")
    out, err = run(path)
    assert "new: 1 statutes" in out
    assert "2 articles stored, 0 places left out." in out
    assert err == ""
    out, _err = run(path)
    assert "unchanged: 1 statutes" in out
    assert "0 answers checked again" in out


def test_a_dry_run_says_what_would_change_and_changes_nothing(tmp_path):
    load(CRIMINAL, OLD, amended="2020-12-26")
    path = tmp_path / "laws.jsonl"
    rows_of_file = lines(CRIMINAL, NEW, amended="2023-12-29") + lines(CIVIL, {"第一条": "甲。"})
    path.write_text("\n".join(rows_of_file), encoding="utf-8")
    before = rows()
    out, _err = run(path, dry_run=True)
    assert f"new: {CIVIL}" in out
    assert f"new_version: {CRIMINAL}" in out
    assert rows() == before


def test_broken_lines_are_named_and_the_rest_is_loaded(tmp_path):
    path = tmp_path / "laws.jsonl"
    bad = json.dumps({"law": CRIMINAL, "article": "前言", "text": "甲"})
    path.write_text("\n".join([*lines(CRIMINAL, OLD), bad, "not json"]), encoding="utf-8-sig")
    out, err = run(path)
    assert "laws.jsonl:3: not an article's label" in err
    assert "laws.jsonl:4:" in err
    assert "2 places left out" in out
    assert Article.objects.count() == 2


GOOD_FILE = "# 中华人民共和国刑法\n\n1979年7月1日通过\n\n## 第一章\n\n第一条 甲。\n\n第二条 乙。\n"


def test_of_a_folder_the_file_that_is_broken_is_named_with_the_line(tmp_path):
    (tmp_path / "法律").mkdir()
    (tmp_path / "法律" / "刑法.md").write_text(GOOD_FILE, encoding="utf-8")
    (tmp_path / "坏.md").write_text("# 民法典\n\n第一条 甲。\n\n第二条\n", encoding="utf-8")
    (tmp_path / "乱码.md").write_bytes(b"# \xff\n")
    (tmp_path / "notes.txt").write_text("not a statute", encoding="utf-8")
    out, err = run(tmp_path)
    assert "坏.md:5: 第二条 has no text" in err
    assert "乱码.md:1:" in err
    assert "2 articles stored, 2 places left out." in out
    assert Statute.objects.get().title == CRIMINAL


@pytest.mark.parametrize("name", ["missing.jsonl", "broken.jsonl.gz", "cut.jsonl.gz", "latin.jsonl"])
def test_a_file_that_cannot_be_read_fails_with_its_name(tmp_path, name):
    content = {
        "broken.jsonl.gz": b"\x1f\x8b broken",
        "cut.jsonl.gz": b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
        "latin.jsonl": b"\xff",
    }
    if name in content:
        (tmp_path / name).write_bytes(content[name])
    with pytest.raises(CommandError, match=f"{name} cannot be read"):
        run(tmp_path / name)


def test_without_a_path_it_wants_to_know_what_to_do():
    with pytest.raises(CommandError, match="PATH"):
        run()
