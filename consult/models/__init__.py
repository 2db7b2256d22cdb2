"""The nouns of LawQA, one a file."""

from .accounts import User
from .answers import Answer, AnswerRevision
from .consents import Consent
from .follow_ups import FollowUp
from .lawyers import Lawyer, Verification
from .marks import Mark, SameQuestion
from .moderation import AppendOnly, AuditEntry, BlockedPhrase, Report
from .notices import Notice
from .publication import Status
from .questions import Question, Supplement
from .related import RelatedQuestion
from .search_entries import SearchEntry
from .taxonomy import Area, Region

__all__ = [
    "Answer",
    "AnswerRevision",
    "AppendOnly",
    "Area",
    "AuditEntry",
    "BlockedPhrase",
    "Consent",
    "FollowUp",
    "Lawyer",
    "Mark",
    "Notice",
    "Question",
    "Region",
    "RelatedQuestion",
    "Report",
    "SameQuestion",
    "SearchEntry",
    "Status",
    "Supplement",
    "User",
    "Verification",
]
