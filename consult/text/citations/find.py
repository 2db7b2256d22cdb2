"""The face of the grammar: text in, citations with offsets of that text out."""

from consult.text.citations.canonical import canonical
from consult.text.citations.found import Found
from consult.text.citations.grammar import read_citations
from consult.text.citations.titles import TitleIndex


def find(text: str, titles: TitleIndex) -> list[Found]:
    """Every article that `text` cites, in order; offsets are code points of `text`, end exclusive."""
    view = canonical(text)
    found = []
    for citation in read_citations(view, titles):
        for piece in citation.pieces:
            start, end = view.span(piece.start, piece.end)
            known = citation.law in titles
            found.append(
                Found(
                    text[start:end],
                    start,
                    end,
                    citation.law,
                    known,
                    piece.number,
                    piece.suffix,
                    piece.paragraph,
                    piece.item,
                )
            )
    return found
