"""Proposed areas: `python -m tests.bench.bench_areas`.

The 160 questions were written before the lists of words, by the same hand as those; half are frozen: their errors were
counted, never read. The collection's own examples in other categories are a check by other hands, though a rough one:
a category is taken for the nearest of our parents, and the categories overlap.
"""

import json
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles

from consult.text.ranking.areas import Neighbour, propose
from consult.text.ranking.questions import Frequencies, likeness, profile

from .statute_collection import DATA

LABELS = Path(__file__).resolve().parent.parent / "text" / "data" / "area_questions.jsonl"
PARENTS = {
    "婚姻家庭": "marriage-family",
    "劳动纠纷": "labor",
    "交通事故": "traffic",
    "债权债务": "debt",
    "刑事辩护": "criminal",
    "合同纠纷": "contract",
    "房产纠纷": "real-estate",
    "侵权": "tort",
    "人身损害": "tort",
    "公司法": "company",
    "医疗纠纷": "medical",
    "拆迁安置": "expropriation",
    "行政诉讼": "administrative",
    "建设工程": "contract",
    "知识产权": "ip",
    "消费权益": "consumer",
    "抵押担保": "debt",
}


def parent(area: str) -> str:
    return area.split("/")[0]


def neighbours(text: str, known: list[tuple[str, str]]) -> list[Neighbour]:
    """The known (text, area) by likeness, as the site's index would give them."""
    profiles = [profile(other) for other, _area in known]
    counts: dict[str, int] = {}
    for one in profiles:
        for word in one.words:
            counts[word] = counts.get(word, 0) + 1
    frequencies = Frequencies(counts, len(known), sum(one.length for one in profiles) / len(known))
    asked = profile(text)
    return [
        Neighbour(area, likeness(asked, one, frequencies.weight, frequencies.mean_length))
        for (_text, area), one in zip(known, profiles, strict=True)
    ]


def measure(label: str, rows: Iterable[tuple[str, str]], known=(), only_parents: bool = False) -> None:
    rows, right = list(rows), [0, 0, 0, 0]
    for text, area in rows:
        near = neighbours(text, known) if known else ()
        proposed = [slug for slug, _share in propose(text, near)]
        right[0] += proposed[:1] == [area]
        right[1] += area in proposed
        right[2] += [parent(slug) for slug in proposed[:1]] == [parent(area)]
        right[3] += parent(area) in map(parent, proposed)
    child = (
        ""
        if only_parents
        else f"child: first {right[0] / len(rows):.3f}, in three {right[1] / len(rows):.3f};  "
    )
    print(
        f"{label:36}{len(rows):4}  {child}parent: first {right[2] / len(rows):.3f}, in three {right[3] / len(rows):.3f}"
    )


def report() -> None:
    print("\nProposed areas (16 parents, 117 children)")
    labelled = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    tuning = [(row["text"], row["area"]) for row in labelled if not row["frozen"]]
    frozen = [(row["text"], row["area"]) for row in labelled if row["frozen"]]
    measure("tuning half", tuning)
    measure("frozen half", frozen)
    measure("frozen half, tuning half as known", frozen, tuning)
    seeds = json.loads((DATA / "seed_title_to_area.json").read_text(encoding="utf-8"))
    measure("seed titles", seeds.items())
    examples = json.loads((DATA / "category_examples.json").read_text(encoding="utf-8"))
    measure(
        "examples by other hands",
        ((row["text"], PARENTS[row["category"]]) for row in examples if row["category"] in PARENTS),
        only_parents=True,
    )
    spent = []
    for text, _area in tuning + frozen:
        began = time.process_time()
        propose(text)
        spent.append(1000 * (time.process_time() - began))
    print(f"CPU p95 {quantiles(spent, n=20)[-1]:.2f} ms")


if __name__ == "__main__":
    report()
