"""Which guidance cards a text calls for. Cards are few and read often: kept in the cache until staff change one."""

from dataclasses import dataclass

from django.core.cache import cache

from ..models import GuidanceCard
from ..text.guidance import compile_triggers, match
from ..text.guidance.grammar import Rules

KEY, SECONDS = "guidance-cards", 300


@dataclass(frozen=True)
class Shown:
    """A card as pages show it, and as the trigger engine reads it."""

    slug: str
    kind: str
    order: int
    title: str
    html: str
    steps: tuple
    phones: tuple
    articles: tuple
    triggers: str

    @property
    def rules(self) -> Rules:
        return compile_triggers(self.triggers)

    @property
    def is_danger(self):
        return self.kind == "danger"


def cards():
    """Every card that is shown, by slug, in order."""
    found = cache.get(KEY)
    if found is None:
        found = {card.slug: _shown(card) for card in GuidanceCard.objects.shown().in_order()}
        cache.set(KEY, found, SECONDS)
    return found


def _shown(card):
    return Shown(
        card.slug, card.kind.partition("-")[2], card.position, card.title, card.body_html, tuple(card.steps),
        tuple(card.phones), tuple(card.articles), card.triggers,
    )  # fmt: skip


def forget():
    """Called when staff change a card: the next page reads them anew."""
    cache.delete(KEY)


def slugs_for(text):
    """Slugs of the cards that a text calls for, danger first."""
    return match(text, cards().values())


def by_slug(slugs):
    """The cards with these slugs that are still shown, in the order given."""
    known = cards() if slugs else {}
    return [known[slug] for slug in slugs if slug in known]
