"""Figures for redaction and for poaching: `python -m tests.bench.bench_redaction [--errors]`.

`--errors` lists what the tuning half gets wrong; the frozen half's errors are never listed.
"""

import gzip
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from consult.text import contact
from consult.text.redaction import redact
from tests.text import redaction_numbers as numbers

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/text/data"
QUESTIONS = ROOT.parent / "shared/data/questions.jsonl.gz"
LABELS = {"wechat": "微信", "qq": "QQ"}
HOSTILE = {
    "digits": "1",
    "Chinese numerals": "一",
    "at signs": "@",
    "spaces": " ",
    "dots": ".",
    "digits apart": "1 ",
    "numerals apart": "一，",
    "letters": "a",
    "mobiles": "13812345678 ",
    "mail": "a@qq.com ",
    "doors": "1号",
    "road": "路",
    "labels": "微信",
    "mixture": "一1 @.",
    "full width": "１",
}


def read(name: str, frozen: bool) -> list[dict]:
    lines = (json.loads(line) for line in (DATA / name).open(encoding="utf-8"))
    return [line for line in lines if line["frozen"] == frozen]


def covered(text: str, gold: dict) -> bool:
    """True when every letter and digit of a piece is masked (or, for a name, pointed out) as its kind."""
    places = {
        place
        for finding in redact(text).findings
        if finding.masked == (gold["kind"] != "name")
        for place in range(finding.start, finding.end)
    }
    kinds = {f.kind for f in redact(text).findings if f.start < gold["end"] and gold["start"] < f.end}
    wanted = {place for place in range(gold["start"], gold["end"]) if text[place].isalnum()}
    return gold["kind"] in kinds and wanted <= places


def recall(frozen: bool) -> Iterator[str]:
    found, total = Counter(), Counter()
    for item in read("redaction_personal.jsonl", frozen):
        for gold in item["findings"]:
            hit = covered(item["text"], gold)
            way = "disguised" if gold["disguised"] else "plain"
            for key in ("name",) if gold["kind"] == "name" else (way, f"{gold['kind']} {way}"):
                total[key] += 1
                found[key] += hit
            if not hit and "--errors" in sys.argv and not frozen:
                print(
                    "MISSED",
                    gold["kind"],
                    repr(item["text"][gold["start"] : gold["end"]]),
                    redact(item["text"]).text,
                )
    for key in ("plain", "disguised", *sorted(set(total) - {"plain", "disguised"})):
        yield f"{key} {found[key]}/{total[key]} = {found[key] / total[key]:.1%}"


def touched(frozen: bool) -> str:
    items = read("redaction_clean.jsonl", frozen)
    hits = [item for item in items if redact(item["text"]).text != item["text"]]
    if "--errors" in sys.argv and not frozen:
        for item in items:
            if findings := redact(item["text"]).findings:
                print("TOUCHED", [(f.kind, item["text"][f.start : f.end]) for f in findings], item["text"])
    return f"clean texts touched {len(hits)}/{len(items)} = {len(hits) / len(items):.1%}"


def poaching(frozen: bool) -> str:
    verdicts = Counter()
    for item in read("contact.jsonl", frozen):
        said = contact.find(item["text"]).poaching
        verdicts[item["poaching"], said] += 1
        if said != item["poaching"] and "--errors" in sys.argv and not frozen:
            print("CONTACT", said, item["text"])
    right, missed, wrong = verdicts[True, True], verdicts[True, False], verdicts[False, True]
    return f"recall {right / (right + missed):.1%}, precision {right / (right + wrong):.1%}, of {verdicts.total()}"


def inserted() -> Iterator[str]:
    """1,000 numbers of all kinds, each put at a random place of a real title."""
    rng = random.Random(1000)
    titles = [question["title"] for question in _questions()]
    kinds = [kind for kind in numbers.MAKERS if kind not in ("name", "address")]
    for group, chosen in (("numbers", kinds), ("addresses", ["address"])):
        found = Counter()
        for index in range(1000):
            kind, title = chosen[index % len(chosen)], rng.choice(titles)
            place, value = rng.choice(_places(title)), numbers.MAKERS[kind](rng)
            label = LABELS.get(kind, "")
            text = title[:place] + label + value + title[place:]
            start = place + len(label)
            hit = covered(text, {"kind": kind, "start": start, "end": start + len(value)})
            found[hit] += 1
            if not hit and "--errors" in sys.argv:
                print("INSERTED", kind, value, redact(text).text)
        yield f"{group} inserted at random places of titles: {found[True]} of 1000 found"


def _questions() -> Iterator[dict]:
    with gzip.open(QUESTIONS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _places(title: str) -> list[int]:
    """Everywhere but beside a letter or digit, where the inserted number would become another one."""
    beside = [place for place, char in enumerate(title) if char.isascii() and char.isalnum()]
    return sorted({*range(len(title) + 1)} - {*beside} - {place + 1 for place in beside})


def untouched() -> str:
    """What is masked in real questions and answers, most of which hold no personal data."""
    count, invitations, hits = 0, 0, Counter()
    for question in _questions():
        for text in (question["title"], *question["answers"]):
            count += 1
            invitations += contact.find(text).poaching
            for finding in redact(text).findings:
                hits[finding.kind] += 1
                if "--errors" in sys.argv:
                    around = text[max(0, finding.start - 15) : finding.end + 10].replace("\n", " ")
                    print("REAL", finding.kind, repr(text[finding.start : finding.end]), "|", around)
    return f"in {count} real titles and answers: {dict(hits)}, {invitations} called poaching"


def hostile() -> Iterator[str]:
    for name, piece in HOSTILE.items():
        text = (piece * (40_000 // len(piece) + 1))[:40_000]
        best = min(_seconds(text) for _ in range(3))
        yield f"40,000 characters of {name}: {best * 1000:.0f} ms"


def _seconds(text: str) -> float:
    begin = time.process_time()
    redact(text)
    return time.process_time() - begin


def main() -> None:
    redact("110101199003078515")  # loads the table of regions
    for frozen, half in ((False, "tuning half"), (True, "frozen half")):
        print(f"redaction, {half}: {touched(frozen)}")
        for line in recall(frozen):
            print("   ", line)
        print(f"contact, {half}: {poaching(frozen)}")
    if QUESTIONS.exists():
        for line in inserted():
            print(line)
        print(untouched())
    else:
        print(f"skipped: {QUESTIONS} is not there")
    for line in hostile():
        print(line)


if __name__ == "__main__":
    main()
