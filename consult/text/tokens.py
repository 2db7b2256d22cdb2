"""Words of a text for searching: the same rule for what is indexed and for what is asked.

Chinese has no spaces, and character pairs find lay questions better than word segmentation does (measured by
`python -m tests.bench.bench_ranking`), so a run of Chinese characters yields every character and every pair of
neighbours. Latin words and numbers stay whole. Before that the text is folded: full width to half width, upper
to lower case, traditional to simplified characters, Chinese numerals to Arabic ones where a reader takes the two
for the same (第一百八十八条 and 第188条, 三年 and 3年, 十万元 and 10万元).

Everything here takes linear time and accepts any string, NUL and lone surrogates included.
"""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

TRADITIONAL = Path(__file__).resolve().parent.parent / "data" / "traditional.txt"

HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
DIGITS = dict(zip("零一二三四五六七八九两", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}

# A run longer than this is not a number anybody reads.
LONGEST_NUMERAL = 24
LONGEST_TOKEN = 64

_NUMERAL = re.compile(
    rf"(?<=第)[零一二三四五六七八九两十][零一二三四五六七八九两十百千万]{{0,{LONGEST_NUMERAL}}}(?=[条款项章节编次届审期年天类])"
    rf"|(?<![第0-9a-z零一二三四五六七八九两十百千万亿])[零一二三四五六七八九两十][零一二三四五六七八九两十百千万亿]{{0,{LONGEST_NUMERAL}}}"
)
_UNIT = re.compile(r"[年月日号天周岁级倍元块亩米]|个月|小时|平方")
_PERCENT = re.compile(r"百分之([0-9]++(?:\.[0-9]++)?)")
_TOKEN = re.compile(
    rf"(?P<han>[{HAN}]+)"
    rf"|(?P<number>[0-9]++(?:,[0-9]{{3}}(?![0-9])){{0,6}}+(?:\.[0-9]++)?+(?P<scale>[%万亿])?+)(?![^\W_{HAN}])"
    rf"|[^\W_{HAN}]+"
)
_QUOTED = re.compile(r'(?P<minus>(?<!\S)[-－])?(?:"([^"]*)"|“([^“”]*)”|「([^「」]*)」)')
_MINUS = re.compile(r"(?<!\S)[-－](\S+)")


class Query(NamedTuple):
    """What someone typed into the search box, each part already cut into tokens."""

    terms: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]


@cache
def simplified() -> dict[str, str]:
    """{traditional character: the simplified one}."""
    lines = TRADITIONAL.read_text(encoding="utf-8").splitlines()
    return dict(pair for line in lines if not line.startswith("#") for pair in line.split())  # type: ignore[misc]


class _Folding(dict[int, str]):
    """A table for `str.translate` that learns the usual planes and recomputes the rest.

    One character at a time, because NFKC of a whole string is quadratic on long rows of combining marks.
    """

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold().replace("〇", "零")
        folded = "".join(simplified().get(char, char) for char in folded)
        if code < 0x10000:
            self[code] = folded
        return folded


_folding = _Folding()


def fold(text: str) -> str:
    """The text as search sees it: half width, lower case, simplified, numerals Arabic."""
    return _PERCENT.sub(r"\1%", _NUMERAL.sub(_arabic, text.translate(_folding)))


def _arabic(match: re.Match[str]) -> str:
    """A Chinese numeral in digits where a reader would write it so, else as it was."""
    run = match.group()
    ordinal = match.string[match.start() - 1 : match.start()] == "第"
    measured = _UNIT.match(match.string, match.end()) is not None
    if not any(char in POWERS or char in MYRIADS for char in run):
        if len(run) >= 4 or (len(run) > 1 and "零" in run):  # 二〇二四
            return "".join(str(DIGITS[char]) for char in run)
        return str(DIGITS[run]) if len(run) == 1 and (ordinal or measured) else run
    if len(run) == 1 and not (ordinal or measured):
        return run
    return str(_value(run))


def _value(run: str) -> int:
    """一百二十 → 120; lenient: what isn't well formed still gives some number, the same one each time."""
    total = section = digit = 0
    for char in run:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in POWERS:
            section += (digit or 1) * POWERS[char]
            digit = 0
        else:
            total = (total + section + digit) * MYRIADS[char]
            section = digit = 0
    return total + section + digit


def _number(match: re.Match[str]) -> str:
    """10,000 → 10000, 3.5万 → 35000, 30% stays."""
    number, scale = match["number"].replace(",", ""), match["scale"]
    if scale in MYRIADS and len(number) <= LONGEST_NUMERAL:
        scaled = Decimal(number[:-1]) * MYRIADS[scale]
        return format(scaled.normalize(), "f")
    return number


def tokens(text: str) -> list[str]:
    """The tokens of a text in reading order; a character comes before the pair that begins with it."""
    found: list[str] = []
    for match in _TOKEN.finditer(fold(text)):
        if match["number"]:
            found.append(_number(match)[:LONGEST_TOKEN])
        elif match["han"]:
            run = match["han"]
            for first, second in pairwise(run):
                found += (first, first + second)
            found.append(run[-1])
        else:
            found.append(match.group()[:LONGEST_TOKEN])
    return found


@lru_cache(maxsize=1 << 15)
def term(token: str) -> str:
    """A token as one word of `[a-z0-9]`, so that neither FTS5 nor PostgreSQL's parser can split or stem it.

    Different tokens give different terms: ASCII letters and digits after `w`, anything else in code points after `u`.
    """
    if token.isascii() and token.isalnum():
        return "w" + token
    if max(token) < "\U00010000":
        return "u" + token.encode("utf-16-be", "surrogatepass").hex()
    return "u" + "".join(f"{ord(char):04x}" if ord(char) < 0x10000 else f"z{ord(char):06x}" for char in token)


def index_terms(text: str) -> str:
    """What a full-text index stores for this text. A phrase's terms stand in it side by side, in order."""
    return " ".join(map(term, tokens(text)))


def parse_query(text: str) -> Query:
    """Read a search: "quoted words" must stand together, -word must be absent, all else is wanted. Never fails.

    Chinese quotation marks quote as well. A mark without its partner is plain text, and so is a hyphen inside a word.
    """
    phrases: dict[tuple[str, ...], None] = {}
    excluded: dict[tuple[str, ...], None] = {}

    def quoted(match: re.Match[str]) -> str:
        words = tuple(tokens(next(filter(None, match.groups()[1:]), "")))
        if words:
            (excluded if match["minus"] else phrases)[words] = None
        return " "

    def minus(match: re.Match[str]) -> str:
        words = tuple(tokens(match[1]))
        if words:
            excluded[words] = None
        return " "

    rest = _MINUS.sub(minus, _QUOTED.sub(quoted, text))
    return Query(tuple(dict.fromkeys(tokens(rest))), tuple(phrases), tuple(excluded))
