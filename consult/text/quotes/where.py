"""Which articles quoted words stand in: a hint for the writer who cited another."""

from collections.abc import Iterable

from consult.text.quotes.runs import covered, may_cover
from consult.text.quotes.words import SENTENCE, letters_of, read_words

#: A sentence stands in an article when this much of it does, in runs of six words.
_STANDS = 0.7
_ENOUGH = 8
_MOST = 3


def where_quoted(quote: str, articles: Iterable[tuple[str, str]]) -> list[str]:
    """The labels of at most three of `articles` (label, text) that hold sentences of `quote`, fullest first."""
    words = read_words(quote)
    sentences = [words.letters[a:b] for a, b in words.spans(SENTENCE) if b - a >= _ENOUGH]
    best: dict[int, tuple[float, int, str]] = {}
    for order, (label, text) in enumerate(articles):
        held = letters_of(text)
        for index, sentence in enumerate(sentences):
            if not may_cover(sentence, held):
                continue
            share = covered(sentence, held)
            if share >= _STANDS and share > best.get(index, (0.0, 0, ""))[0]:
                best[index] = (share, order, label)
    fullest = sorted(best.items(), key=lambda item: (-item[1][0] * len(sentences[item[0]]), item[1][1]))
    return list(dict.fromkeys(label for _, (_, _, label) in fullest))[:_MOST]
