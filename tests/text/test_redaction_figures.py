"""The labelled sets (`data/redaction_*.jsonl`): recall and clean texts touched, on the tuning and the frozen half apart."""

import pytest

from consult.text.redaction import redact
from tests.bench.bench_redaction import covered, read

HALVES = pytest.mark.parametrize("frozen", [False, True], ids=["tuning half", "frozen half"])


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


@HALVES
@pytest.mark.parametrize(("disguised", "least"), [(False, 0.98), (True, 0.90)], ids=["plain", "disguised"])
def test_personal_data_is_found(frozen, disguised, least):
    items = read("redaction_personal.jsonl", frozen)
    wanted = [(item["text"], gold) for item in items for gold in item["findings"] if gold["kind"] != "name"]
    assert share([covered(text, gold) for text, gold in wanted if gold["disguised"] == disguised]) >= least


@HALVES
def test_clean_texts_are_left_alone(frozen):
    texts = [item["text"] for item in read("redaction_clean.jsonl", frozen)]
    assert share([redact(text).text != text for text in texts]) <= 0.02


def test_no_sentence_stands_in_both_halves_or_more_than_three_times():
    for name in ("redaction_personal.jsonl", "redaction_clean.jsonl"):
        halves = [[item["id"].rsplit("-", 1)[0] for item in read(name, frozen)] for frozen in (False, True)]
        assert not set(halves[0]) & set(halves[1])
        assert max(half.count(sentence) for half in halves for sentence in half) <= 3
