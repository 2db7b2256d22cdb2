"""What a person typed, made tidy: `clean` before storing, `fold` before comparing, `length` before counting.

`clean` follows NFKC (Unicode Standard Annex #15) with two deliberate exceptions, because a legal text must keep its meaning:

- Chinese punctuation stays as typed (，：；？！（）～…): NFKC would put ASCII marks into Chinese sentences;
- signs whose NFKC form could be read as another number stay as typed: ①2000元 would become 12000元, 3½ would become
  31⁄2, 10㎡ would become 10m2. So enclosed and numbered signs, superscripts, subscripts, fractions and squared units are left alone.

Full-width digits, letters and ASCII signs, half-width kana, no-break and ideographic spaces, mathematical letters, ligatures
and the Kangxi radicals that PDF readers produce are folded.
"""

import re
import unicodedata
from functools import lru_cache

KEPT_PUNCTUATION = frozenset("，：；？！（）～…‥")
FOLDED_FORMS = frozenset(
    {"wide", "narrow", "font", "noBreak", "compat", "initial", "medial", "final", "isolated"}
)

# Characters that show nothing but are neither control (Cc), format (Cf) nor surrogate (Cs): variation selectors, fillers.
# From the Default_Ignorable_Code_Point property (Unicode, DerivedCoreProperties.txt).
INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)

_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_UNUSUAL = re.compile(r"[^\n\x20-\x7e\u3001-\u3029\u4e00-\u9fff，：；？！（）“”‘’—…]")
_TRAILING_SPACE = re.compile(r"(?<! ) +(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\n{4,}")
_HALF_WIDTH = str.maketrans("。、“”„‟‘’‚‛「」『』【】〔〕〈〉《》—–−·・…", '.,""""\'\'\'\'""""[][]<><>---··.')
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def is_invisible(char: str) -> bool:
    """True for a character that must not survive in stored text: controls, bidi and zero-width marks, lone surrogates, fillers."""
    return (
        unicodedata.category(char) in ("Cc", "Cf", "Cs")
        or INVISIBLE.match(char) is not None
        or _is_noncharacter(char)
    )


def _is_noncharacter(char: str) -> bool:
    code = ord(char)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


@lru_cache(maxsize=4096)
def _tidy(char: str) -> str:
    """One unusual character as it is stored; empty when it is dropped."""
    if char == "\t" or unicodedata.category(char) == "Zs":
        return " "
    if is_invisible(char):
        return ""
    if char in KEPT_PUNCTUATION or _is_enumerator(char):
        return char
    form = unicodedata.decomposition(char).partition(">")[0].lstrip("<")
    folded = unicodedata.normalize("NFKC", char) if form in FOLDED_FORMS else char
    return (
        char if folded.startswith(" ") else folded
    )  # a lone accent such as ´ must not become a space and a mark


def _is_enumerator(char: str) -> bool:
    """⑴ ⒈ ⒜ ㈠ 🄀 🄁: signs that open an item of a list."""
    return (
        "\u2474" <= char <= "\u24b5" or "\u3200" <= char <= "\u3243" or "\U0001f100" <= char <= "\U0001f12a"
    )


def clean(text: str) -> str:
    """`text` as it is stored. Never fails; applying it again changes nothing.

    Line ends become `\\n`, tabs and every kind of space become a space, invisible characters vanish, spaces at the ends of lines
    and blank space around the text are cut, more than two blank lines become two.
    """
    text = _LINE_END.sub("\n", text)
    text = _UNUSUAL.sub(lambda match: _tidy(match[0]), text)
    text = unicodedata.normalize("NFC", text)
    text = _TRAILING_SPACE.sub("", text)
    return _BLANK_LINES.sub("\n\n\n", text).strip(" \n")


def length(text: str) -> int:
    """How many code points `text` has once cleaned: what limits and counters go by."""
    return len(clean(text))


def fold(text: str) -> str:
    """`text` for comparing only: NFKC, case folded, Chinese punctuation as ASCII, no white space."""
    text = unicodedata.normalize("NFKC", clean(text).translate(_HALF_WIDTH))
    text = unicodedata.normalize("NFKC", text.casefold()).translate(_HALF_WIDTH)
    return unicodedata.normalize("NFKC", _SPACE.sub("", text))
