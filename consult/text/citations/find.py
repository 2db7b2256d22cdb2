"""The face of the grammar: text in, citations with offsets of that text out."""

import re
from dataclasses import replace

from consult.text.citations.canonical import Canonical, canonical
from consult.text.citations.found import Found
from consult.text.citations.grammar import Citation, read_citations
from consult.text.citations.titles import TitleIndex
from consult.text.quotes import Quoted, find_quoted, find_quoted_before, opens_words

#: Words quoted one within another are together no longer than the text this many times over. More is a flood of
#: citations each of which seems to quote all that follows; judging it would take minutes.
_MOST_QUOTED = 3

_JOINED = re.compile("[\\s*]*(?:[、,，和与及]|以及|或者?|并)+[\\s*]*")


def find(text: str, titles: TitleIndex) -> list[Found]:
    """Every article that `text` cites, in order; offsets are code points of `text`, end exclusive.

    Articles cited together share the words quoted behind them; then no single one is held to all of them.
    """
    view = canonical(text)
    citations = read_citations(view, titles)
    quotes = _quotes(view, citations)
    found: list[Found] = []
    for citation, quoted in zip(citations, quotes, strict=True):
        for piece in citation.pieces:
            start, end = view.span(piece.start, piece.end)
            found.append(
                Found(
                    raw=text[start:end],
                    start=start,
                    end=end,
                    law=citation.law,
                    known=citation.law in titles,
                    number=piece.number,
                    suffix=piece.suffix,
                    paragraph=piece.paragraph,
                    item=piece.item,
                    quoted=quoted,
                )
            )
    return found


def _quotes(view: Canonical, citations: list[Citation]) -> list[Quoted | None]:
    text = view.original
    spans = [view.span(citation.start, citation.end) for citation in citations]
    limits = [len(text)] * len(citations)
    for index in range(len(citations) - 2, -1, -1):
        opens = not citations[index + 1].inner and opens_words(text, *spans[index + 1])
        limits[index] = spans[index + 1][0] if opens else limits[index + 1]
    quotes: list[Quoted | None] = []
    marked_until, left = 0, _MOST_QUOTED * len(text)
    for citation, (start, end), limit in zip(citations, spans, limits, strict=True):
        quoted = None
        if start >= marked_until:
            quoted = find_quoted(text, start, end, limit) or find_quoted_before(text, start, end)
        left -= len(quoted.text) if quoted else 0
        if left < 0:
            quoted = None
        if quoted and quoted.marked:
            marked_until = max(marked_until, quoted.end)
        shared = len({piece.article for piece in citation.pieces}) > 1
        quotes.append(replace(quoted, firm=0) if quoted and shared else quoted)
    for index in range(len(citations) - 1, 0, -1):
        between = text[spans[index - 1][1] : spans[index][0]]
        quoted = quotes[index]
        if quoted and not quotes[index - 1] and len(between) < 12 and _JOINED.fullmatch(between):
            quotes[index] = quotes[index - 1] = replace(quoted, firm=0)
    return quotes
