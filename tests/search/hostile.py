"""Strings that people and programs type into a search box to break it; always the same ones."""

import random

PIECES = (
    '"', "'", "“", "”", "「", "」", "(", ")", "[", "]", "{", "}", "<", ">", "*", "-", "－", "--", ":", ";", "^", "~", "\\", "/",
    "%", "_", "&", "|", "!", "+", "=", "?", "#", "$", "@", ",", ".", "`", " ", "\t", "\n", "\r", "\u3000", "\u200b", "\ufeff",
    "\x00", "\x01", "\x1a", "\x7f", "\x85", "\u2028", "\u202e", "\ud800", "\udfff", "\U0010ffff", "\ufffe", "\u0301", "💣",
    "👨‍👩‍👧", "\U00020000", "AND", "OR", "NOT", "NEAR(", "NEAR/2", "title:", "-title:", "{title body}:", "rank", "<->", "<2>", ":*",
    ":A", "!!", "''", "$$", "%s", "%(q)s", "%00", "{0}", "{{ q }}", "{% now %}", "'; DROP TABLE consult_question; --",
    "' OR '1'='1", "/*", "*/", "<script>", "&amp;", "&#0;", "\\u0000", "\\x00", "a\x00b", "工资", "离婚", "第188条", "三年", "的",
    "１２３", "ＡＢＣ", "1,000", "0.5", "1e9", "-0", "NaN", "null", "true", "u5de5", "w188",
)  # fmt: skip
LONG = (
    "工", "x", "9", '"', "“", "-", " -", "(", "*", "\x00", "\ud800", "工资", "AND ", '"a" ', "-a ", "一", "1,", "第一", "百分之1",
    "\u0301", "💣", "%", "a\x00", "工 ",
)  # fmt: skip
LENGTH = 20_000


def hostile(number: int = 500) -> list[str]:
    """So many: each piece alone and beside a word, some of 20,000 characters, and random rows of pieces and characters."""
    chance = random.Random(20)
    found = [*PIECES, *(f"工资 {piece}离婚" for piece in PIECES)]
    found += [(piece * LENGTH)[:LENGTH] for piece in LONG]
    while len(found) < number:
        some = [chance.choice(PIECES) for _ in range(chance.randint(2, 12))]
        some += [chr(chance.randrange(0x110000)) for _ in range(chance.randint(0, 4))]
        chance.shuffle(some)
        found.append("".join(some))
    return found[:number]
