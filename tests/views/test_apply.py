"""A lawyer applies: what is asked for, what is refused, and what becomes of the files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consult.actions import verify
from consult.models import AuditEntry, Lawyer, Verification

from ..conftest import browser_of
from ..factory import make_lawyer
from ..images import corpus
from ..page import page
from .conftest import files_in

pytestmark = pytest.mark.django_db
NUMBER = "11101201510123456"
HEAVY = {name for name, (code, _make) in corpus.REFUSED.items() if code == "too_many_pixels"}
WORDS = {
    "too_large": "图片超过 8 MB",
    "too_many_pixels": "图片像素太多",
    "not_an_image": "这不是能打开的 JPEG、PNG 或 WebP 图片",
    "animated": "不要动图",
}


def filled(**changes):
    scan = SimpleUploadedFile("scan.jpg", corpus.jpeg())
    values = {
        "name": "郑一", "license_number": NUMBER, "law_firm": "北京明理律师事务所", "region": "beijing",
        "areas": ["labor", "marriage-family"], "first_licensed_year": "2015", "biography": "专做劳动争议。",
        "licence_scan": scan,
    }  # fmt: skip
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def errors_of(response):
    """{field: what stands beside it}"""
    return {_field(row): row.text for row in page(response).select("form .invalid-feedback")}


def _field(row):
    while not row.attrs.get("id", "").startswith("div_id_"):
        row = row.parent
    return row.attrs["id"].removeprefix("div_id_")


def apply(user, **changes):
    return browser_of(user).post("/lawyers/apply/", filled(**changes))


def test_an_application_is_kept_for_staff_and_shown_to_nobody_else(citizen, stranger, folders):
    response = apply(citizen)
    assert response.headers["Location"] == "/lawyers/apply/"
    lawyer = Lawyer.objects.get(user=citizen)
    assert (lawyer.verification, lawyer.license_number, lawyer.region.slug) == ("applied", NUMBER, "beijing")
    assert {area.slug for area in lawyer.areas.all()} == {"labor", "marriage-family"}
    assert AuditEntry.objects.get().action == "lawyer.apply"
    assert "已申请" in page(browser_of(citizen).get("/lawyers/apply/")).one(".note").text
    assert browser_of(stranger).get(lawyer.get_absolute_url()).status_code == 404
    assert "郑一" not in browser_of(stranger).get("/lawyers/").content.decode()


def test_the_files_are_ours_in_name_and_in_content(citizen, folders):
    for name in ("../../evil.php", "C:\\shell.exe", "名.svg", "x" * 300 + ".jpg"):
        Lawyer.objects.all().delete()
        upload = SimpleUploadedFile(name, corpus.jpeg_and_html())
        assert (
            apply(citizen, licence_scan=upload, photo=SimpleUploadedFile(name, corpus.webp())).status_code
            == 302
        )
    assert all(re.fullmatch(r"licences/[0-9a-f]{24}\.jpg", path) for path in files_in(folders.private))
    assert all(re.fullmatch(r"lawyers/[0-9a-f]{24}\.jpg", path) for path in files_in(folders.public))
    assert len(files_in(folders.private)) == len(files_in(folders.public)) == 4
    for path in [*folders.private.rglob("*.jpg"), *folders.public.rglob("*.jpg")]:
        assert path.read_bytes().startswith(b"\xff\xd8\xff")
        assert b"script" not in path.read_bytes()


@pytest.mark.parametrize("name", sorted(set(corpus.REFUSED) - HEAVY | {"a huge header"}))
@pytest.mark.parametrize("field", ["photo", "licence_scan"])
def test_a_file_that_is_refused_is_so_with_a_sentence_beside_its_field(citizen, folders, name, field):
    code, make = corpus.REFUSED[name]
    upload = SimpleUploadedFile("picture.jpg", make(), content_type="image/jpeg")
    response = apply(citizen, **{field: upload})
    assert response.status_code == 200
    errors = errors_of(response)
    assert list(errors) == [field]
    assert WORDS[code] in errors[field]
    assert not Lawyer.objects.exists()
    assert files_in(folders.private) == files_in(folders.public) == []
    assert page(response).one("#id_name").attrs["value"] == "郑一"


def test_an_empty_file_is_refused_and_a_missing_scan_is_asked_for(citizen, folders):
    errors = errors_of(apply(citizen, licence_scan=SimpleUploadedFile("scan.jpg", b"")))
    assert errors["licence_scan"]
    assert errors_of(apply(citizen, licence_scan=None))["licence_scan"]


@pytest.mark.parametrize("name", corpus.PICTURES)
def test_what_the_name_and_the_browser_say_of_a_picture_does_not_matter(citizen, folders, name):
    upload = SimpleUploadedFile("x.gif", corpus.PICTURES[name](), content_type="text/html")
    assert apply(citizen, licence_scan=upload).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("license_number", "1234", "17 位数字"),
        ("license_number", "01101201510123456", "第 1 位"),
        ("license_number", "19901201510123456", "省份代码"),
        ("license_number", "11101303010123456", "首次执业年份"),
        ("areas", ["labor", "marriage-family", "traffic", "debt", "contract", "criminal"], "最多选 5 个"),
        ("areas", ["nowhere"], "没有这个领域"),
        ("areas", None, "请至少选一个领域"),
        ("region", "atlantis", "没有这个地区"),
        ("first_licensed_year", "2999", "不能晚于今年"),
        ("first_licensed_year", "1900", "1980"),
        ("biography", "详情请加我微信 zhenglvshi888", "不能留联系方式"),
        ("name", "郑", "至少写 2 个字"),
        ("name", "\x00", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(citizen, folders, field, value, words):
    errors = errors_of(apply(citizen, **{field: value}))
    assert list(errors) == [field]
    assert words in errors[field]
    assert not Lawyer.objects.exists()


def test_full_width_digits_and_spaces_of_a_number_do_not_matter(citizen, folders):
    assert apply(citizen, license_number="１１１０１ 2015-1012 3456").status_code == 302
    assert Lawyer.objects.get().license_number == NUMBER


def test_a_number_can_be_registered_once(citizen, stranger, folders):
    apply(citizen)
    assert "已经登记过" in errors_of(apply(stranger))["license_number"]
    assert apply(citizen).status_code == 302  # one's own, sent again


def test_an_application_sent_back_starts_with_what_was_given(citizen, moderator, folders):
    apply(citizen)
    lawyer = Lawyer.objects.get()
    verify.ask_for_more(lawyer=lawyer, actor=moderator, reason="扫描件看不清,请重新拍摄。")
    shown = page(browser_of(citizen).get("/lawyers/apply/"))
    assert "扫描件看不清" in shown.one(".note").text
    assert shown.one("#id_license_number").attrs["value"] == NUMBER
    assert len([row for row in shown.select("#div_id_areas input") if "checked" in row.attrs]) == 2
    assert apply(citizen, licence_scan=None, law_firm="上海明理律师事务所").status_code == 302
    lawyer.refresh_from_db()
    assert (lawyer.verification, lawyer.verification_note, lawyer.law_firm) == (
        "applied",
        "",
        "上海明理律师事务所",
    )
    assert lawyer.licence_scan


@pytest.mark.parametrize(
    ("verification", "to"), [(Verification.VERIFIED, "/desk/"), (Verification.SUSPENDED, "/me/")]
)
def test_who_is_verified_or_suspended_cannot_apply_again(folders, verification, to):
    lawyer = make_lawyer("钱二", verification=verification)
    assert apply(lawyer.user).headers["Location"] == to
    lawyer.refresh_from_db()
    assert lawyer.name == "钱二"


def test_applying_over_and_over_is_slowed_down_and_keeps_what_was_typed(citizen, folders):
    responses = [apply(citizen) for _time in range(21)]
    assert responses[-1].status_code == 429
    assert page(responses[-1]).one("#id_name").attrs["value"] == "郑一"
