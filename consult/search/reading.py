"""What a search asks for, in terms of the index."""

from dataclasses import dataclass
from functools import lru_cache

from ..text.asking import ASKING
from ..text.tokens import parse_query, term
from . import synonyms
from .expressions import All, Any, Phrase, Without

# A paragraph says nothing more after so many different terms, and costs.
LONGEST = 400
# More required terms than this are a sentence; no other text holds all of them.
LONGEST_STRICT = 12
# How much count, beside a pair or a whole word that was typed: what else it is called, what leads to it, a single character.
SYNONYM_WEIGHT, COLLOQUIAL_WEIGHT = 1.0, 0.7
SINGLE_WEIGHT = 0.6
MOST_SYNONYMS = 12
_QUOTES = str.maketrans('"“”「」', "     ")


@dataclass(frozen=True)
class Wanted:
    """A search as read; false when nothing is wanted.

    `weights` says how much each term counts, `singles` which of them are characters that were typed within longer words: they
    help to put what is found in order, and do not count where it is asked how much of a search an entry holds. `typed` says
    which tokens were typed and `also` what they are also called (folded words). `words` is the expression that holds every
    word, None when that is too much to ask, and `required` terms without which it cannot hold; `phrases` and `excluded` are
    what was quoted and what must be absent. `others` and `lent` are what the words are also called, as `scoring.score` takes
    it; these terms have weights too, by which entries are looked for.
    """

    weights: dict
    words: object
    required: tuple = ()
    phrases: tuple = ()
    excluded: tuple = ()
    singles: frozenset = frozenset()
    typed: tuple = ()
    also: tuple = ()
    others: tuple = ()
    lent: frozenset = frozenset()

    def __bool__(self):
        return bool(self.weights)

    def limited(self, expression):
        """The expression within what was quoted and what must be absent."""
        whole = All((expression, *self.phrases)) if self.phrases else expression
        return Without(whole, Any(self.excluded)) if self.excluded else whole


def read(text, *, quoting=True):
    """Read a search. Any string can be read; one without a word in it wants nothing.

    Quoted words must stand together in what is found, unless the search is a paragraph, which quotes as prose does. Without
    `quoting` they never have to.
    """
    return _read(text, quoting, synonyms.stamp())


# A page reads its one search several times: for questions, for articles, and to mark words.
@lru_cache(maxsize=1)
def _read(text, quoting, at):
    query = parse_query(text if quoting else text.translate(_QUOTES))
    within = {char for token in query.terms if len(token) > 1 for char in token}
    own = [token for token in query.terms if len(token) > 1 or token not in within]
    others = sorted(synonyms.of(query.terms, at), key=lambda one: not one.lawful)[:MOST_SYNONYMS]
    weights = {term(token): SINGLE_WEIGHT for token in query.terms}
    for one in sorted(others, key=lambda one: one.lawful):
        weights |= dict.fromkeys(_pairs(one.other), _share(one))
    said = _said(own)
    weights |= dict.fromkeys(map(term, own), 1.0)
    phrases = tuple(map(_phrase, query.phrases))
    quoted = tuple(one for phrase in query.phrases for one in _pairs(phrase))
    weights |= dict.fromkeys(quoted, 1.0)
    words, required = None, quoted
    if own and len(own) <= LONGEST_STRICT:
        left, parts = _every_word(said, others)
        words, required = All((*left, *parts)), (*required, *left)
    elif phrases and not own:
        words = All(phrases)
    elif own:
        phrases = ()
    return Wanted(
        dict(list(weights.items())[:LONGEST]),
        words,
        required,
        phrases,
        tuple(map(_phrase, query.excluded)),
        singles=frozenset(map(term, query.terms)).difference(map(term, own), quoted),
        typed=tuple(dict.fromkeys([*said, *(token for phrase in query.phrases for token in phrase)])),
        also=tuple(one.text for one in others),
        others=tuple((_pairs(one.word), _pairs(one.other), _share(one)) for one in others),
        lent=frozenset(weights).difference(map(term, query.terms), quoted),
    )


def _said(own):
    """The tokens without those that ask, and without the pairs that join these to their neighbours; all where nothing is left."""

    def asks(before, token, after):
        joins = (before in ASKING and before[-1] == token[0]) or (after in ASKING and after[0] == token[-1])
        return token in ASKING or (len(token) == 2 and joins)

    rows = zip(["", *own], own, [*own[1:], ""], strict=False)
    return [token for before, token, after in rows if not asks(before, token, after)] or own


def _share(one):
    return SYNONYM_WEIGHT if one.lawful else COLLOQUIAL_WEIGHT


def _phrase(tokens):
    terms = tuple(map(term, tokens))
    return Phrase(terms) if len(terms) > 1 else terms[0]


def _pairs(tokens):
    """The terms that together say a word: its pairs, or the characters when it has none."""
    return tuple(term(token) for token in tokens if len(token) > 1) or tuple(map(term, tokens))


def _every_word(own, others):
    """(Terms that must stand there, and for each word that the law calls otherwise an expression that holds either).

    The pair that joins a word to its neighbour goes with the word when something else may stand in its place.
    """
    by_word = {}
    for one in others:
        if one.lawful:
            by_word.setdefault(one.word, []).append(one.other)
    left, parts = dict.fromkeys(own), []
    for word, also in by_word.items():
        for token in own:
            if token in word or (len(token) == 2 and (token[0] == word[-1] or token[1] == word[0])):
                left.pop(token, None)
        parts.append(Any(tuple(All(_pairs(option)) for option in (word, *also))))
    return tuple(map(term, left)), parts
