"""Words around a question that say nothing of what it is about, as pairs of characters (`tokens.py`).

Where many questions are known, these weigh little anyway; a small site cannot tell by counting.
"""

from .tokens import tokens

_ASKS = (
    "怎么办", "怎么样", "怎样", "如何", "什么", "为什么", "请问", "可以", "能不能", "可不可以", "是不是", "有没有",
    "是否", "能否", "应该", "多少", "哪里",
)  # fmt: skip
_SURROUNDS = (
    "想知道", "想了解", "想问", "不清楚", "不太清楚", "不知道", "这种情况", "到底", "具体", "会不会", "该怎么", "该如何",
    "怎么处理", "如何处理", "怎么解决", "详细解答", "希望能得到", "请教", "您好", "你好", "谢谢", "法律上", "法律规定",
    "法律角度", "是怎么规定的", "有什么办法", "我现在", "有点担心", "帮帮我", "求助",
)  # fmt: skip


def _pairs(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for word in words for token in tokens(word) if len(token) > 1)


# They ask: no text that is searched for has to hold them, and they are not marked.
ASKING = _pairs(_ASKS)
# And what people say around it: two questions are not alike because both say it.
SURROUNDING = ASKING | _pairs(_SURROUNDS)
