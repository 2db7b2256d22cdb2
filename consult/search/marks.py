"""Which words of a search are worth marking in what it found."""

from ..text.passages import Marker
from ..text.tokens import term, tokens

MOST = 40
# When many words were typed, those that say little next to the rarest stay unmarked.
MANY, LITTLE = 10, 0.3


def marker(results):
    """A marker for the words that were typed, in pairs, and for what they are also called, whole."""
    wanted, weights = results.wanted, results.weights
    typed = [token for token in wanted.typed if len(token) > 1 or token.isascii()] or list(wanted.typed)
    worth = {token: weights.get(term(token), 0.0) for token in typed}
    if len(worth) > MANY:
        least = LITTLE * max(worth.values())
        worth = {token: weight for token, weight in worth.items() if weight >= least}
    enough = sum(worth.values())
    for word in wanted.also:
        parts = [weights[one] for one in map(term, tokens(word)) if one in weights]
        worth.setdefault(word, max(parts, default=0.0))
    return Marker(dict(sorted(worth.items(), key=lambda one: -one[1])[:MOST]), enough)
