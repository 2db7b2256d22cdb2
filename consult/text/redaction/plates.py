"""Licence plates (GA 36-2018): province, letter and five signs, six on new-energy cars; trailers, learners, police, Hong Kong, Macau."""

import itertools
import re
from collections.abc import Iterator

from .digits import HAN_CLASS, signs

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NAMES = "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙|广西|西藏|宁夏|新疆"
_SIGN = r"[\s.·•∙\-‐–—_*,，、/|。:：]{0,3}"
_PLATE = re.compile(
    rf"(?:[{_PROVINCE}]{_SIGN}|(?:{_NAMES})牌?)[a-hj-z](?P<first>{_SIGN})(?P<serial>(?:[a-hj-np-z0-9o{HAN_CLASS}]{_SIGN}){{4,5}}[a-hj-np-z0-9o{HAN_CLASS}挂学警港澳])"
)
_NEW_ENERGY = re.compile(r"[a-hjk][a-hj-np-z0-9]\d{4}|\d{5}[a-hjk]")
_ORDINARY = re.compile(r"[a-hj-np-z0-9]{4}[a-hj-np-z0-9挂学警港澳]")
_WORD_AFTER = re.compile(r"[a-z0-9]")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every plate in `chars`."""
    for match in _PLATE.finditer(chars):
        if length := _length(match["serial"], chars[match.end() : match.end() + 1]):
            yield "plate", match.start(), match.start("serial") + length


def _length(serial: str, after: str) -> int:
    """How much of `serial` is a plate's; 0 when it is none."""
    text, places = signs(serial.replace("o", "0"))
    gaps = {serial[a + 1 : b] for a, b in itertools.pairwise(places)}
    for size, shape in ((6, _NEW_ENERGY), (5, _ORDINARY)):
        if (
            len(text) < size
            or not shape.fullmatch(text[:size])
            or sum(char.isdigit() for char in text[:size]) < 2
        ):
            continue
        rest = serial[places[size - 1] + 1 :] + after
        if _WORD_AFTER.match(rest) or (len(gaps) > 2 and size == 6):
            continue
        return places[size - 1] + 1
    return 0
