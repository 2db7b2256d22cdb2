"""An area is proposed from the words of a question and from questions like it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.ranking.areas import WORDS, Neighbour, propose

LABELS = Path(__file__).parent / "data" / "area_questions.jsonl"
AREAS = WORDS.with_name("practice_areas.json")


def test_every_area_has_its_words_and_every_list_its_area():
    parents = json.loads(AREAS.read_text(encoding="utf-8"))
    slugs = {area["slug"] for area in parents} | {
        child["slug"] for area in parents for child in area["children"]
    }
    listed = json.loads(WORDS.read_text(encoding="utf-8"))
    assert set(listed) == slugs
    assert {slug: len(words) for slug, words in listed.items() if not 10 <= len(words) <= 30} == {}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("公司拖欠工资三个月", "labor/wages"),
        ("房東不退押金", "real-estate/house-lease"),
        ("醉驾会坐牢吗", "criminal/drugs-driving"),
        ("想去做公证委托", "procedure/notary"),
    ],
)
def test_plain_words_lead_to_their_area(text, area):
    assert propose(text)[0][0] == area


@pytest.mark.parametrize("frozen", [False, True])
def test_four_of_five_labelled_questions_have_their_area_among_three(frozen):
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["frozen"] is frozen]
    right = sum(row["area"] in [slug for slug, _share in propose(row["text"])] for row in rows)
    assert right / len(rows) >= 0.8


def test_questions_like_it_vote():
    alone = dict(propose("合同出了问题", limit=200))
    helped = dict(propose("合同出了问题", [Neighbour("contract/sale", 0.9)] * 3, limit=200))
    assert helped["contract/sale"] > alone["contract/sale"]
    assert propose("说不清楚的事", [Neighbour("tort/animal-object", 0.5)])[0][0] == "tort/animal-object"


def test_nothing_is_proposed_when_nothing_speaks_for_it():
    assert propose("") == []
    assert propose("xyz") == []


@given(st.text(st.characters(exclude_categories=())))
def test_shares_of_any_text_are_parts_of_one(text):
    shares = [share for _slug, share in propose(text, limit=200)]
    assert sum(shares) == pytest.approx(1, abs=0.01) or shares == []
