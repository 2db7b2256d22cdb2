"""Whether quoted words are an article's.

The rule, chosen on the labelled examples in tests/text/data/citations_quotes.jsonl:

- Where a sentence leads into words between quotation marks (规定，房东“知道…”), only the marked words are quoted.
- Words between quotation marks are the article's when every stretch between sentence marks stands in it word by word,
  punctuation, spaces and the spelling of numbers aside. Words may be left out at …, or between whole sentences and
  items. A particle (的, 了, 其 …) more or less is no difference; a number, a negation, any other word is.
- Words without marks are a quotation only when at least `READS_AS` of them stand in the article in runs of six or
  more; clauses at either end that are the writer's own are not counted, and the middle of a sentence may be skipped.
  Such a quotation is a mismatch when it says something else than the article: another number, a negation more or
  less, 应当 for 可以, one word put for another. With words merely added, left out or moved it is a paraphrase, which
  is never a mismatch; so is everything below `READS_AS` …
- … unless the words read as another article's of the same statute (`READS_AS_OTHER`): then they are a quotation
  put to the wrong article.
- What follows the sentence that was announced (规定, A。B。) or a heading (规定了诈骗罪。A。) counts sentence by
  sentence, when it reads as the article's.
"""

from dataclasses import dataclass

from consult.text.quotes.altered import CONTRARY, REPLACED, Fault, faults
from consult.text.quotes.runs import LONG_RUN, SHORT_RUN, covered
from consult.text.quotes.shelf import Shelf
from consult.text.quotes.words import CLAUSE, SENTENCE, UNIT, Words, read_words

READS_AS = 0.7
READS_AS_OTHER = 0.9
#: Fewer words than this are too few to say whose they are.
_ENOUGH = 12
#: Words that stand in more articles than this are nobody's in particular.
_SET_PHRASE = 3
_MORE = 0.2
_OWN_RUN = 3


@dataclass(frozen=True)
class QuoteVerdict:
    """`ratio`: the share of the judged words found in the article. `missing`: those not found, as written.

    `is_paraphrase`: nothing was quoted after all, so neither a match nor a mismatch.
    """

    matches: bool
    ratio: float
    missing: tuple[str, ...]
    is_paraphrase: bool


def judge(
    quoted: str, article: str, *, marked: bool = True, firm: int | None = None, elsewhere: Shelf | None = None
) -> QuoteVerdict:
    """Compares quoted words with the text of the cited article.

    `firm`: how many leading characters are presented as the article's (when None: all, or without marks the first
    sentence). `elsewhere`: the statute's articles, needed to tell words put to the wrong article from a paraphrase; the
    cited one may be among them.
    """
    quote, held = read_words(quoted), read_words(article)
    if not quote.letters:
        return QuoteVerdict(False, 0.0, (), True)
    if firm is not None:
        firm_letters = sum(start < firm for start, _ in quote.origins)
    else:
        firm_letters = len(quote.letters) if marked else quote.spans(SENTENCE)[0][1]
    if marked:
        return _judge_marked(quote, held, firm_letters)
    return _judge_unmarked(quote, held, firm_letters, elsewhere)


def _judge_marked(quote: Words, held: Words, firm: int) -> QuoteVerdict:
    whole = [(0, len(quote.letters))]
    wrong = faults(quote, held, whole, lenient=False)
    if wrong and not firm:
        return _free_verdict(quote, held, _counted(quote, held, 0))
    return _verdict(quote, whole, wrong)


def _judge_unmarked(quote: Words, held: Words, firm: int, elsewhere: Shelf | None) -> QuoteVerdict:
    own = _without_own_words(quote, held.letters, 0, firm)
    counted = [own] if _reads_as(quote, held, own) else []
    if counted or not firm:
        return _free_verdict(quote, held, counted + _counted(quote, held, firm))
    stray = _read_elsewhere(quote, held, firm, elsewhere)
    if stray:
        return _verdict(quote, stray, [Fault(start, end) for start, end in stray])
    return _paraphrase(quote, held, firm)


