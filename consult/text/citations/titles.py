"""The titles and names by which statutes are cited."""

from collections.abc import Iterable, Mapping

from consult.text.citations import names_former, names_interpretations, names_laws, names_regulations
from consult.text.citations.canonical import PEOPLES_REPUBLIC, key
from consult.text.citations.derived import derived_names, short_title

#: How sure a name is, best first: the title itself, a name given by the library, the title without 中华人民共和国, a
#: well-known abbreviation, a name that follows from the title.
_TITLE, _GIVEN, _SHORT, _KNOWN, _DERIVED = range(5)

#: Names are looked up by their first 2, 6 or 14 letters, so that most places in a text are left after one look.
_HEADS = (2, 6, 14)

_OPENING, _CLOSING = "《〈(“", "》〉)”"


def well_known_abbreviations() -> dict[str, str]:
    """Every abbreviation shipped with LawQA, with the official title it stands for."""
    tables = [
        {PEOPLES_REPUBLIC + title: names for title, names in names_laws.ABBREVIATIONS.items()},
        names_regulations.ABBREVIATIONS,
        names_interpretations.ABBREVIATIONS,
        names_former.TITLES,
    ]
    return {name: title for table in tables for title, names in table.items() for name in names.split()}


class TitleIndex:
    """Resolves names of statutes, and finds them in running text.

    `entries` are the library's statutes: (official title, other names that the library gives it). `sizes` says how
    many articles each holds; where a name fits several titles, the one with more articles wins, then the title
    that sorts first. Titles that the library lacks but everybody cites (婚姻法) resolve too; `title in index` tells
    whether the library holds it.
    """

    def __init__(
        self, entries: Iterable[tuple[str, Iterable[str]]], sizes: Mapping[str, int] | None = None
    ) -> None:
        entries = [(title, tuple(names)) for title, names in entries]
        self._held = frozenset(title for title, _ in entries)
        self._sizes = dict(sizes or {})
        self._ranked: dict[str, tuple[tuple[int, bool, bool, int, str], str]] = {}
        for title, names in entries:
            self._add_title(title)
            for name in names:
                self._add(name, title, _GIVEN)
        for name, title in well_known_abbreviations().items():
            self._add(name, title, _KNOWN)
        for title in [*names_former.TITLES, *well_known_abbreviations().values()]:
            if title not in self._held:
                self._add_title(title)
        self._heads = _heads(self._ranked)
        self._third: dict[str, set[str]] = {PEOPLES_REPUBLIC[:2]: set(PEOPLES_REPUBLIC[2])}
        for name in self._ranked:
            self._third.setdefault(name[:2], {*_OPENING, PEOPLES_REPUBLIC[0]}).add(name[2:3])

    def __contains__(self, title: object) -> bool:
        return title in self._held

    def __len__(self) -> int:
        return len(self._ranked)

    def resolve(self, name: str) -> str | None:
        """The official title that `name` stands for, or None."""
        found = self._ranked.get(key(name))
        return found[1] if found else None

    def may_begin(self, text: str, start: int) -> bool:
        """A quick look: whether the first three letters at `start` can begin a name."""
        third = self._third.get(text[start : start + 2])
        return third is not None and ("" in third or text[start + 2 : start + 3] in third)

    def match(self, text: str, start: int, depth: int = 0) -> tuple[int, str, bool] | None:
        """The longest name that begins at `start` of a canonical text: (end, official title, is it a nickname).

        `depth` is how many brackets stand open at `start`. Reads no further than a title is long.
        """
        lengths: list[int] = []
        letters, ends = _read(text, start, depth, _HEADS[1])
        for size in _HEADS:
            if size > len(letters):
                letters, ends = _read(text, start, depth, size)
            if letters[:size] not in self._heads:
                break
            lengths = self._heads[letters[:size]] + lengths
        if lengths and lengths[0] > len(letters):
            letters, ends = _read(text, start, depth, lengths[0])
        for length in lengths:
            found = self._ranked.get(letters[:length]) if length <= len(letters) else None
            if found:
                return _closed(text, *ends[length - 1]), found[1], found[0][0] >= _KNOWN
        return None

    def _add_title(self, title: str) -> None:
        self._add(title, title, _TITLE)
        self._add(short_title(title), title, _SHORT)
        for name, numberless in derived_names(title):
            self._add(name, title, _DERIVED, numberless)

    def _add(self, name: str, title: str, tier: int, numberless: bool = False) -> None:
        rank = (tier, title not in self._held, numberless, -self._sizes.get(title, 0), title)
        folded = key(name)
        if len(folded) > 1 and (folded not in self._ranked or rank < self._ranked[folded][0]):
            self._ranked[folded] = (rank, title)


def _heads(names: Iterable[str]) -> dict[str, list[int]]:
    """The lengths, longest first, of the names that share a beginning; a shorter beginning leads to the longer."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        own = max(size for size in _HEADS if size <= len(name))
        for size in _HEADS:
            if size <= own:
                lengths.setdefault(name[:size], set())
        lengths[name[:own]].add(len(name))
    return {head: sorted(found, reverse=True) for head, found in lengths.items()}


def _read(text: str, start: int, depth: int, count: int) -> tuple[str, list[tuple[int, int]]]:
    """Up to `count` letters from `start`, past brackets and 中华人民共和国, each with its end and the open brackets."""
    letters: list[str] = []
    ends: list[tuple[int, int]] = []
    position, skipped = start, 0
    while len(letters) < count and position < len(text) and skipped < 4:
        character = text[position]
        if character == PEOPLES_REPUBLIC[0] and text.startswith(PEOPLES_REPUBLIC, position):
            position += len(PEOPLES_REPUBLIC)
            skipped += 2
            continue
        position += 1
        if character in _OPENING:
            depth, skipped = depth + 1, skipped + 1
        elif character in _CLOSING:
            if depth == 0:
                break
            depth, skipped = depth - 1, skipped + 1
        else:
            letters.append(character)
            ends.append((position, depth))
            skipped = 0
    return "".join(letters), ends


def _closed(text: str, end: int, depth: int) -> int:
    """`end`, moved past the brackets that close what stands open."""
    while depth and end < len(text) and text[end] in _CLOSING:
        end, depth = end + 1, depth - 1
    return end
