"""Invented questions and answers for benchmarks: nobody's words, but words as they are used.

Clauses are taken from a bank of texts, sorted by theme, and put together anew; one clause in five is pieced together from
scraps, and names of firms, people and places are made of rare characters, so that the vocabulary grows with the
number of texts as it does in life.
"""

import random
import re
from typing import NamedTuple

_CLAUSE_END = re.compile(r"[。！？；，、：!?;,:\n“”「」《》()（）*#>|-]+")
_NUMBER = re.compile(r"[0-9]+")
_ASKING = [
    "怎么办",
    "合法吗",
    "能要回来吗",
    "该找谁",
    "要赔多少",
    "去哪里投诉",
    "需要什么证据",
    "算不算违法",
    "可以起诉吗",
    "时效是多久",
    "责任怎么分",
    "有没有用",
]
_LINKS = ["", "", "", "另外", "后来", "现在", "而且", "结果", "但是", "听说"]
_SHOPS = ["食品", "装饰", "物流", "科技", "教育", "置业", "服饰", "餐饮", "汽修", "传媒"]


class Theme(NamedTuple):
    """One matter people ask about: its area's slug, and clauses as askers and as lawyers put it."""

    area: str
    asked: list[str]
    answered: list[str]


class Invented(NamedTuple):
    area: str
    title: str
    body: str
    answers: list[str]


def clauses(text: str) -> list[str]:
    """The clauses of a text that can stand in another one."""
    return [part.strip() for part in _CLAUSE_END.split(text) if 4 <= len(part.strip()) <= 40]


class Inventor:
    """Makes the n-th question of a seed: always the same one, whatever was made before it."""

    def __init__(self, seed: int, themes: list[Theme]) -> None:
        self._seed, self._themes = seed, themes
        self._weights = [1 / (rank + 3) for rank in range(len(themes))]
        self._asked = [clause for theme in themes for clause in theme.asked]
        self._answered = [clause for theme in themes for clause in theme.answered]

    def question(self, number: int) -> Invented:
        rng = random.Random(f"{self._seed}:{number}")  # noqa: S311 (nothing secret)
        theme = rng.choices(self._themes, self._weights)[0]
        asked = [self._clause(rng, theme.asked, self._asked) for _ in range(rng.randint(3, 14))]
        title = f"{self._clause(rng, theme.asked, self._asked)[:30]}，{rng.choice(_ASKING)}？"
        answers = [
            _paragraphs(
                rng, [self._clause(rng, theme.answered, self._answered) for _ in range(rng.randint(8, 30))]
            )
            for _ in range(rng.choices((0, 1, 2), (40, 50, 10))[0])
        ]
        return Invented(theme.area, title, _paragraphs(rng, [_opening(rng), *asked]), answers)

    def _clause(self, rng: random.Random, near: list[str], all_clauses: list[str]) -> str:
        """A clause of the theme, mostly; else any clause, or scraps of three."""
        kind = rng.random()
        if kind < 0.2:
            scraps = (rng.choice(all_clauses) for _ in range(3))
            clause = "".join(
                scrap[(at := rng.randrange(len(scrap) - 2)) : at + rng.randint(2, 5)] for scrap in scraps
            )
        else:
            clause = rng.choice(near if kind < 0.75 else all_clauses)
        return _NUMBER.sub(lambda match: str(rng.randint(1, 10 ** min(len(match[0]), 5))), clause)


def _rare(rng: random.Random, length: int) -> str:
    """Characters of the block's first four fifths at random: names that occur a few times each."""
    return "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(length))


def _opening(rng: random.Random) -> str:
    place, shop, person = _rare(rng, 2), _rare(rng, 2) + rng.choice(_SHOPS), _rare(rng, 3)
    return rng.choice(
        [
            f"我在{place}市",
            f"{shop}公司的事",
            f"对方叫{person}",
            f"我是{place}人，在{shop}上班",
            f"跟{person}",
        ]
    )


def _paragraphs(rng: random.Random, parts: list[str]) -> str:
    text = ""
    for part in parts:
        text += (rng.choice(_LINKS) if text else "") + part + rng.choice("，，，。。；\n")
    return text.rstrip("，；\n") + "。"
