"""How people hide a number from a machine and still show it to a reader."""

import random
import re

HANZI = "零一二三四五六七八九"


def _groups(value: str, rng: random.Random) -> list[str]:
    if len(value) == 11 and value[0] == "1":
        sizes = rng.choice([(3, 4, 4), (3, 4, 4), (3, 3, 5), (4, 4, 3), (3, 8), (5, 6), (7, 4)])
    elif len(value) == 18:
        sizes = rng.choice([(6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2)])
    else:
        sizes = (4,) * (len(value) // 4 + 1)
    parts, at = [], 0
    for size in sizes:
        parts.append(value[at : at + size])
        at += size
    return [part for part in parts if part]


def full_width(value, rng):
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in value)


def spaced(value, rng):
    return rng.choice([" ", " ", "  ", "\u3000"]).join(_groups(value, rng))


def dashed(value, rng):
    return rng.choice(["-", "-", "—", " - ", "_", "－", "~"]).join(_groups(value, rng))


def dotted(value, rng):
    return rng.choice([".", "·", "。", "•", "．"]).join(_groups(value, rng))


def every_digit_apart(value, rng):
    return rng.choice([" ", ".", "-", "，", "*", "/"]).join(value)


def hanzi(value, rng):
    zero = rng.choice("零〇")
    one = rng.choice("一一幺")
    return "".join(
        zero if c == "0" else one if c == "1" else HANZI[int(c)] if c.isdigit() else c for c in value
    )


def half_hanzi(value, rng):
    """Some digits in Chinese; at least three."""
    chosen = set(rng.sample(range(len(value)), max(3, len(value) // 3)))
    return "".join(HANZI[int(c)] if i in chosen and c.isdigit() else c for i, c in enumerate(value))


def letter_zero(value, rng):
    return value.replace("0", rng.choice("Oo〇")) if "0" in value else full_width(value, rng)


def letter_one(value, rng):
    return value[0] + value[1:].replace("1", "l", 2) if "1" in value[1:] else spaced(value, rng)


def zero_width(value, rng):
    mark = rng.choice(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"])
    return mark.join(_groups(value, rng)) if rng.random() < 0.5 else mark.join(value)


def keycaps(value, rng):
    return "".join(c + "\ufe0f\u20e3" if c.isdigit() else c for c in value)


def ringed(value, rng):
    return "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] if c.isdigit() else c for c in value)


def mathematical(value, rng):
    return "".join(chr(0x1D7CE + int(c)) if c.isdigit() else c for c in value)


def over_lines(value, rng):
    return rng.choice(["\n", "\r\n", " \n"]).join(_groups(value, rng))


def in_words(value, rng):
    parts = _groups(value, rng)
    joints = rng.choice(
        [
            ["，然后", "，再", "，最后"],
            ["，后面是", "，接着", "，接着"],
            ["空格"] * 3,
            ["，中间", "，最后四位", "，"],
            ["杠"] * 3,
        ]
    )
    text = parts[0]
    for index, part in enumerate(parts[1:]):
        text += joints[min(index, 2)] + part
    return text


def country_code(value, rng):
    return rng.choice(["+86 ", "+86-", "0086", "(+86)", "86-"]) + "-".join(_groups(value, rng))


def mail_at(value, rng):
    name, _, domain = value.partition("@")
    return name + rng.choice(["＠", "(at)", " at ", "[at]", "艾特", "#", " @ ", "圈a", "（at）"]) + domain


def mail_dot(value, rng):
    name, _, domain = value.partition("@")
    return name + "@" + domain.replace(".", rng.choice(["点", " dot ", "。", "(dot)", " . ", "·", "[点]"]))


def mail_both(value, rng):
    return mail_dot(value, rng).replace("@", rng.choice(["(at)", "艾特", "＠", " AT "]))


def lower(value, rng):
    return value.lower()


def apart_in_places(value, rng):
    at = rng.randrange(2, len(value) - 1)
    return value[:at] + rng.choice([" ", "-", "\u200b"]) + value[at:]


def underscore_word(value, rng):
    return value.replace("_", "下划线") if "_" in value else " ".join(value)


def plate_spaced(value, rng):
    return value[:2] + rng.choice([" ", "·", "-", ".", "—"]) + rng.choice(["", " "]).join(value[2:])


def plate_hanzi(value, rng):
    return value[:2] + "".join(HANZI[int(c)] if c.isdigit() else c for c in value[2:])


def address_hanzi(value, rng):
    return re.sub(r"\d+", lambda match: "".join(HANZI[int(c)] for c in match[0]), value)


def address_dashes(value, rng):
    found = re.search(r"(\d+)(?:号楼|栋|幢|座)(\d+)单元(\d+)室?$", value)
    return value[: found.start()] + "-".join(found.groups()) if found else full_width(value, rng)


def address_spaced(value, rng):
    return re.sub(r"([省市区县路街道巷镇])(?=[^ ]{3})", r"\1 ", value)


NUMBER = [
    full_width,
    spaced,
    dashed,
    dotted,
    every_digit_apart,
    hanzi,
    half_hanzi,
    letter_zero,
    zero_width,
    keycaps,
    ringed,
    over_lines,
]
BY_KIND = {
    "mobile": [*NUMBER, letter_one, in_words, country_code, mathematical],
    "id_card": [*NUMBER, in_words],
    "bank_card": [*NUMBER, in_words],
    "landline": [full_width, hanzi, half_hanzi, letter_zero, zero_width, keycaps, ringed],
    "qq": [full_width, every_digit_apart, hanzi, half_hanzi, zero_width, ringed, keycaps],
    "email": [full_width, mail_at, mail_dot, mail_both, zero_width],
    "wechat": [full_width, underscore_word, apart_in_places, zero_width],
    "plate": [full_width, lower, plate_spaced, plate_hanzi, zero_width, every_digit_apart],
    "passport": [full_width, lower, apart_in_places, zero_width, every_digit_apart],
    "address": [full_width, address_hanzi, address_dashes, address_spaced, zero_width],
}
