import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.redaction import KINDS, Finding, apply, redact

PHRASES = st.sampled_from(
    [
        "13812345678",
        "110101199003078515",
        "a@qq.com",
        "1",
        "8",
        "[手机号已隐去]",
        "手机",
        "微信",
        " ",
        "\u200b",
        "\ufe0f\u20e3",
        "-",
        "[",
        "]",
    ]
)
TEXTS = st.lists(PHRASES | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("我的手机是13812345678，请回电", "我的手机是[手机号已隐去]，请回电"),
        ("身份证110101199003078515。", "身份证[身份证号已隐去]。"),
        ("打到6222021234567890128这张卡", "打到[银行卡号已隐去]这张卡"),
        ("发到zhang.san@example.com吧", "发到[邮箱已隐去]吧"),
    ],
)
def test_personal_data_is_masked(text, masked):
    assert redact(text).text == masked


@given(TEXTS)
def test_masking_a_masked_text_changes_nothing(text):
    once = redact(text).text
    assert redact(once).text == once


@given(TEXTS)
def test_findings_are_in_order_without_overlaps_and_within_the_text(text):
    findings = redact(text).findings
    edges = [edge for finding in findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(finding.start < finding.end <= len(text) and finding.kind in KINDS for finding in findings)


@given(TEXTS)
def test_restoring_everything_gives_the_text_as_given(text):
    findings = redact(text).findings
    assert apply(text, findings, set(range(len(findings)))) == text
    assert apply(text, findings, set()) == redact(text).text


def test_what_was_masked_wrongly_can_be_restored_alone():
    text = "甲13812345678，乙13912345678"
    assert apply(text, redact(text).findings, {1}) == "甲[手机号已隐去]，乙13912345678"


def test_a_finding_holds_a_place_and_no_personal_text():
    finding = redact("电话13812345678").findings[0]
    assert finding == Finding("mobile", 2, 13, masked=True)
    assert [field.name for field in dataclasses.fields(finding)] == ["kind", "start", "end", "masked"]
