"""Passports and permits to travel to and from Hong Kong, Macau and Taiwan."""

import itertools
import re
from collections.abc import Iterator

from . import labels
from .digits import HAN_CLASS, signs

_SIGN = r"[\s.·•\-–—_*,，、/|。]{0,2}"
_D = f"[0-9o{HAN_CLASS}]"
# E, G, D, S, P: passports of the People's Republic; C, W: to Hong Kong and Macau; H, M: home-return permits; K, MA: passports of the SARs;
# T, L: to and from Taiwan.
_NUMBER = re.compile(
    rf"(?<![a-z0-9])(?<![a-z0-9][-_/.#])(?P<letters>e{_SIGN}[a-hj-np-z]|[ds]{_SIGN}e|pe|c{_SIGN}[a-hj-np-z]|kj|m{_SIGN}[ab]|[egcwhmkltdsp])"
    rf"(?P<digits>(?:{_SIGN}{_D}){{7,10}})(?![a-z0-9])"
)
_LABELLED = re.compile(
    r"(?:护照|通行证|回乡证|返乡证|台胞证|台湾证|往来证|旅行证|居留证|永居证|证件)(?:号码?|编号|号|no\.?)?[是为:：\s，,（(【]{0,3}"
    rf"(?=([a-z]{{0,3}}(?:{_SIGN}[a-z0-9o{HAN_CLASS}]){{6,12}}))"
)
_SHAPE = re.compile(r"[a-z]{0,3}[0-9o]{6,10}")
_ORDINARY = re.compile(r"(?:[a-z]{1,2}[0-9o]{7,8})")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every such number in `chars`."""
    for match in _LABELLED.finditer(chars):
        text, places = signs(match[1])
        if shape := _SHAPE.match(text):
            yield "passport", match.start(1), match.start(1) + places[shape.end() - 1] + 1
    for match in _NUMBER.finditer(chars):
        size = _size(match)
        if size and labels.meaning(chars, match.start()) != "thing":
            yield "passport", match.start(), match.start() + size


def _size(match: re.Match) -> int:
    """How much of the match is a number of nine signs, or eleven on a home-return permit; 0 when it is none."""
    text, places = signs(match[0])
    gaps = {match[0][a + 1 : b] for a, b in itertools.pairwise(places)}
    if len(gaps) > 2 or (len(gaps) == 2 and "" not in gaps):
        return 0
    for size in (11, 9) if text[0] in "hm" else (9,):
        if len(text) >= size and not re.search("[0-9a-z]", match[0][places[size - 1] + 1 :]):
            return places[size - 1] + 1
    return 0
