"""How well a text answers a search: BM25F over stored terms, the same figures whatever the database.

S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.6: the fields' term
frequencies, each by the field's weight and length, are added before they saturate.
"""

from collections import Counter
from typing import NamedTuple

SATURATION = 1.2
FEW = 12


class Field(NamedTuple):
    """`usual` is a usual length in terms; `slope` says how much a longer field dilutes (0 not at all, 1 fully)."""

    weight: float
    usual: int
    slope: float


def score(texts, fields, weights, others=(), lent=frozenset()):
    """(The score of one entry, the terms it holds). `texts` are its fields' terms, `weights` what each wanted term is worth.

    `others` are what words are also called, triples (terms of the word, terms that all stand in the other, share): where the
    other stands, the word counts as if it stood there itself, by that share, so a text that says both is not worth twice.
    Terms that are only `lent` from others count no further.
    """
    frequencies = {}
    for text, (weight, usual, slope) in zip(texts, fields, strict=True):
        if not text:
            continue
        share = weight / (1 - slope + slope * (text.count(" ") + 1) / usual)
        for term, n in _counted(text, weights):
            frequencies[term] = frequencies.get(term, 0.0) + n * share
    also = {}
    for word, other, share in others:
        if n := share * min(frequencies.get(term, 0.0) for term in other):
            also |= {term: max(n, also.get(term, 0.0)) for term in word}
    for term, n in also.items():
        frequencies[term] = frequencies.get(term, 0.0) + n
    held = (frequencies.keys() & weights.keys()) - lent
    total = sum(
        weights[term] * n / (n + SATURATION) for term, n in sorted(frequencies.items()) if term in held
    )
    return total, held


def _counted(text, wanted):
    """Pairs (term, how often it stands in the text), of those that do. For a few terms, looking for each is faster."""
    if len(wanted) <= FEW:
        padded = f" {text} "
        return [(term, n) for term in wanted if (n := padded.count(f" {term} "))]
    return Counter(filter(wanted.__contains__, text.split())).items()
