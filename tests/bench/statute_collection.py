"""The statutes and the lay questions with judged articles that the ranking is fitted and measured on."""

import gzip
import json
import random
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from consult.text.ranking.library import Article, Library
from consult.text.ranking.pairs import Pairs
from consult.text.ranking.postings import Unreadable
from consult.text.ranking.said import SAID, fingerprint, read
from consult.text.tokens import tokens

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LEVELS = {
    "宪法": "constitution",
    "法律": "law",
    "行政法规": "regulation",
    "司法解释": "interpretation",
    "部门规章": "rule",
}
FOLDS, SEED = 5, 7


class Asked(NamedTuple):
    """A question, its tokens, and the numbers in the library of the articles judged relevant."""

    text: str
    words: list[str]
    relevant: tuple[int, ...]


def lines(name: str) -> list[dict]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@cache
def statutes() -> list[dict]:
    return lines("statutes.jsonl.gz")


@cache
def library() -> Library:
    """All articles in force; built once and kept in the temporary folder."""
    path = Path(tempfile.gettempdir()) / "lawqa-bench-library.index"
    newest = max(file.stat().st_mtime for file in (DATA / "statutes.jsonl.gz", SAID, Path(__file__)))
    try:
        if path.stat().st_mtime > newest:
            return Library.open(path)
    except (OSError, Unreadable):
        pass
    said = read()
    Library.build(
        Article(
            key, row["law"], LEVELS[row["level"]], row["chapter"] or "", row["text"],
            said.get(fingerprint(row["text"]), ""),
        )
        for key, row in enumerate(statutes())
        if not row["repealed"]
    ).save(path)  # fmt: skip
    return Library.open(path)


@cache
def questions() -> list[Asked]:
    """The training questions. A repealed article that was judged relevant gets a number no library gives: a miss."""
    keys = {(row["law"], row["article"]): key for key, row in enumerate(statutes())}
    number = library().postings.number
    found = []
    for row in lines("statute_queries.train.jsonl.gz"):
        wanted = [keys[item["law"], item["article"]] for item in row["relevant"]]
        numbers = tuple(-1 - key if number(key) is None else number(key) for key in wanted)
        found.append(Asked(row["query"], tokens(row["query"]), numbers))
    return found


@cache
def folds(kind: str = "shuffled") -> list[int]:
    """The fold of each question: by a seeded shuffle, or every fifth one (`interleaved`)."""
    size = len(questions())
    places = list(range(size))
    if kind == "shuffled":
        random.Random(SEED).shuffle(places)
    found = [0] * size
    for place, question in enumerate(places):
        found[question] = place % FOLDS
    return found


def pairs_of(chosen) -> Pairs:
    """The pairs that these questions, by number, make."""
    kept = Pairs(library().law_of, library().chapter_of)
    for question in chosen:
        asked = questions()[question]
        kept.add(question, asked.words, [article for article in asked.relevant if article >= 0])
    return kept


class Figures(NamedTuple):
    """Means over questions: recall in the first 10 and 100, reciprocal rank of the first hit in 10."""

    recall_10: float
    recall_100: float
    mrr_10: float

    def __str__(self):
        return f"R@10 {self.recall_10:.3f}  R@100 {self.recall_100:.3f}  MRR@10 {self.mrr_10:.3f}"


def figures(ranked: dict[int, list[int]], relevant: dict[int, set[int]]) -> Figures:
    """Over the questions that have anything relevant."""
    totals = [0.0, 0.0, 0.0]
    for question, wanted in relevant.items():
        hits = [place for place, article in enumerate(ranked[question]) if article in wanted]
        totals[0] += sum(place < 10 for place in hits) / len(wanted)
        totals[1] += sum(place < 100 for place in hits) / len(wanted)
        totals[2] += 1 / (hits[0] + 1) if hits and hits[0] < 10 else 0
    return Figures(*(total / len(relevant) for total in totals))
