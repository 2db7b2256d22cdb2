from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.text.citations import TitleIndex, find
from tests.bench.bench_citations import FLOODS

from .growth import is_linear

TITLES = TitleIndex([("中华人民共和国民法典", ()), ("中华人民共和国刑法", ())])
PIECES = [
    "《",
    "》",
    "〈",
    "〉",
    "(",
    ")",
    "“",
    "”",
    '"',
    "第",
    "条",
    "款",
    "项",
    "之",
    "至",
    "、",
    ",",
    "。",
    "\n",
    " ",
    "　",
    "*",
]
PIECES += [
    "一",
    "十",
    "百",
    "9999",
    "0",
    "１",
    "民法典",
    "刑法",
    "中华人民共和国",
    "最高人民法院关于",
    "规定",
    "规定了",
    "该法",
    "前款",
]
PIECES += ["本条", "以下简称", "合同", "根据", "省", "条例", "\U0001f600", "\u200b", "\x00"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_is_read_and_every_offset_slices_to_its_piece(text):
    for citation in find(text, TITLES):
        assert text[citation.start : citation.end] == citation.raw != ""
        assert 1 <= citation.number <= 9_999
        if citation.quoted:
            assert text[citation.quoted.start : citation.quoted.end] == citation.quoted.text
            assert 0 <= citation.quoted.firm <= len(citation.quoted.text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_citations_stand_in_order_and_only_ranges_share_a_span(text):
    spans = list(dict.fromkeys((citation.start, citation.end) for citation in find(text, TITLES)))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "flood", [*FLOODS, "《民法典》第一条规定:“", "刑法第1条第(一)项、", "《民法典》(以下简称", "条例第1条"]
)
def test_a_flood_of_forty_thousand_characters_is_read_at_once(flood):
    assert is_linear(lambda text: find(text, TITLES), flood)
