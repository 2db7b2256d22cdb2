"""E-mail addresses, also with the sign or the dots said in words: abc(at)qq点com."""

import re
from collections.abc import Iterator

from .digits import HAN_CLASS

_SIGN = re.compile(
    r"[ ]{0,2}(?:[(（\[【{<]\s?(?:at|a|@|艾特|圈a)\s?[)）\]】}>]|@|艾特|[圈花]a|小a(?![a-z])|爱特|(?<![a-z])at(?![a-z])|#|＠|\*at\*|-at-|_at_)[ ]{0,2}"
)
_NAME = re.compile(
    rf"(?:[a-z0-9_%+\-{HAN_CLASS}]|(?<=[a-z0-9])\s?(?:\.|点|下划线|dot)\s?(?=[a-z0-9])){{1,64}}+$"
)
_DOT = (
    r"\s?(?:\.|点|。|·|•|，|(?:\(|\[|（|【)\s?(?:dot|点|\.)\s?(?:\)|\]|）|】)|(?<![a-z])dot(?![a-z])|\s)\s?"
)
_DOMAIN = re.compile(
    rf"(?:[a-z0-9][a-z0-9\-]{{0,40}}|[扣抠][扣抠])(?:{_DOT}[a-z0-9\-]{{2,20}}){{0,3}}?{_DOT}(?:com|cn|net|org|edu|gov|cc|me|io|co|hk|tw|vip|top|info|email|link|xyz|us|uk|jp|de|fr|ru|eu)(?:{_DOT}(?:cn|hk|tw|uk|jp|au|sg))?(?![a-z])"
)
_BARE_DOMAIN = re.compile(
    r"[一-鿿]{1,12}\.(?:中国|公司|网络|com|cn)|[a-z0-9][a-z0-9\-]{0,40}(?:\.[a-z0-9\-]{1,40}){0,3}\.[a-z]{2,12}(?![a-z0-9])"
)
_WEAK = re.compile("at|a|#")  # also found where no address is meant
_KNOWN = re.compile(
    r"(?:qq|vip|163|126|139|189|yeah|gmail|sina|sohu|outlook|hotmail|foxmail|live|icloud|aliyun|tom|yahoo|me|wo)(?![a-z0-9])"
)


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every address in `chars`."""
    done = 0
    for sign in _SIGN.finditer(chars):
        if sign.start() < done:
            continue
        domain = _DOMAIN.match(chars, sign.end()) or (
            "@" in sign[0] and _BARE_DOMAIN.match(chars, sign.end())
        )
        if not domain:
            continue
        name = _NAME.search(chars[max(done, sign.start() - 70) : sign.start()])
        if not name:
            continue
        sure = not _WEAK.match(sign[0].strip()) or _KNOWN.match(domain[0]) or re.search("[0-9._-]", name[0])
        if sure:
            done = domain.end()
            yield "email", sign.start() - len(name[0]), done
