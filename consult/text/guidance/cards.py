"""The cards and lists shipped with the project, read from `consult/data/`. Staff edit their copies in the admin."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .grammar import Rules, compile_triggers

DATA = Path(__file__).resolve().parents[2] / "data"


class Phone(NamedTuple):
    """A public number and what it is for."""

    number: str
    label: str


class Article(NamedTuple):
    """A statute by its full official title and an article by its label (第…条)."""

    law: str
    article: str


@dataclass(frozen=True)
class Card:
    """One piece of guidance. `body` is short limited Markdown; slugs of cards for danger begin with `danger-`."""

    slug: str
    kind: str
    title: str
    body: str
    steps: tuple[str, ...]
    phones: tuple[Phone, ...]
    articles: tuple[Article, ...]
    areas: tuple[str, ...]
    triggers: str
    order: int

    @property
    def rules(self) -> Rules:
        """The compiled triggers (cached by their text)."""
        return compile_triggers(self.triggers)


class EvidenceItem(NamedTuple):
    """One thing to keep, and what it is good for."""

    text: str
    why: str


def card_from(row: dict) -> Card:
    """A card from its row in `guidance_cards.json`."""
    return Card(
        slug=row["slug"],
        kind=row["kind"],
        title=row["title"],
        body=row["body"],
        steps=tuple(row.get("steps", ())),
        phones=tuple(Phone(phone["number"], phone["label"]) for phone in row["phones"]),
        articles=tuple(Article(article["law"], article["article"]) for article in row["articles"]),
        areas=tuple(row["areas"]),
        triggers="\n".join(row["triggers"]),
        order=row["order"],
    )


@lru_cache(maxsize=1)
def shipped_cards() -> tuple[Card, ...]:
    """All cards of `guidance_cards.json`, in the order of the file."""
    rows = json.loads((DATA / "guidance_cards.json").read_text(encoding="utf-8"))
    return tuple(card_from(row) for row in rows)


@lru_cache(maxsize=1)
def evidence_lists() -> dict[str, tuple[EvidenceItem, ...]]:
    """The check-list of each top-level practice area by its slug."""
    rows = json.loads((DATA / "evidence_lists.json").read_text(encoding="utf-8"))
    return {
        row["area_slug"]: tuple(EvidenceItem(item["text"], item["why"]) for item in row["items"])
        for row in rows
    }
