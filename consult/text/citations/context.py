"""What has been named so far in a text, for 同法, 该条例, 前款 and articles without a title."""

import re
from dataclasses import dataclass, field

from consult.text.citations.articles import Piece

_NUMBERED = re.compile("(?:[（(][^（）()]*[）)])+$")
_KINDS = (
    ("法", ("法", "法典", "法律")),
    ("条例", ("条例",)),
    ("规定", ("规定",)),
    ("办法", ("办法",)),
    ("解释", ("解释", "司法解释")),
    ("细则", ("细则",)),
    ("规则", ("规则",)),
    ("决定", ("决定",)),
    ("意见", ("意见",)),
    ("通知", ("通知",)),
    ("纪要", ("纪要",)),
    ("批复", ("批复",)),
    ("规范", ("规范",)),
)
_KIND_OF_WORD = {word: kind for kind, words in _KINDS for word in words}


@dataclass
class Context:
    laws: list[str] = field(default_factory=list)
    private: bool = False  #: a contract or the like was named after the last law
    article: Piece | None = None  #: the last article of the last law
    article_end: int = 0

    def name(self, law: str) -> None:
        if not self.laws or self.laws[-1] != law:
            self.article = None
            self.laws.append(law)
        self.private = False

    def name_private(self) -> None:
        self.private, self.article = True, None

    def cite(self, piece: Piece) -> None:
        self.article, self.article_end = piece, piece.end

    @property
    def law(self) -> str | None:
        return self.laws[-1] if self.laws else None

    def meant_by(self, word: str, pointer: str = "") -> str | None:
        """The law that 该法, 同条例, 前者 … mean: the last one named whose title ends that way."""
        if pointer == "前者":
            return self.laws[-2] if len(self.laws) > 1 else None
        if pointer == "后者":
            return self.law
        kind = _KIND_OF_WORD.get(word)
        for law in reversed(self.laws[-40:]):
            bare = _NUMBERED.sub("", law)
            if kind and (bare.endswith(kind) or (kind == "法" and bare.endswith("法典"))):
                return law
        for law in reversed(self.laws[-40:]):
            if word == "司法解释" and law.startswith("最高人民"):
                return law
        loose = word in ("法", "法律") or (word == "规定" and pointer in ("前述", "上述"))
        return self.law if loose else None
