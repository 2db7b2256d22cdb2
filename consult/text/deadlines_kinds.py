"""The kinds of period the calculator knows, read from `consult/data/deadlines.json`.

A *kind* is one period of one article (申请劳动仲裁: one year, 劳动争议调解仲裁法第二十七条). Its *nature* says how
such periods are counted and what may change them: a 诉讼时效 starts again when it is interrupted, a 除斥期间 never
does. Wording and periods were checked against the text of the statutes; change them only with the article at hand.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

KINDS_FILE = Path(__file__).resolve().parent.parent / "data" / "deadlines.json"


class Article(NamedTuple):
    """A statute by its full official title and an article by its label (第…条)."""

    law: str
    article: str


@dataclass(frozen=True)
class Period:
    """A length of time; exactly one of the fields is not zero."""

    years: int = 0
    months: int = 0
    days: int = 0
    working_days: int = 0

    def __str__(self) -> str:
        for amount, unit in (
            (self.years, "年"),
            (self.months, "个月"),
            (self.days, "日"),
            (self.working_days, "个工作日"),
        ):
            if amount:
                return f"{amount}{unit}"
        return "不限"


@dataclass(frozen=True)
class OuterLimit:
    """The longest period, counted from the event itself, whatever one knew."""

    years: int
    article: Article
    event_label: str


@dataclass(frozen=True)
class Nature:
    """How periods of this nature are counted and what may change them."""

    label: str
    interrupts: bool
    start: tuple[Article, ...]
    month_end: tuple[Article, ...]
    rest: tuple[Article, ...]
    interruption: tuple[Article, ...]
    late: tuple[Article, ...]
    articles: tuple[Article, ...]
    warnings: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """One period of one article. `period` is None where the law sets no limit."""

    slug: str
    label: str
    nature: Nature
    period: Period | None
    article: Article
    start_label: str
    counted: str
    areas: tuple[str, ...]
    since: str
    outer: OuterLimit | None
    articles: tuple[Article, ...]
    warnings: tuple[str, ...]
    steps: tuple[str, ...]


def _articles(rows: list) -> tuple[Article, ...]:
    return tuple(Article(row["law"], row["article"]) for row in rows)


def _nature(row: dict) -> Nature:
    cited = ("start", "month_end", "rest", "interruption", "late", "articles")
    return Nature(
        label=row["label"],
        interrupts=row["interrupts"],
        warnings=tuple(row["warnings"]),
        steps=tuple(row["steps"]),
        **{name: _articles(row[name]) for name in cited},
    )


def _kind(row: dict, natures: dict[str, Nature]) -> Kind:
    outer = row.get("outer")
    return Kind(
        slug=row["slug"],
        label=row["label"],
        nature=natures[row["nature"]],
        period=Period(**row["period"]) if row["period"] else None,
        article=Article(row["law"], row["article"]),
        start_label=row["start_label"],
        counted=row["counted"],
        areas=tuple(row["areas"]),
        since=row.get("since", ""),
        outer=outer
        and OuterLimit(outer["years"], Article(outer["law"], outer["article"]), outer["event_label"]),
        articles=_articles(row["articles"]),
        warnings=tuple(row["warnings"]),
        steps=tuple(row["steps"]),
    )


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """All kinds by slug, in the order of the file."""
    data = json.loads(KINDS_FILE.read_text(encoding="utf-8"))
    natures = {name: _nature(row) for name, row in data["natures"].items()}
    return {row["slug"]: _kind(row, natures) for row in data["kinds"]}
