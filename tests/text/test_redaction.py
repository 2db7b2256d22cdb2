import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.redaction import KINDS, MASKS, Finding, apply, redact

from .growth import is_linear

PIECES = st.sampled_from(
    [
        "13812345678",
        "138",
        "1234",
        "5678",
        "110101199003078515",
        "6222021234567890128",
        "a@qq.com",
        "010-62345678",
        "京A12345",
        "E12345678",
        "建国路88号",
        "3栋501",
        "我叫张伟",
        "手机",
        "微信",
        "QQ",
        "身份证",
        "一",
        "三八",
        "零",
        "O",
        "然后",
        "1",
        "8",
        *MASKS.values(),
        "[",
        "]",
        " ",
        "\n",
        "-",
        ".",
        "，",
        "\u200b",
        "️⃣",
        "￼",
        "①",
        "８",
        "@",
        "点com",
        "+86",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


@given(TEXTS)
def test_masking_a_masked_text_changes_nothing(text):
    once = redact(text).text
    assert redact(once).text == once


@given(TEXTS)
def test_what_is_masked_stands_in_order_without_overlaps_within_the_text(text):
    findings = redact(text).findings
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    edges = [edge for finding in findings if finding.masked for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(
        0 <= finding.start < finding.end <= len(text) and finding.kind in KINDS for finding in findings
    )


@given(TEXTS)
def test_restoring_everything_gives_the_text_as_given(text):
    findings = redact(text).findings
    assert apply(text, findings, set(range(len(findings)))) == text
    assert apply(text, findings, set()) == redact(text).text


def test_what_was_masked_wrongly_can_be_restored_alone():
    text = "甲13812345678，乙13912345678"
    assert apply(text, redact(text).findings, {1}) == "甲[手机号已隐去]，乙13912345678"


def test_an_index_that_does_not_exist_restores_nothing():
    text = "甲13812345678"
    assert apply(text, redact(text).findings, {7, -1}) == "甲[手机号已隐去]"


def test_offsets_are_code_points_of_the_text_as_given():
    text = "😀\u200b电话\r\n１３８\u200b1234\ufe0f\u20e35678\ufe0f\u20e3 谢谢"
    (finding,) = redact(text).findings
    assert text[finding.start : finding.end] == "１３８\u200b1234\ufe0f\u20e35678\ufe0f\u20e3"


def test_a_finding_holds_a_place_and_no_personal_text():
    finding = redact("电话13812345678").findings[0]
    assert finding == Finding("mobile", 2, 13, masked=True)
    assert [field.name for field in dataclasses.fields(finding)] == ["kind", "start", "end", "masked"]


def test_a_name_is_pointed_out_and_stays():
    result = redact("我叫张晓明，今年四十岁")
    assert result.findings == (Finding("name", 2, 5, masked=False),)
    assert result.text == "我叫张晓明，今年四十岁"


def test_a_name_beside_masked_data_is_still_pointed_out():
    result = redact("姓名：李国庆，电话13812345678")
    assert [(finding.kind, finding.masked) for finding in result.findings] == [
        ("name", False),
        ("mobile", True),
    ]
    assert result.text == "姓名：李国庆，电话[手机号已隐去]"


def test_every_masked_kind_has_its_own_visible_mask():
    assert len(set(MASKS.values())) == len(MASKS) == len(KINDS) - 1
    assert all(mask.startswith("[") and mask.endswith("已隐去]") for mask in MASKS.values())


def test_a_text_with_nothing_personal_is_returned_as_it_was():
    text = "公司\u200b拖欠工资①2000元，\r\n怎么办？"
    assert redact(text) == type(redact(text))(text, ())


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "@",
        " ",
        ".",
        "1 ",
        "1.",
        "一，",
        "a",
        "o1",
        "路",
        "1号",
        "微信",
        "叫张",
        "点",
        "京a1",
        "然后1",
        "13812345678",
    ],
)
def test_forty_thousand_hostile_characters_take_linear_time(piece):
    assert is_linear(redact, piece)
