"""Guidance: which cards a text calls for, and whether it must be kept out of public lists.

Triggers are text that staff edit, one rule a line:

    刚|刚刚|今天 + 转账|汇款 + 骗子|被骗 + -没转出去     # a comment

- `+` joins terms that must all occur within 40 characters; the first is the deed, whose clause the guards read;
- `|` separates words of which one is enough; `@家人` stands for a group of words (`lexicon.GROUPS`);
- `…` and `~` join words that follow each other in one clause, at most 10 and 3 characters apart: `老公…打~我`;
- a term that begins with `-` forbids: the rule is not met where it occurs within the window;
- one that begins with `--` forbids the rule wherever the text holds it;
- a line of only `-` terms forbids for every rule of the card.

For cards of kind `danger` the guards then drop what is denied (没有打我), long past (小时候), supposed (如果),
taught (法考题) or told in the news (电视剧里); idioms (打官司, 气死了) are set aside before anything else.
"""

from .cards import Card, card_from, evidence_lists, shipped_cards
from .engine import match
from .grammar import Rules, TriggerError, compile_triggers
from .sensitive import CHILD_DATA, MINOR_SEXUAL, sensitive

__all__ = [
    "CHILD_DATA",
    "MINOR_SEXUAL",
    "Card",
    "Rules",
    "TriggerError",
    "card_from",
    "compile_triggers",
    "evidence_lists",
    "match",
    "sensitive",
    "shipped_cards",
]
