"""Figures of the citations grammar and of the comparison of quotations: `python -m tests.bench.bench_citations`.

The labelled sentences were written before the grammar. How they are labelled: `raw` begins with the title when only
brackets, 合同编 and the like stand between title and number, else with 第 (or 同法, 该条, 前款); words such as 原, 新,
我国 before a title are not part of it. Every article of a list has its own piece, every article of a range the whole
range's. Half of each set is frozen: its errors were never read, only counted.
"""

import gzip
import json
import time
from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path

from consult.text.citations import Found, HeldVersion, TitleIndex, find, state_of
from consult.text.numerals import render_label
from consult.text.quotes import Shelf

LABELS = Path(__file__).parent.parent / "text" / "data"
SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"
FLOODS = [
    "《",
    "第",
    "第一",
    "《〈",
    "“",
    "(",
    "第一、",
    "第1条",
    "民法典",
    "中华人民共和国",
    "第一条至",
    "合同第三条",
    "前款",
    "《民法典》第一条规定:“",
    "刑法第一条规定了a。",
    "刑法第一条规定，甲“乙”x",
]


def read_lines(path: Path) -> list[dict]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.splitlines()]


def read_library() -> dict[str, dict[str, str]]:
    """The texts of all articles by statute and label."""
    library: dict[str, dict[str, str]] = {}
    for row in read_lines(SHARED / "statutes.jsonl.gz"):
        library.setdefault(row["law"], {})[row["article"]] = row["text"]
    return library


def index_of(library: dict[str, dict[str, str]]) -> TitleIndex:
    return TitleIndex([(law, ()) for law in library], {law: len(held) for law, held in library.items()})


def _label(citation: Found) -> str:
    return render_label(citation.number, citation.suffix)


def _identity(citation: dict) -> tuple:
    return tuple(citation[name] for name in ("start", "end", "law", "number", "suffix", "paragraph", "item"))


def measure_finding(titles: TitleIndex) -> dict[bool, Counter]:
    """For the tuning half (False) and the frozen half (True): right, invented, missed, offsets and all."""
    figures = {False: Counter(), True: Counter()}
    for row in read_lines(LABELS / "citations.jsonl"):
        wanted = {_identity(label) for label in row["citations"]}
        found = {_identity(vars(citation)) for citation in find(row["text"], titles)}
        figures[row["frozen"]] += Counter(
            right=len(wanted & found), invented=len(found - wanted), missed=len(wanted - found), sentences=1
        )
    return figures


def precision_and_recall(figures: Counter) -> tuple[float, float]:
    right = figures["right"]
    return right / max(1, right + figures["invented"]), right / max(1, right + figures["missed"])


def judged(text: str, law: str, article: str, titles: TitleIndex, library: dict) -> tuple[str, str]:
    """The state of the first citation of an article in a text, and the words that weren't found."""
    found = next((c for c in find(text, titles) if c.law == law and _label(c) == article), None)
    if found is None:
        return "not found", ""
    judgement = state_of(
        statute_known=found.known,
        versions=[HeldVersion(library[law][article])],
        today=date(2026, 7, 1),
        quoted=found.quoted,
        elsewhere=Shelf(library[law].items()),
    )
    return judgement.state.value, " ".join(judgement.verdict.missing if judgement.verdict else ())


def measure_quotes(titles: TitleIndex, library: dict) -> dict[bool, Counter]:
    figures = {False: Counter(), True: Counter()}
    for row in chain.from_iterable(map(read_lines, sorted(LABELS.glob("citations_quotes*.jsonl")))):
        state, missing = judged(row["text"], row["law"], row["article"], titles, library)
        told = all(words in missing for words in row["missing"])
        kind = "right" if state == row["expect"] else f"{row['expect']} taken for {state}"
        figures[row["frozen"]] += Counter({kind: 1, "items": 1, "missing words told": told})
    return figures


def measure_cited(titles: TitleIndex, library: dict) -> tuple[Counter, Counter]:
    """Of the articles that legal staff cited: how many are found in the library, and why the others aren't."""
    figures: Counter = Counter()
    reasons: Counter = Counter()
    for row in read_lines(SHARED / "questions.jsonl.gz"):
        for cited in row["cited"]:
            found = find(cited, titles)
            figures["cited"] += 1
            if len(found) != 1:
                reasons[f"read as {len(found)} citations: {cited}"] += 1
            elif not found[0].known:
                figures["statute not in the library"] += 1
                reasons[f"statute not in the library: {found[0].law}"] += 1
            elif _label(found[0]) in library[found[0].law]:
                figures["found"] += 1
            else:
                reasons[f"no such article: {cited}"] += 1
    return figures, reasons


def measure_floods(titles: TitleIndex, length: int = 40_000) -> dict[str, float]:
    """Milliseconds of processor time for a text of nothing but one string over and over."""
    times = {}
    for flood in FLOODS:
        text = (flood * length)[:length]
        start = time.process_time()
        find(text, titles)
        times[flood] = (time.process_time() - start) * 1000
    return times


def main() -> None:
    if not SHARED.exists():
        print(f"skipped: {SHARED} is absent")
        return
    library = read_library()
    start = time.process_time()
    titles = index_of(library)
    print(f"titles: {len(library)} statutes, {len(titles)} names, {time.process_time() - start:.2f} s")
    for frozen, figures in measure_finding(titles).items():
        precision, recall = precision_and_recall(figures)
        half = "frozen" if frozen else "tuning"
        print(f"finding, {half} half: precision {precision:.3f}, recall {recall:.3f}  {dict(figures)}")
    for frozen, figures in measure_quotes(titles, library).items():
        print(f"quotes, {'frozen' if frozen else 'tuning'} half: {dict(figures)}")
    figures, reasons = measure_cited(titles, library)
    held = figures["cited"] - figures["statute not in the library"]
    print(
        f"cited strings: {figures['found']} of {held} whose statute is held ({figures['found'] / held:.1%})"
    )
    for reason, count in reasons.most_common():
        print(f"    {count} × {reason}")
    seed = json.loads((SHARED / "seed_page.json").read_text(encoding="utf-8"))
    body = seed["answers"][0]["body"]
    for citation in find(body, titles):
        state, missing = judged(body, citation.law, _label(citation), titles, library)
        print(f"reference page: {citation.law}{_label(citation)} {state} {missing}")
    for flood, milliseconds in measure_floods(titles).items():
        print(f"40,000 characters of {flood}: {milliseconds:.0f} ms")


if __name__ == "__main__":
    main()
