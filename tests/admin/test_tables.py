"""Lists as CSV, out and in."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consult.models import Area, AuditEntry, BlockedPhrase, Question, Statute, StatuteName, Synonym

from ..factory import make_question, make_user

pytestmark = pytest.mark.django_db


def exported(client, model, rows):
    response = client.post(
        f"/admin/consult/{model}/", {"action": "export_csv", "_selected_action": [r.pk for r in rows]}
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def bring(client, model, text, **fields):
    upload = SimpleUploadedFile("table.csv", text if isinstance(text, bytes) else text.encode())
    return client.post(f"/admin/consult/{model}/import/", {"file": upload, **fields})


def test_a_title_that_begins_like_a_formula_is_exported_as_words(desk):
    question = make_question(title='=HYPERLINK("http://a.example")怎么办')
    row = exported(desk, "question", [question])[0]
    assert row["title"] == '\'=HYPERLINK("http://a.example")怎么办'


def test_an_export_names_nobody_and_is_on_record(desk, staff):
    asker = make_user("shy-asker", email="shy@mail.example")
    row = exported(desk, "question", [make_question(asker, notify_email="other@mail.example")])[0]
    assert "shy-asker" not in str(row)
    assert "mail.example" not in str(row)
    entry = AuditEntry.objects.get(action="question.export")
    assert (entry.actor_id, entry.target_label) == (staff.pk, "问题 × 1")


def test_rows_come_in_all_or_none(head):
    good = "phrase,note\n包打赢,承诺结果\n花钱消案底,\n"
    assert bring(head, "blockedphrase", good).status_code == 302
    assert BlockedPhrase.objects.count() == 2
    page = bring(head, "blockedphrase", "phrase,note\n新词,\n,没有词\n包打赢,\n包打赢,\n").content.decode()
    assert "第 3 行 phrase" in page
    assert "和第 4 行重复" in page
    assert BlockedPhrase.objects.count() == 2


def test_a_check_says_what_would_happen_and_does_nothing(head):
    BlockedPhrase.objects.create(phrase="包打赢", note="旧")
    page = bring(head, "blockedphrase", "phrase,note\n包打赢,新\n新词,\n", check="1").content.decode()
    assert "新增 1 行，更新 1 行，不变 0 行" in page
    assert BlockedPhrase.objects.get().note == "旧"


def test_importing_again_changes_nothing(head):
    table = "lay,legal\n发饷,支付劳动报酬\n"
    before = Synonym.objects.count()
    bring(head, "synonym", table)
    bring(head, "synonym", table)
    assert Synonym.objects.count() == before + 1
    assert AuditEntry.objects.filter(action="synonym.import").count() == 1


def test_what_was_exported_can_be_imported(head):
    row = BlockedPhrase.objects.create(phrase="=加我", note="@谁")
    table = head.post(
        "/admin/consult/blockedphrase/", {"action": "export_csv", "_selected_action": [row.pk]}
    ).content
    BlockedPhrase.objects.all().delete()
    bring(head, "blockedphrase", table)
    assert BlockedPhrase.objects.get().phrase == "=加我"


def test_areas_come_in_with_their_parents_and_renamed_ones_reach_pages(head):
    question = make_question(area="labor/wages")
    before = Area.objects.count()
    table = "slug,name,position\nlabor/wages,工资和报酬,1\nlabor/platform,平台用工,99\n"
    assert bring(head, "area", table).status_code == 302
    assert Area.objects.count() == before + 1
    assert Area.objects.get(slug="labor/platform").parent.slug == "labor"
    assert Question.objects.get(pk=question.pk).version > question.version
    assert "没有上级领域" in bring(head, "area", "slug,name,position\nnowhere/x,某,1\n").content.decode()
    assert "只能用小写字母" in bring(head, "area", "slug,name,position\n劳动,某,1\n").content.decode()


def test_names_of_statutes_need_a_statute_that_is_held(head):
    statute = Statute.objects.create(title="中华人民共和国民法典", short_title="民法典", kind="law")
    bring(head, "statutename", "name,statute\n民法,中华人民共和国民法典\n")
    assert StatuteName.objects.get().statute == statute
    page = bring(head, "statutename", "name,statute\n某法,没有这部法\n").content.decode()
    assert "法规库里没有《没有这部法》" in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "这个文件是空的"),
        (b"\xff\xfe\x00\x01", "不是文本表格"),
        ("phrase\n词\n".encode(), "缺少“note”"),
        (b"phrase,note\n", "没有内容"),
        (b"phrase,note\nx\n", "列数"),
        (b"phrase,note\n" + b"x" * 600_000, "超过 512 KB"),
    ],
)
def test_what_is_wrong_with_a_file_stands_beside_it(head, data, words):
    page = bring(head, "blockedphrase", data).content.decode()
    assert words in page
    assert "invalid-feedback" in page
    assert not BlockedPhrase.objects.exists()


def test_only_who_may_add_and_change_may_import(desk, onlooker):
    assert bring(desk, "synonym", "lay,legal\na,b\n").status_code == 403
    assert bring(onlooker, "blockedphrase", "phrase,note\na,b\n").status_code == 403
    assert bring(desk, "blockedphrase", "phrase,note\na,b\n").status_code == 302
