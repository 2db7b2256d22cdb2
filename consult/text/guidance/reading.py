"""Read a lay text: one spelling for what people write in many, idioms set aside, clauses found."""

import re
import unicodedata
from bisect import bisect_left

from .lexicon import IDIOMS, SPELLINGS, TRADITIONAL

SOFT, HARD, MASK = "，", "。", "□"
_SPELLING = re.compile("|".join(map(re.escape, sorted(SPELLINGS, key=len, reverse=True))))
_IDIOM = re.compile("|".join(IDIOMS))
_HARD = re.compile(r"(?:[。！？；!?;~…\n\r]|\.(?!\d))+")
_SOFT = re.compile(r"[，、,: \t/()【】\[\]—-]+")
_QUOTES = re.compile(r"[\"“”'‘’「」『』《》*#]")
_TRADITIONAL = str.maketrans(TRADITIONAL)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


class Reading:
    """`text` is what the rules see; positions are positions in it, not in the text as written."""

    def __init__(self, text: str):
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).lower().translate(_TRADITIONAL)
        text = _QUOTES.sub("", text)
        text = _SPELLING.sub(lambda found: SPELLINGS[found[0]], text)
        text = _SOFT.sub(SOFT, _HARD.sub(HARD, text))
        self.text = _IDIOM.sub(lambda found: MASK * len(found[0]), text)
        self._ends = [at for at, character in enumerate(self.text) if character in (SOFT, HARD)]
        self._ends.append(len(self.text))

    def clause_number(self, at: int) -> int:
        """Which clause the position is in; its own end mark belongs to it."""
        return bisect_left(self._ends, at)

    def clause_count(self) -> int:
        return len(self._ends)

    def clause(self, number: int) -> str:
        """The clause without the mark that ends it."""
        return self.text[self.clause_start(number) : self._ends[number]]

    def clause_start(self, number: int) -> int:
        return self._ends[number - 1] + 1 if number else 0

    def clause_end(self, at: int) -> int:
        """Where the clause of the position ends."""
        return self._ends[self.clause_number(at)]

    def ends_sentence(self, number: int) -> bool:
        """Does the clause end with a full stop, question mark or the text?"""
        end = self._ends[number]
        return end >= len(self.text) or self.text[end] == HARD
