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


class Scorer:
    """Scores entries for one search. `weights` says what each wanted term is worth.

    `others` are what words are also called, triples (terms of the word, terms that all stand in the other, share): where the
    other stands, the word counts as if it stood there itself, by that share, so a text that says both is not worth twice.
    Terms that are only `lent` from others count no further.
    """

    def __init__(self, fields, weights, others=(), lent=frozenset()):
        self._fields, self._weights = fields, weights
        self._others, self._lent = [(word, frozenset(other), share) for word, other, share in others], lent
        self._spaced = [(term, f" {term} ") for term in weights] if len(weights) <= FEW else []

    def score(self, texts):
        """(The score of one entry, the terms it holds); `texts` are its fields' terms."""
        frequencies = {}
        for text, (weight, usual, slope) in zip(texts, self._fields, strict=True):
            if not text:
                continue
            share = weight / (1 - slope + slope * (text.count(" ") + 1) / usual)
            for term, n in self._counted(text):
                frequencies[term] = frequencies.get(term, 0.0) + n * share
        also = {}
        for word, other, share in self._others:
            if other <= frequencies.keys():
                n = share * min(frequencies[term] for term in other)
                also |= {term: max(n, also.get(term, 0.0)) for term in word}
        for term, n in also.items():
            frequencies[term] = frequencies.get(term, 0.0) + n
        held = (frequencies.keys() & self._weights.keys()) - self._lent
        total = sum(
            self._weights[term] * n / (n + SATURATION)
            for term, n in sorted(frequencies.items())
            if term in held
        )
        return total, held

    def _counted(self, text):
        """Pairs (term, how often it stands in the text), of those that do. For a few terms, looking for each is faster."""
        if self._spaced:
            count = f" {text} ".count
            return [(term, n) for term, spaced in self._spaced if (n := count(spaced))]
        return Counter(filter(self._weights.__contains__, text.split())).items()
