"""Whether digits can be what they look like: check digits, regions, days of birth, area codes, card ranges."""

import re
from datetime import date
from functools import lru_cache

from stdnum import luhn, numdb
from stdnum.cn import ric

_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_CARD = re.compile(
    r"62\d{14,17}|60\d{14,17}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13}|6[58]\d{14,17}|955[89]\d{12,15}|9\d{18}"
)
# Area codes in use (信息产业部《电信网编号计划》, 2003, with the mergers since).
_AREA = re.compile(
    r"0(?:10|2[0-57-9]|3(?:1\d|35|49|5\d|7\d|9[1-8])|4(?:1\d|2[179]|3\d|5\d|6[4789]|7\d|8[23])|5(?:1\d|2[37]|3\d|4[36]|5\d|6[1-6]|7\d|80|9\d)"
    r"|6(?:3[1-5]|6[0238]|9[12])|7(?:01|1\d|2[248]|3\d|4[3-6]|5\d|6[03689]|7\d|9\d)|8(?:1[2-9]|2[5-7]|3\d|5[1-9]|7\d|8[3678]|9\d)"
    r"|9(?:0[1-369]|1[1-79]|3\d|4[13]|5[1-5]|7[0-79]|9\d))"
)


def id_card(digits: str) -> bool:
    """True for a resident ID of 18 digits with region, day of birth and check digit (GB 11643-1999)."""
    return (
        len(digits) == 18
        and ric.calc_check_digit(digits) == digits[-1].upper()
        and birthplace_and_day(digits)
    )


def birthplace_and_day(digits: str) -> bool:
    """True when 18 or 15 digits begin with a region and a day somebody may be born on (GB/T 2260, GB 11643)."""
    day = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    return "1900" <= day[:4] < "2100" and _is_day(day) and _is_region(digits[:6])


def _is_day(day: str) -> bool:
    try:
        date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def _is_region(code: str) -> bool:
    if not _PROVINCE.match(code):
        return False
    return code[:2] in ("71", "81", "82", "83") or any(
        "county" in part for _, part in numdb.get("cn/loc").info(code)
    )


def bank_card(digits: str) -> bool:
    """True for a card number with an issuer's range, its length and check digit (ISO/IEC 7812; UnionPay 62)."""
    return _CARD.fullmatch(digits) is not None and luhn.is_valid(digits)


def area_and_subscriber(digits: str) -> bool:
    """True for an area code in use and a subscriber's number: eight digits after three, seven or eight after four."""
    area = _AREA.match(digits)
    local = len(digits) - area.end() if area else 0
    return local in ((8,) if area and area.end() == 3 else (7, 8)) and digits[area.end()] in "2345678"
