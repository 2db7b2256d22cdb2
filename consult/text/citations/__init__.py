"""Citations of statutes: finding them in text and judging them by what the library holds."""

from consult.text.citations.find import find
from consult.text.citations.found import Found
from consult.text.citations.nearest import nearest_numbers
from consult.text.citations.state import HeldVersion, Judgement, State, in_force, state_of
from consult.text.citations.titles import TitleIndex, well_known_abbreviations

__all__ = [
    "Found",
    "HeldVersion",
    "Judgement",
    "State",
    "TitleIndex",
    "find",
    "in_force",
    "nearest_numbers",
    "state_of",
    "well_known_abbreviations",
]
