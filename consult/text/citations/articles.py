"""Reads 第三十八条第一款第(二)项、第三十九条至第四十一条 in canonical text: which articles, paragraphs and items."""

import re
from dataclasses import dataclass, replace

from consult.text.numerals import CHINESE_DIGITS, to_int

#: A range of more articles than this is taken for its two ends: nobody looks up a hundred articles at once.
LONGEST_RANGE = 100

_CHINESE = f"[{CHINESE_DIGITS}]{{1,12}}+"
_NUMBER = f"(?:{_CHINESE}|[0-9]{{1,4}}+)"
_MARKED = f"第?\\(?{_NUMBER}\\)?(?:之{_NUMBER})?+"
_INNER = "(?:、|和|与|及|或|至|到|-{1,2}|,(?=第?[0-9])|以及|或者|(?=\\())"
_GROUP = re.compile(f"{_MARKED}(?:{_INNER}{_MARKED}){{0,15}}+(?P<unit>[条款项])(?:(?<=条)之{_NUMBER})?+")
_MEMBER = re.compile(f"(?P<joint>{_INNER})?第?\\(?(?P<number>{_NUMBER})\\)?(?:之(?P<suffix>{_NUMBER}))?+")
_AFTER_UNIT = re.compile(f"条之(?P<suffix>{_NUMBER})$")
_BETWEEN = re.compile(
    "(?:[、\n]{1,2}|以及|或者|及其|及|和|与|或|至|到|-{1,2}|[,;]\n?(?=第))(?:以及|或者|及|和|与|或)?"
)
_RANGE = re.compile("至|到|-{1,2}")
_BARE_ITEM = re.compile("\\((?P<number>[一二三四五六七八九十]{1,3})\\)(?!项)")
_SISTER = re.compile("[、和及与或](之(?P<suffix>[一二三四五六七八九十]{1,2}))(?![一二三四五六七八九十])")
_SUB_ITEM = re.compile(f"第?\\(?{_NUMBER}\\)?目")


@dataclass(frozen=True)
class Piece:
    """One article (or a paragraph, an item of it) named in canonical text; a range gives all its pieces one span."""

    start: int
    end: int
    number: int
    suffix: int = 0
    paragraph: int | None = None
    item: int | None = None

    @property
    def article(self) -> tuple[int, int]:
        return self.number, self.suffix


@dataclass(frozen=True)
class _Member:
    start: int
    end: int
    value: int
    suffix: int
    ranged: bool


@dataclass(frozen=True)
class _Group:
    """Numbers that share one unit: 第三十六、三十七、三十八条."""

    unit: str
    members: tuple[_Member, ...]
    marked: bool

    @property
    def end(self) -> int:
        return self.members[-1].end


def read_articles(text: str, start: int, base: Piece | None = None) -> list[Piece]:
    """The pieces of the reference that begins at `start`, in order; an empty list when there is none.

    With a `base` article, the reference may begin with a paragraph or item of it. A number without 第 counts as
    long as its unit is there (民法典1079条).
    """
    group = _read_group(text, start)
    if not group or (group.unit != "条" and base is None):
        return []
    pieces = _pieces(group, base)
    position = group.end
    while True:
        group = _read_group(text, position)
        if group and group.unit in _finer(pieces[-1]):
            pieces[-1:] = begin_at(pieces[-1].start, _pieces(group, pieces[-1]))
        elif pieces[-1].item is None and (item := _BARE_ITEM.match(text, position)):
            pieces[-1] = replace(pieces[-1], end=item.end(), item=to_int(item["number"]))
            position = item.end()
            continue
        elif pieces[-1].suffix and (sister := _SISTER.match(text, position)):
            pieces.append(Piece(sister.start(1), sister.end(), pieces[-1].number, to_int(sister["suffix"])))
            position = sister.end()
            continue
        elif joint := _BETWEEN.match(text, position):
            group = _read_group(text, joint.end())
            if not group or not _continues(group, joint[0]):
                break
            following = _pieces(group, pieces[-1])
            if _RANGE.fullmatch(joint[0]) and (span := _between(pieces[-1], following[0])):
                pieces[-1:] = span
                following = following[1:]
            pieces += following
        else:
            break
        position = group.end
        if pieces[-1].item is not None and (sub_item := _SUB_ITEM.match(text, position)):
            pieces[-1] = replace(pieces[-1], end=sub_item.end())
            position = sub_item.end()
    return pieces


