"""Which articles quoted words stand in: a hint for the writer who cited another."""

from collections.abc import Iterable

from consult.text.quotes.runs import covered, may_cover
from consult.text.quotes.words import SENTENCE, letters_of, read_words

#: A sentence stands in an article when this much of it does, in runs of six words.
_STANDS = 0.7
_ENOUGH = 8
_MOST = 4


def where_quoted(quote: str, articles: Iterable[tuple[str, str]]) -> list[str]:
    """The labels of at most four of `articles` (label, text) that hold sentences of `quote`, fullest first."""
    words = read_words(quote)
    sentences = [words.letters[a:b] for a, b in words.spans(SENTENCE) if b - a >= _ENOUGH]
    best: dict[int, list[tuple[float, str]]] = {}
    for label, text in articles:
        held = letters_of(text)
        for index, sentence in enumerate(sentences):
            share = covered(sentence, held) if may_cover(sentence, held) else 0.0
            so_far = best.get(index, [(_STANDS, "")])[0][0]
            if share > so_far or (share == so_far and index not in best):
                best[index] = [(share, label)]
            elif share == so_far:
                best[index].append((share, label))
    fullest = sorted(best, key=lambda index: -best[index][0][0] * len(sentences[index]))
    return list(dict.fromkeys(label for index in fullest for _, label in best[index]))[:_MOST]
