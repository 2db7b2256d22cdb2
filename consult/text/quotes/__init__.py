"""Quotations of statutes: finding the words, comparing them, saying where they stand."""

from consult.text.quotes.finding import Quoted, find_quoted, find_quoted_before, opens_words
from consult.text.quotes.judging import QuoteVerdict, judge
from consult.text.quotes.shelf import Shelf
from consult.text.quotes.where import where_quoted

__all__ = [
    "QuoteVerdict",
    "Quoted",
    "Shelf",
    "find_quoted",
    "find_quoted_before",
    "judge",
    "opens_words",
    "where_quoted",
]