def begin_at(start: int, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the first one, or the whole of a range that comes first, beginning at `start`."""
    first = pieces[0].start
    if first == start:
        return pieces
    return [replace(piece, start=start) if piece.start == first else piece for piece in pieces]


def _finer(piece: Piece) -> str:
    """The units that may follow directly: 第一款 after an article, 第(一)项 after an article or a paragraph."""
    if piece.item is not None:
        return ""
    return "款项" if piece.paragraph is None else "项"


def _continues(group: _Group, joint: str) -> bool:
    if joint.startswith((",", ";")):
        return group.unit != "项"
    return group.marked or group.unit != "条" or "\n" not in joint


def _read_group(text: str, start: int) -> _Group | None:
    match = _GROUP.match(text, start)
    if not match:
        return None
    unit = match["unit"]
    members: list[_Member] = []
    try:
        for member in _MEMBER.finditer(text, start, match.start("unit")):
            ranged = bool(member["joint"] and _RANGE.fullmatch(member["joint"]))
            suffix = to_int(member["suffix"]) if member["suffix"] else 0
            first = member.start() + len(member["joint"] or "")
            members.append(_Member(first, member.end(), to_int(member["number"]), suffix, ranged))
        if after := _AFTER_UNIT.search(match[0]):
            members[-1] = replace(members[-1], suffix=to_int(after["suffix"]))
    except ValueError:
        return None
    last = members[-1]
    if (
        last.ranged
        and unit == "条"
        and len(members) > 1
        and last.value < members[-2].value
        and last.value < 100
    ):
        members[-2:] = [replace(members[-2], suffix=last.value)]  # 第253-1条
    members[-1] = replace(members[-1], end=match.end())
    return _Group(unit, tuple(members), text[start] == "第")


def _pieces(group: _Group, base: Piece | None) -> list[Piece]:
    pieces: list[Piece] = []
    for member in group.members:
        piece = _piece(group.unit, member, base)
        span = _between(pieces[-1], piece) if member.ranged and pieces else None
        if span:
            pieces[-1:] = span
        else:
            pieces.append(piece)
    return pieces


def _piece(unit: str, member: _Member, base: Piece | None) -> Piece:
    if unit == "条" or base is None:
        return Piece(member.start, member.end, member.value, member.suffix)
    if unit == "款":
        return Piece(member.start, member.end, *base.article, paragraph=member.value)
    return Piece(member.start, member.end, *base.article, paragraph=base.paragraph, item=member.value)


def _between(first: Piece, last: Piece) -> list[Piece] | None:
    """Every piece from `first` to `last`, or None when the two don't span a range."""
    span = {"start": first.start, "end": last.end}
    if first.article == last.article:
        for part in ("item", "paragraph"):
            low, high = getattr(first, part), getattr(last, part)
            if low and high and low < high:
                return [replace(last, **span, **{part: value}) for value in _values(low, high)]
        return None
    if first.number == last.number and first.suffix < last.suffix:
        return [replace(last, **span, suffix=suffix) for suffix in _values(first.suffix, last.suffix)]
    if first.number < last.number:
        inner = [
            replace(last, **span, number=number, suffix=0) for number in _values(first.number, last.number)
        ]
        return [replace(first, **span), *inner[1:-1], replace(last, **span)]
    return None


def _values(low: int, high: int) -> list[int]:
    return list(range(low, high + 1)) if high - low < LONGEST_RANGE else [low, high]
