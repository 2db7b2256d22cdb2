"""An inverted index of documents in one file: made once, mapped into memory, read without loading it.

58,000 articles take about 50 MB on disk. A reader holds only the pages it touches, and several share them.
The layout is a line of JSON (byte order, where each section lies, what the builder attached) and then plain arrays.
"""

import json
import math
import mmap
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

FORMAT = "lawqa-postings-1"
K1, B = 1.5, 0.75
LARGEST_COUNT = 255
# What a token begins with that stands beside a document's own and counts for no length.
ASIDE = "~"
# A share of 1 as it is stored: count / (count + norm), in one byte, is all that a first look needs.
WHOLE = 255

# An item's size differs between machines for some array types, not for these.
TYPES: dict[str, Literal["I", "B", "Q"]] = {
    "starts": "I",
    "ends": "I",
    "documents": "I",
    "counts": "B",
    "shares": "B",
    "lengths": "I",
    "keys": "Q",
}


class Unreadable(ValueError):
    """The file is no index of this version and machine; build it again."""


def _spelling(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def norms(lengths) -> list[float]:
    """What BM25 adds to a word's count below the line, for each document: long ones need more."""
    mean = sum(lengths) / (len(lengths) or 1) or 1
    return [K1 * (1 - B + B * length / mean) for length in lengths]


class Postings:
    """Which document holds which token how often, documents numbered from 0 in the order they came."""

    def __init__(self, sections, vocabulary, attached=None):
        self._sections, self._vocabulary = sections, vocabulary
        self.documents, self.counts, self.shares = (
            sections[name] for name in ("documents", "counts", "shares")
        )
        self.lengths, self.keys = sections["lengths"], sections["keys"]
        self.attached = attached or {}
        self._starts, self._ends = sections["starts"], sections["ends"]
        self.size = len(self.lengths)
        self.mean_length = sum(self.lengths) / (self.size or 1) or 1.0
        self.norms = norms(self.lengths)

    @classmethod
    def build(cls, texts: Iterable[tuple[int, list[str]]], attached=None) -> "Postings":
        """From (key, tokens) of every document. `attached` is any JSON value to keep beside it."""
        # As they come, word by word of each document, with a number for each new word...
        numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
        held, times, until = array("I"), array("B"), array("I", [0])
        lengths, keys = array("I"), array("Q")
        for key, words in texts:
            keys.append(key)
            lengths.append(sum(not word.startswith(ASIDE) for word in words))
            counted = Counter(words)
            held.extend(map(numbers.__getitem__, counted))
            times.extend(min(often, LARGEST_COUNT) for often in counted.values())
            until.append(len(held))
        # ...then in the order of the words: how many documents each has says where its own begin.
        sizes = array("I", bytes(4 * len(numbers)))
        for word in held:
            sizes[word] += 1
        places, starts = array("I", bytes(4 * len(numbers))), array("I", [0])
        vocabulary, ends = bytearray(), array("I", [0])
        for spelling in sorted(numbers, key=_spelling):
            word = numbers[spelling]
            places[word] = starts[-1]
            starts.append(starts[-1] + sizes[word])
            vocabulary += _spelling(spelling)
            ends.append(len(vocabulary))
        numbers.clear()
        documents, counts = array("I", bytes(4 * len(held))), array("B", bytes(len(held)))
        for document, (begin, end) in enumerate(pairwise(until)):
            for at in range(begin, end):
                place = places[held[at]]
                places[held[at]] += 1
                documents[place], counts[place] = document, times[at]
        added = norms(lengths)
        shares = array(
            "B",
            (round(WHOLE * count / (count + added[at])) for at, count in zip(documents, counts, strict=True)),
        )
        sections = (starts, ends, documents, counts, shares, lengths, keys)
        return cls(dict(zip(TYPES, sections, strict=True)), bytes(vocabulary), attached)

    def save(self, path: Path) -> None:
        """Write beside the target, then rename, so that a reader meets the old file or the new one."""
        blocks = {name: memoryview(values).cast("B") for name, values in self._sections.items()}
        blocks["vocabulary"] = memoryview(self._vocabulary)
        places, at = {}, 0
        for name, block in blocks.items():
            places[name] = (at, len(block))
            at += -(-len(block) // 8) * 8
        head = {"format": FORMAT, "order": sys.byteorder, "places": places, "attached": self.attached}
        line = json.dumps(head, ensure_ascii=False).encode()
        line += b" " * (-(len(line) + 1) % 8) + b"\n"
        partial = path.with_name(path.name + ".partial")
        with partial.open("wb") as out:
            out.write(line)
            for block in blocks.values():
                out.write(block)
                out.write(b"\0" * (-len(block) % 8))
        partial.replace(path)

    @classmethod
    def open(cls, path: Path) -> "Postings":
        """Map a saved index. `Unreadable` when it isn't one, `OSError` when there is none."""
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
        view = memoryview(mapped)
        end = mapped.find(b"\n") + 1
        try:
            head = json.loads(mapped[:end])
            if (head["format"], head["order"]) != (FORMAT, sys.byteorder):
                raise Unreadable(path)
            cut = {name: view[end + at : end + at + size] for name, (at, size) in head["places"].items()}
            sections = {name: cut[name].cast(kind) for name, kind in TYPES.items()}
            return cls(sections, cut["vocabulary"], head["attached"])
        except (KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise Unreadable(path) from error

    def span(self, word: str) -> tuple[int, int]:
        """Where the word's documents lie in `documents` and `counts`; an empty span for an unknown word."""
        spelling = _spelling(word)
        ends, vocabulary = self._ends, self._vocabulary
        at = bisect_left(
            range(len(ends) - 1),
            spelling,
            key=lambda place: bytes(vocabulary[ends[place] : ends[place + 1]]),
        )
        if at == len(ends) - 1 or bytes(vocabulary[ends[at] : ends[at + 1]]) != spelling:
            return 0, 0
        return self._starts[at], self._starts[at + 1]

    def idf(self, word_count: int) -> float:
        """How much a word in that many documents tells (Robertson and Spärck Jones, never negative)."""
        return math.log(1 + (self.size - word_count + 0.5) / (word_count + 0.5))

    def count(self, span: tuple[int, int], document: int) -> int:
        """How often the word with this span stands in the document."""
        start, end = span
        at = bisect_left(self.documents, document, start, end)
        return self.counts[at] if at < end and self.documents[at] == document else 0

    def listed(self, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """(document, share) of every document with the word; a share is in WHOLE parts."""
        start, end = span
        return zip(self.documents[start:end].tolist(), self.shares[start:end].tolist(), strict=True)

    def number(self, key: int) -> int | None:
        """The document's number; keys must have come in ascending order."""
        at = bisect_left(self.keys, key)
        return at if at < self.size and self.keys[at] == key else None