def _free_verdict(quote: Words, held: Words, counted: list[tuple[int, int]]) -> QuoteVerdict:
    """The verdict on words that nobody presented as literal, and that nevertheless read as the article's."""
    wrong = faults(quote, held, counted, lenient=True)
    total = sum(end - start for start, end in counted)
    changed = sum(fault.end - fault.start for fault in wrong)
    contrary = [fault for fault in wrong if fault.weight == CONTRARY]
    if len(wrong) == 1 and wrong[0].weight == REPLACED:
        contrary = wrong
    if not counted or (wrong and (not contrary or changed > total * (1 - READS_AS))):
        return _paraphrase(quote, held, len(quote.letters))
    return _verdict(quote, counted, contrary)


def _paraphrase(quote: Words, held: Words, firm: int) -> QuoteVerdict:
    return QuoteVerdict(False, round(covered(quote.letters[:firm], held.letters, SHORT_RUN), 3), (), True)


def _reads_as(quote: Words, held: Words, span: tuple[int, int]) -> bool:
    letters = quote.letters[slice(*span)]
    if len(letters) < LONG_RUN:
        return len(letters) >= SHORT_RUN and letters in held.letters
    return covered(letters, held.letters) >= READS_AS


def _counted(quote: Words, held: Words, start: int) -> list[tuple[int, int]]:
    """The sentences from `start` on that read as the article's."""
    spans: list[tuple[int, int]] = []
    for span in quote.spans(SENTENCE, start):
        own = _without_own_words(quote, held.letters, *span)
        if own[1] - own[0] >= LONG_RUN and _reads_as(quote, held, own):
            spans.append(own)
    return spans


def _without_own_words(quote: Words, held: str, start: int, end: int) -> tuple[int, int]:
    """The span without the writer's own words: clauses at its end, and what leads in with a colon."""
    units = quote.spans(UNIT, start, end)
    if len(units) > 1 and _is_own(quote.letters[slice(*units[0])], held):
        start = units[0][1]
    clauses = quote.spans(CLAUSE, start, end)
    while len(clauses) > 1 and _is_own(quote.letters[slice(*clauses[-1])], held):
        clauses.pop()
    return (start, clauses[-1][1]) if clauses else (start, end)


def _is_own(clause: str, held: str) -> bool:
    """Whether a clause is the writer's: little of it stands in the article even in runs of three words."""
    return covered(clause, held, _OWN_RUN) < (0.4 if len(clause) < LONG_RUN + _OWN_RUN else 0.5)


def _read_elsewhere(quote: Words, held: Words, firm: int, elsewhere: Shelf | None) -> list[tuple[int, int]]:
    """The sentences that are other articles' words rather than the cited one's; the first one must be among them."""
    sentences = [(0, firm), *quote.spans(SENTENCE, firm)] if firm else []
    stray: list[tuple[int, int]] = []
    if firm < _ENOUGH or elsewhere is None:
        return stray
    for index, span in enumerate(sentences):
        letters = quote.letters[slice(*span)]
        own = covered(letters, held.letters)
        others = [other for _label, other in elsewhere.may_hold(letters) if other != held.letters]
        read = _best_read(quote, span, others, READS_AS if index else READS_AS_OTHER, own + _MORE)
        if read:
            stray.append(read)
        elif index == 0:
            return []
    return stray


def _best_read(
    quote: Words, span: tuple[int, int], others: list[str], needed: float, more_than: float
) -> tuple[int, int] | None:
    """The longest part of a sentence that reads as another article, unless as so many that it is a set phrase."""
    reads: list[tuple[int, int]] = []
    for other in others:
        start, end = _without_own_words(quote, other, *span)
        share = covered(quote.letters[start:end], other)
        if end - start >= _ENOUGH and share >= needed and share > more_than:
            reads.append((start, end))
    if not reads:
        return None
    longest = max(reads, key=lambda read: read[1] - read[0])
    return longest if reads.count(longest) <= _SET_PHRASE else None


def _verdict(quote: Words, counted: list[tuple[int, int]], wrong: list[Fault]) -> QuoteVerdict:
    total = sum(end - start for start, end in counted)
    missed = sum(fault.end - fault.start for fault in wrong)
    missing = tuple(dict.fromkeys(quote.written(fault.start, fault.end) for fault in wrong))
    return QuoteVerdict(not wrong, round(1 - missed / total, 3) if total else 0.0, missing, False)
