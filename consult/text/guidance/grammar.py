"""Compile the triggers that staff write in the admin. The grammar is described in the package docstring."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import GROUPS

COMMENT, EXCLUDE, ANYWHERE, AND, OR, GROUP = "#", "-", "--", "+", "|", "@"
# Between the elements of a sequence: how many characters may stand there, all in one clause.
GAPS = {"…": 10, "~": 3}
_LINK = re.compile("([…~])")
MAX_RULES = 400
MAX_WORD = 20


@dataclass(frozen=True)
class TriggerError:
    """What is wrong in one line; `line` counts from 1."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}"


Element = frozenset[str]


@dataclass(frozen=True, eq=False)
class Term:
    """Elements that follow each other in a clause; `gaps[i]` is the most that may stand before `elements[i]`.

    Terms are interned: the same text gives the same object, so that work on it can be remembered by identity.
    """

    elements: tuple[Element, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Rule:
    """One line. `terms[0]` is the deed, whose clause the guards read; `nowhere` is what the text must not hold at all."""

    terms: tuple[Term, ...]
    unless: tuple[Term, ...]
    nowhere: tuple[Term, ...]
    line: int


@dataclass(frozen=True, eq=False)
class Rules:
    """The compiled triggers of one card. Lines with errors are left out of `rules` and `unless`."""

    rules: tuple[Rule, ...]
    unless: tuple[Term, ...]
    errors: tuple[TriggerError, ...]

    def words(self) -> set[str]:
        """Every word the rules look for."""
        terms = [term for rule in self.rules for term in (*rule.terms, *rule.unless, *rule.nowhere)]
        return {word for term in (*terms, *self.unless) for element in term.elements for word in element}


class _BadLineError(ValueError):
    pass


@lru_cache(maxsize=512)
def compile_triggers(text_rules: str) -> Rules:
    """Read one rule a line. Never raises: what can't be read is in `Rules.errors` with its line number."""
    rules, unless, errors = [], [], []
    for number, line in enumerate(text_rules.splitlines(), 1):
        line = line.partition(COMMENT)[0].strip()
        if not line:
            continue
        try:
            if len(rules) >= MAX_RULES:
                raise _BadLineError(f"规则不能超过{MAX_RULES}条")
            terms, excluded, nowhere = _line(line)
        except _BadLineError as error:
            errors.append(TriggerError(number, str(error)))
            continue
        if terms:
            rules.append(Rule(terms, excluded, nowhere, number))
        elif nowhere:
            errors.append(TriggerError(number, "“--”要和触发词写在同一行"))
        else:
            unless += excluded
    return Rules(tuple(rules), tuple(unless), tuple(errors))


def _line(line: str) -> tuple[tuple[Term, ...], tuple[Term, ...], tuple[Term, ...]]:
    wanted, excluded, nowhere = [], [], []
    for part in line.replace("＋", AND).replace("｜", OR).replace("－", EXCLUDE).split(AND):
        part = part.strip()
        if part.startswith(ANYWHERE):
            nowhere.append(_term(part[2:]))
        elif part.startswith(EXCLUDE):
            excluded.append(_term(part[1:]))
        else:
            wanted.append(_term(part))
    return tuple(wanted), tuple(excluded), tuple(nowhere)


@lru_cache(maxsize=8192)
def _term(text: str) -> Term:
    parts = _LINK.split(text.replace("...", "…").replace("～", "~"))
    elements = tuple(_element(part) for part in parts[::2])
    return Term(elements, (0, *(GAPS[link] for link in parts[1::2])))


@lru_cache(maxsize=8192)
def _element(text: str) -> Element:
    words: set[str] = set()
    for word in text.split(OR):
        word = word.strip()
        if not word:
            raise _BadLineError("有空的词，请检查“+”“|”“…”“~”的两边")
        if word.startswith(GROUP):
            if word[1:] not in GROUPS:
                raise _BadLineError(f"没有名为“{word}”的词组")
            words |= GROUPS[word[1:]]
        elif len(word) > MAX_WORD:
            raise _BadLineError(f"“{word[:MAX_WORD]}…”太长，请拆成几个词")
        else:
            words.add(word.lower())
    return frozenset(words)
