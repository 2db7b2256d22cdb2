"""Practice licence numbers of lawyers: 17 digits.

The parts follow the Ministry of Justice's numbering (律师执业证书编号规则, 2010): institution kind (1), province and city (4),
year of the first licence (4), licence kind (1), sex (1), serial number (6). There is no check digit, so that a number can only
be implausible, never proven.
"""

import re
import unicodedata

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
    ]
)
FIRST_YEAR = 1980  # 律师暂行条例


def read(typed: str) -> str:
    """The digits of a number as typed: full width, spaces and dashes do not matter."""
    return re.sub(r"[\s·.-]", "", unicodedata.normalize("NFKC", typed[:60]))


def problem(number: str, this_year: int) -> str | None:
    """What is implausible: `length`, `institution`, `province`, `year`; None when nothing is."""
    if not re.fullmatch(r"[0-9]{17}", number):
        return "length"
    if number[0] not in "123456789":
        return "institution"
    if number[1:3] not in PROVINCES:
        return "province"
    if not FIRST_YEAR <= int(number[5:9]) <= this_year:
        return "year"
    return None
