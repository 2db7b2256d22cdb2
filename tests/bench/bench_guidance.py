"""Figures for guidance: `python -m tests.bench.bench_guidance`. Prints; asserts nothing.

A text counts as caught when a card for danger is shown; the right card is counted apart. The frozen half was never
looked at while the rules were written.
"""

import json
import time
from datetime import date
from pathlib import Path

from consult.text.deadlines import compute
from consult.text.guidance import match, sensitive, shipped_cards

DATA = Path(__file__).resolve().parents[1] / "text" / "data"
TODAY = date(2026, 11, 24)


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def dangers(text: str) -> set[str]:
    return {slug for slug in match(text, shipped_cards(), TODAY) if slug.startswith("danger-")}


def danger_figures(labelled: list[dict]) -> dict[str, float]:
    """Recall and precision over texts; the share of expected cards shown; cards shown that nobody expected."""
    caught = shown = expected = right = wanted = cards = stray = 0
    for row in labelled:
        got = dangers(row["text"])
        expected += bool(row["expected"])
        shown += bool(got)
        caught += bool(row["expected"] and got)
        wanted += len(row["expected"])
        right += len(got & set(row["expected"]))
        cards += len(got)
        stray += len(got - set(row["expected"]) - set(row["also"]))
    return {
        "texts": len(labelled),
        "recall": caught / expected,
        "precision": caught / shown,
        "right card": right / wanted,
        "stray cards": stray / cards,
    }


def sensitive_figures(labelled: list[dict]) -> dict[str, float]:
    flagged = [row for row in labelled if sensitive(row["text"])]
    truly = [row for row in labelled if row["reason"]]
    both = [row for row in flagged if row["reason"]]
    same = [row for row in both if sensitive(row["text"]) == row["reason"]]
    return {
        "texts": len(labelled),
        "recall": len(both) / len(truly),
        "precision": len(both) / len(flagged),
        "right reason": len(same) / len(truly),
    }


def deadline_figures(cases: list[dict]) -> dict[str, float]:
    right = 0
    for case in cases:
        answer = compute(
            case["kind"],
            date.fromisoformat(case["start"]),
            [date.fromisoformat(day) for day in case["interruptions"]],
            event=date.fromisoformat(case["event"]) if "event" in case else None,
        )
        cited = (case["law"], case["article"]) in answer.articles
        right += cited and str(answer.last_day) == str(case["last_day"])
    return {"cases": len(cases), "right": right / len(cases)}


def milliseconds(text: str, times: int = 20) -> float:
    """Best CPU time of several runs."""
    match(text, shipped_cards(), TODAY)
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        match(text, shipped_cards(), TODAY)
        best = min(best, time.process_time() - start)
    return best * 1000


def long_text(length: int) -> str:
    joined = "。".join(row["text"] for row in rows("guidance.jsonl"))
    return (joined * (length // len(joined) + 1))[:length]


def report(title: str, figures: dict[str, float]) -> None:
    shown = "  ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"
        for name, value in figures.items()
    )
    print(f"{title:<28}{shown}")


def main() -> None:
    for name, figures in (
        ("guidance.jsonl", danger_figures),
        ("guidance_sensitive.jsonl", sensitive_figures),
        ("deadlines.jsonl", deadline_figures),
    ):
        labelled = rows(name)
        for frozen in (False, True):
            half = [row for row in labelled if row["frozen"] == frozen]
            report(f"{name.split('.')[0]} {'frozen' if frozen else 'tuning'}", figures(half))
    for length in (300, 3_000, 40_000):
        print(
            f"match on {length:>6,} characters, {len(shipped_cards())} cards: {milliseconds(long_text(length)):.2f} ms"
        )
    print(f"match on 40,000 of one phrase: {milliseconds(('没有打我，老公' * 6000)[:40_000], 3):.2f} ms")


if __name__ == "__main__":
    main()
