"""Numbers that name a person: resident ID, bank card, mobile and landline telephone.

Each reading (digits as written, then Chinese numerals as digits) is searched in passes, each over what those before left: numbers in
one piece, numbers pulled apart that stand alone, landlines, the usual groups between other digits, and numbers told piece by piece.
"""

import re
from collections.abc import Iterator

from . import labels, telephones
from .candidate import Candidate
from .checks import bank_card, birthplace_and_day, id_card
from .digits import ANY_GAP as G
from .digits import Compact, spoken, written
from .view import blank

Claim = tuple[str, int, int]

# Dates, times and sums with thousands: never a part of anybody's number.
_NEUTRAL = re.compile(
    r"(?<![0-9])(?<![0-9][-./_ ])(?:19|20)\d\d(?P<sep>[-./])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])(?![0-9])"
    r"(?:[ t](?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![0-9]))?"
    r"|(?<![0-9:：])(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?![0-9:：])"
    r"|(?<![0-9,，.])\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?(?![0-9])"
)
_WHOLE = re.compile(r"(?<![0-9])(?:[1-8][0-9]{16}x|[0-9]{10,22}(?!x))(?![0-9])")
_ALONE = re.compile(rf"(?<![0-9])(?<![0-9]{G})[0-9](?:{G}?[0-9]){{9,20}}(?:{G}?x)?(?!{G}?[0-9])")
_GROUPED_ID = re.compile(
    rf"(?<![0-9])(?=((?:[1-6]|8){G}?[0-7](?:{G}?\d){{4}}{G}?(?:1{G}?9|2{G}?0)(?:{G}?\d){{2}}{G}?(?:0{G}?[1-9]|1{G}?[0-2])"
    rf"{G}?(?:0{G}?[1-9]|[12]{G}?\d|3{G}?[01])(?:{G}?\d){{3}}{G}?[0-9x])(?![0-9]))"
)
_TOLD_ID = re.compile(r"身份证[^0-9\n]{0,12}(?=(\d{6})[^0-9]{1,10}(\d{8})[^0-9]{1,10}(\d{3}[0-9x])(?![0-9]))")
_GROUPED_CARD = re.compile(
    rf"(?<![0-9])([3-69]\d{{3}}({G})\d{{4}}\2\d{{4}}\2\d{{4}}(?:\2\d{{1,3}})?)(?![0-9])"
)


def find(chars: str) -> Iterator[Claim]:
    """Kind, start and end of every number in `chars`."""
    plain = written(chars)
    claims = _search(plain, chars, [])
    yield from claims
    said = dict.fromkeys([spoken(chars, words=True), spoken(chars, words=False)])
    said.pop(plain, None)
    taken = [claim[1:] for claim in claims]
    done = 0
    # Of two ways to read numerals the one that masks more: a digit too many does less harm than one too few.
    for claim in sorted(
        (claim for reading in said for claim in _search(reading, chars, taken)), key=_first_and_longest
    ):
        if claim[1] >= done:
            done = claim[2]
            yield claim


def _first_and_longest(claim: Claim) -> tuple[int, int]:
    return claim[1], -claim[2]


def _search(reading: str, chars: str, taken: list[tuple[int, int]]) -> list[Claim]:
    """Every number of one reading outside of what is `taken`."""
    reading = _NEUTRAL.sub(lambda match: "﹡" * len(match[0]), blank(reading, taken))
    compact = Compact(reading)
    found: list[Claim] = []
    for search in (_whole, _alone, telephones.landlines, _grouped, telephones.told):
        if claims := list(search(compact, reading, chars)):
            found += claims
            reading = blank(reading, [claim[1:] for claim in claims])
            compact = Compact(reading)
    return found


def _whole(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """Numbers in one piece."""
    for match in _WHOLE.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars)
        if telephones.is_mobile(number):
            of_a_thing = number.meaning in ("thing", "sum") or telephones.is_part_of_a_code(number)
            if not of_a_thing and (number.meaning or not number.is_sum):
                yield telephones.mobile(number)
        elif kind := _kind_of_whole(number):
            yield kind, number.start, number.end
    yield from telephones.abroad(reading, chars)


def _kind_of_whole(number: Candidate) -> str | None:
    digits, size = number.digits, number.size
    if size == 18 and id_card(digits):
        return "id_card"
    if size in (15, 18) and birthplace_and_day(digits) and number.meaning != "thing":
        return "id_card"  # a wrong check digit is a slip of the finger: region and day of birth are not there by chance
    if 15 <= size <= 18 and labels.says_id_card(number.chars, number.start, direct=True):
        return "id_card"
    if number.meaning == "thing":
        return None
    card = 15 <= size <= 19 and (bank_card(digits) or labels.says_card(number.chars, number.start))
    account = size >= 12 and labels.says_account(number.chars, number.start)
    return "bank_card" if card or account else None


def _alone(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """Numbers pulled apart with no other digits beside them."""
    for match in _ALONE.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars)
        if len(number.groups) == 1:
            continue
        if _is_id_card_in_pieces(number):
            yield "id_card", number.start, number.end
        elif number.meaning == "thing" or number.is_sum:
            continue
        elif telephones.is_mobile(number):
            if number.meaning == "personal" or telephones.looks_dictated(number):
                yield telephones.mobile(number)
        elif telephones.is_landline(number) and number.meaning != "sum":
            yield telephones.landline(number)
        elif _is_card_in_pieces(number):
            yield "bank_card", number.start, number.end


def _is_id_card_in_pieces(number: Candidate) -> bool:
    if number.size == 15:
        return birthplace_and_day(number.digits) and number.meaning != "thing"
    said = labels.says_id_card(number.chars, number.start)
    return number.size == 18 and (id_card(number.digits) or (said and birthplace_and_day(number.digits)))


def _is_card_in_pieces(number: Candidate) -> bool:
    if not 15 <= number.size <= 19:
        return False
    sizes = {len(group) for group in number.groups[:-1]}
    even = len(number.groups) <= 3 or (len(sizes) == 1 and len(number.groups[-1]) <= max(sizes))
    gaps = set(re.findall("[^0-9]+", number.written))
    even = even or (
        len(gaps) == 1 and not re.fullmatch("[、，,;；/]+", gaps.pop())
    )  # a list of numbers is no card
    said = number.size > 15 and labels.says_card(number.chars, number.start)
    return even and (said or bank_card(number.digits))


def _grouped(compact: Compact, reading: str, chars: str) -> Iterator[Claim]:
    """The usual groups with other digits beside them."""
    for match in _GROUPED_ID.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars, 1)
        if id_card(number.digits):
            yield "id_card", number.start, number.end
    for match in _TOLD_ID.finditer(reading):
        if birthplace_and_day("".join(match.groups())):
            yield "id_card", match.start(1), match.end(3)
    for match in _GROUPED_CARD.finditer(compact.text):
        number = Candidate.of(match, compact, reading, chars, 1)
        if number.meaning != "thing" and bank_card(number.digits):
            yield "bank_card", number.start, number.end
    yield from telephones.grouped(compact, reading, chars)
