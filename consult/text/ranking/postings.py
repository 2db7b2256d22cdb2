"""An inverted index of documents in one file: made once, mapped into memory, read without loading it.

58,000 articles take about 60 MB on disk. A reader holds only the pages it touches, and several share them.
The layout is a line of JSON (byte order, where each section lies, what the builder attached) and then plain arrays.
"""

import json
import math
import mmap
import sys
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]

FORMAT = "lawqa-postings-1"
K1, B = 1.5, 0.75
LARGEST_COUNT = 255
# What a token begins with that stands beside a document's own and counts for no length.
ASIDE = "~"
# A share of 1 as it is stored: count / (count + norm), in one byte, is all that a first look needs.
WHOLE = 255
# So many shares are computed at a time: all of them at once would take 200 MB.
STEP = 500_000

TYPES = {
    "starts": np.uint32,
    "ends": np.uint32,
    "documents": np.uint32,
    "counts": np.uint8,
    "shares": np.uint8,
    "lengths": np.uint32,
    "keys": np.uint64,
}


class Unreadable(ValueError):
    """The file is no index of this version and machine; build it again."""


def _spelling(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _shares(counts: Integers, added: Floats) -> Integers:
    return np.rint(WHOLE * (counts / (counts + added))).astype(np.uint8)


def norms(lengths: Integers) -> Floats:
    """What BM25 adds to a word's count below the line, for each document: long ones need more."""
    mean = (lengths.mean() if len(lengths) else 0) or 1
    return K1 * (1 - B + B * lengths / mean)


class Postings:
    """Which document holds which token how often, documents numbered from 0 in the order they came."""

    def __init__(self, sections, vocabulary, attached=None):
        self._sections, self._vocabulary = sections, vocabulary
        self.documents, self.counts, self.shares = (
            sections[name] for name in ("documents", "counts", "shares")
        )
        self.lengths, self.keys = sections["lengths"], sections["keys"]
        self.attached = attached or {}
        # Looked up one by one, which a list of Python's does faster.
        self._starts, self._ends = memoryview(sections["starts"]), memoryview(sections["ends"])
        self.size = len(self.lengths)
        self.mean_length = float(self.lengths.mean()) if self.size else 1.0
        self.norms = norms(self.lengths)

    @classmethod
    def build(cls, texts: Iterable[tuple[int, list[str]]], attached=None) -> "Postings":
        """From (key, tokens) of every document. `attached` is any JSON value to keep beside it."""
        # As they come, document by document, with a number for each new word...
        numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
        held, times, sizes = array("I"), array("B"), array("I")
        lengths, keys = array("I"), array("Q")
        for key, words in texts:
            keys.append(key)
            lengths.append(sum(not word.startswith(ASIDE) for word in words))
            counted = Counter(words)
            held.extend(map(numbers.__getitem__, counted))
            times.extend(min(often, LARGEST_COUNT) for often in counted.values())
            sizes.append(len(counted))
        # ...then word by word, in the order of their spelling: 24 bits for the word, 32 for the document, 8 for how often.
        spelled = sorted(numbers, key=_spelling)
        ranks = np.empty(len(spelled), dtype=np.uint64)
        ranks[[numbers.pop(word) for word in spelled]] = np.arange(len(spelled))
        rows = ranks[np.frombuffer(held, dtype=np.uint32)]
        del held
        rows <<= 32
        rows |= np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
        rows <<= 8
        rows |= np.frombuffer(times, dtype=np.uint8)
        rows.sort()
        counts = rows.astype(np.uint8)
        rows >>= 8
        documents = rows.astype(np.uint32)
        starts = rows.searchsorted(np.arange(len(spelled) + 1, dtype=np.uint64) << 32).astype(np.uint32)
        del rows
        added = norms(np.frombuffer(lengths, dtype=np.uint32))
        parts = [slice(begin, begin + STEP) for begin in range(0, len(counts) or 1, STEP)]
        sections = {
            "starts": starts,
            "ends": np.cumsum([0, *(len(_spelling(word)) for word in spelled)], dtype=np.uint32),
            "documents": documents,
            "counts": counts,
            "shares": np.concatenate([_shares(counts[part], added[documents[part]]) for part in parts]),
            "lengths": np.frombuffer(lengths, dtype=np.uint32),
            "keys": np.frombuffer(keys, dtype=np.uint64),
        }
        return cls(sections, b"".join(map(_spelling, spelled)), attached)

    def save(self, path: Path) -> None:
        """Write beside the target, then rename, so that a reader meets the old file or the new one."""
        blocks = {name: memoryview(values.view(np.uint8)) for name, values in self._sections.items()}
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
            if any(end + at + size > len(view) for at, size in head["places"].values()):
                raise Unreadable(path)
            cut = {name: view[end + at : end + at + size] for name, (at, size) in head["places"].items()}
            sections = {name: np.frombuffer(cut[name], dtype=kind) for name, kind in TYPES.items()}
            return cls(sections, cut["vocabulary"], head["attached"])
        except (KeyError, TypeError, ValueError) as error:
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

    def counts_in(self, spans: Sequence[tuple[int, int]], documents: Integers) -> Integers:
        """How often the word of each span (rows) stands in each of these documents (columns)."""
        found = np.zeros((len(spans), len(documents)), dtype=np.int64)
        for row, (start, end) in zip(found, spans, strict=True):
            if end > start:
                at = self.documents[start:end].searchsorted(documents).clip(max=end - start - 1) + start
                row[:] = self.counts[at] * (self.documents[at] == documents)
        return found

    def number(self, key: int) -> int | None:
        """The document's number; keys must have come in ascending order."""
        at = bisect_left(self.keys, key)
        return at if at < self.size and self.keys[at] == key else None
