"""Which articles quoted words stand in: a hint for the writer who cited another."""

from consult.text.quotes.runs import covered
from consult.text.quotes.shelf import Shelf
from consult.text.quotes.words import SENTENCE, letters_of, read_words

#: A sentence stands in an article when this much of it does, in runs of six words.
_STANDS = 0.7
_ENOUGH = 8
_MOST = 4


def where_quoted(quote: str, articles: Shelf, cited: str = "") -> list[str]:
    """The labels of at most four of `articles` that hold sentences of `quote`, fullest first.

    `cited` is the text of the article that was cited: where the words should stand and don't.
    """
    words, held = read_words(quote), letters_of(cited)
    best: list[tuple[float, list[str]]] = []
    for start, end in words.spans(SENTENCE):
        if end - start < _ENOUGH:
            continue
        sentence = words.letters[start:end]
        shares = [
            (covered(sentence, letters), label)
            for label, letters in articles.may_hold(sentence)
            if letters != held
        ]
        share = max((share for share, _label in shares), default=0.0)
        if share >= _STANDS:
            labels = [label for each, label in shares if each == share]
            best.append((share * len(sentence), labels))
    best.sort(key=lambda row: -row[0])
    return list(dict.fromkeys(label for _weight, labels in best for label in labels))[:_MOST]
