"""Numbers as Chinese statutes write them, and the labels of their articles.

Articles run from 1 to 9,999; an article added later carries a suffix (第二百五十三条之一). Everything here is
exact: what cannot be read without guessing (一百二 may be 102 or 120) is refused with `ValueError`.
"""

import re

LARGEST = 9_999

#: Every character that can stand in a number, for use inside a regular expression's brackets.
CHINESE_DIGITS = "零〇○一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"

_DIGITS = "零一二三四五六七八九"
_FOLDED = str.maketrans(
    "０１２３４５６７８９〇○两壹贰叁肆伍陆柒捌玖拾佰仟",
    "0123456789零零二一二三四五六七八九十百千",
)
_PLACES = re.compile(
    "(?:([一二三四五六七八九])千)?(零?)(?:([一二三四五六七八九])百)?(零?)"
    "(?:([一二三四五六七八九]?)十)?(零?)([一二三四五六七八九]?)"
)
_LABEL = re.compile(r"第(?P<number>[^条之\-]+)(?:条之(?P<after>[^条]+)|[之\-](?P<before>[^条]+)条|条)")
_SLUG = re.compile(r"([1-9][0-9]{0,3})(?:-([1-9][0-9]?))?", re.ASCII)


def to_int(text: str) -> int:
    """The value of a Chinese, Arabic or full-width number from 1 to 9,999; `ValueError` for anything else.

    Reads 一百二十, 一千零七十九, 一千〇七十九, 两百, 壹佰贰拾, and figures in a row (一〇七九).
    """
    folded = text.strip().translate(_FOLDED)
    if folded.isascii() and folded.isdigit():
        value = int(folded) if len(folded) <= 8 else 0
    elif folded and all(character in _DIGITS for character in folded):
        value = int("".join(str(_DIGITS.index(character)) for character in folded[:8]))
    else:
        value = _from_places(folded)
    if not 1 <= value <= LARGEST:
        raise ValueError(f"not a number from 1 to {LARGEST}: {text!r}")
    return value


def _from_places(folded: str) -> int:
    match = _PLACES.fullmatch(folded)
    if not match:
        return 0
    thousands, zero1, hundreds, zero2, tens, zero3, ones = match.groups()
    has_tens = tens is not None
    zero = zero1 or zero2 or zero3
    if zero and folded.endswith("零"):
        return 0  # 一百零
    if ones and (thousands or hundreds) and not has_tens and not zero:
        return 0  # 一百二: 102 or 120?
    digit = _DIGITS.index
    return (
        (1000 * digit(thousands) if thousands else 0)
        + (100 * digit(hundreds) if hundreds else 0)
        + (10 * digit(tens or "一") if has_tens else 0)
        + (digit(ones) if ones else 0)
    )


def to_chinese(number: int) -> str:
    """The way statutes write a number from 1 to 9,999: 十五, 一百二十, 一千零七十九."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"not a number from 1 to {LARGEST}: {number!r}")
    written = ""
    gap = False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + unit
        gap = digit == 0
    return written.removeprefix("一") if 10 <= number <= 19 else written


def parse_label(label: str) -> tuple[int, int]:
    """(253, 1) for 第二百五十三条之一, (253, 0) for 第253条; `ValueError` when it is no article's label."""
    match = _LABEL.fullmatch(re.sub(r"\s", "", label))
    if not match:
        raise ValueError(f"not an article's label: {label!r}")
    suffix = match["after"] or match["before"]
    return to_int(match["number"]), to_int(suffix) if suffix else 0


def render_label(number: int, suffix: int = 0) -> str:
    """第二百五十三条之一 for (253, 1)."""
    return f"第{to_chinese(number)}条" + (f"之{to_chinese(suffix)}" if suffix else "")


def number_slug(number: int, suffix: int = 0) -> str:
    """The number as addresses carry it: "253-1", "266"."""
    return f"{number}-{suffix}" if suffix else str(number)


def parse_slug(slug: str) -> tuple[int, int]:
    """(253, 1) for "253-1"; `ValueError` for anything that `number_slug` would not write."""
    match = _SLUG.fullmatch(slug)
    if not match:
        raise ValueError(f"not an article's number: {slug!r}")
    return int(match[1]), int(match[2] or 0)
