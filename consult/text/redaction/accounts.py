"""WeChat and QQ accounts, when named as such, however the name is dressed up."""

import re
from collections.abc import Iterator

from . import labels
from .digits import HAN_CLASS, begins_word, signs

# 微信 by its sound, its parts, its initials, its emblem.
WECHAT = "(?:{})".format(
    "|".join(
        [
            r"(?<![a-z0-9])(?=wxid_)",
            r"[微薇徽威维溦魏围唯v]\s?[·.\-_*]?\s?(?:信|芯|[❤♥💗]|亻\s?言|x(?![a-z0-9]))",
            r"(?<![a-z])wei\s?(?:xin(?![a-z])|信)|(?<![a-z])we\s?chat(?![a-z])",
            r"(?<![a-z0-9])(?:[vw][\s.·\-_]?x|w信)(?![a-z0-9])|(?<![a-z0-9])w\s?[❤♥]",
            r"(?<![a-z0-9])[vw]x(?=[a-z][a-z0-9_\-\s]{0,12}\d{2})",  # vxzhang88
            r"[加➕+]\s?(?:v(?![0-9])|[薇威卫微](?![一-鿿]))|(?<![a-z0-9])v号?(?=[:：])",
            r"绿泡泡|绿色软件|薇(?=号|[:：\s])|卫星号?(?=[:：\s]|是|[a-z0-9])",
        ]
    )
)
QQ = "(?:{})".format(
    "|".join(
        [
            r"(?<![a-z])q\s?[·.\-_*]?\s?q(?![a-z])|[扣抠蔻叩][扣抠蔻叩]|[球秋丘][球秋丘]|企鹅号?|腾讯号",
            r"(?<![a-z0-9])q(?:号|(?=[:：]))|(?:[加➕+]我?|[我他她]的?)q(?=[是号:：\s0-9])",
        ]
    )
)
# What may stand between the name of the service and the account: 号码是, 账号：, （, 我的.
_LINK = (
    "(?:号码|号|[账帐][号户]|小号|大号|id|名字?|昵称|群|是|为|叫|也|就|加|搜索?|联系|我|的|他|她|对方|本人|同号|同"
    r"|[^\w。！？\ufffc]){0,6}"
)
_D = f"[0-9{HAN_CLASS}]"
_SIGN = r"[\s.·•\-–—_*,，、/|。]{0,2}"
_WORDY = r"(?:\s?(?:下划线|横杠|减号|杠)\s?)"
_ID = rf"[a-z](?:{_WORDY}|[ .·*]?[a-z0-9_\-]){{5,24}}"
_DIGITS = rf"[1-9一二三四五六七八九幺](?:{_SIGN}{_D}){{4,10}}(?![0-9])"
_NAMED_WECHAT = re.compile(rf"{WECHAT}{_LINK}(?=(?P<id>{_ID})|(?P<digits>{_DIGITS}))")
_NAMED_QQ = re.compile(rf"{QQ}{_LINK}(?=(?P<digits>{_DIGITS}))")
_AFTER = r"[)）”\"'\s，,]{0,2}(?:这个?|就|也)?(?:是|为|（|\()(?:我|他|她|对方|本人|老板)?的?"
_WECHAT_AFTER = re.compile(
    rf"(?<![a-z0-9_\-])(?P<id>[a-z][a-z0-9_\-]{{5,19}}|[1-9]\d{{5,10}}){_AFTER}{WECHAT}"
)
_QQ_AFTER = re.compile(rf"(?<![a-z0-9])(?P<digits>[1-9]\d{{4,10}}){_AFTER}{QQ}")
_WORD = re.compile(
    r"(?:wechat|weixin|iphone|android|windows|ipad|xiaomi|huawei|tencent|alipay|taobao|facebook|whatsapp|telegram|app|pdf|word|excel)$"
)
_QUANTITY = re.compile(r"\s?[年月日天个人条次分%％多余]")
_MOBILE = re.compile(r"1[3-9]\d{9}")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every account in `chars`; a mobile number given as one keeps its own kind."""
    for match in _NAMED_WECHAT.finditer(chars):
        found = _digits("wechat", chars, match) if match["digits"] else _id(match, chars)
        if found:
            yield found
    for match in _NAMED_QQ.finditer(chars):
        if found := _digits("qq", chars, match):
            yield found
    for match in _WECHAT_AFTER.finditer(chars):
        if not _MOBILE.fullmatch(match["id"]):
            yield "wechat", *match.span("id")
    for match in _QQ_AFTER.finditer(chars):
        yield "qq", *match.span("digits")


def _digits(kind: str, chars: str, match: re.Match) -> tuple[str, int, int] | None:
    start, end = match.span("digits")
    while begins_word(chars, end - 1) and chars[end - 2].isascii():
        end -= 1
    digits = signs(chars[start:end])[0]
    counted = len(digits) < 8 and _QUANTITY.match(chars, end)
    if len(digits) < 5 or counted or labels.is_amount(chars, end):
        return None
    return ("mobile" if _MOBILE.fullmatch(digits) and kind == "wechat" else kind, start, end)


def _id(match: re.Match, chars: str) -> tuple[str, int, int] | None:
    """The account itself: in one piece when that is long enough, else pulled apart by single signs."""
    start = match.start("id")
    whole = re.match(rf"[a-z](?:{_WORDY}|[a-z0-9_\-])*", match["id"])[0]
    apart = re.match("[ .·*][a-z0-9_]", match["id"][len(whole) :])
    if len(whole) < 6 or (apart and (apart[0][1:].isdigit() or not re.search("[0-9]", whole))):
        if not re.search("[0-9_]", match["id"]):
            return None
        whole = match["id"]
    if whole.isalpha() and (
        _WORD.match(whole) or not re.search(r"[号:：是为叫]", chars[match.start() : start])
    ):
        return None
    return "wechat", start, start + len(whole.rstrip("-_ .·*"))
