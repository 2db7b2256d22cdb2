"""The nouns of LawQA, one a file."""

from .accounts import User
from .answers import Answer, AnswerRevision
from .citations import Citation, CitationState
from .consents import Consent
from .drafts import Draft
from .follow_ups import FollowUp
from .guidance import EvidenceItem, EvidenceTick, GuidanceCard
from .lawyers import Lawyer, Verification
from .marks import Mark, SameQuestion
from .moderation import AppendOnly, AuditEntry, BlockedPhrase, Report
from .notices import Notice
from .publication import Status
from .questions import Question
from .related import RelatedQuestion
from .search_entries import ArticleEntry, SearchEntry, TermCount
from .statutes import Article, Statute, StatuteName, StatuteVersion
from .suggestions import CitedPair, QuestionArticles, SuggestedArticle
from .supplements import Supplement
from .synonyms import Synonym
from .taxonomy import Area, Region

__all__ = [
    "Answer",
    "AnswerRevision",
    "AppendOnly",
    "Area",
    "Article",
    "ArticleEntry",
    "AuditEntry",
    "BlockedPhrase",
    "Citation",
    "CitationState",
    "CitedPair",
    "Consent",
    "Draft",
    "EvidenceItem",
    "EvidenceTick",
    "FollowUp",
    "GuidanceCard",
    "Lawyer",
    "Mark",
    "Notice",
    "Question",
    "QuestionArticles",
    "Region",
    "RelatedQuestion",
    "Report",
    "SameQuestion",
    "SearchEntry",
    "Status",
    "Statute",
    "StatuteName",
    "StatuteVersion",
    "SuggestedArticle",
    "Supplement",
    "Synonym",
    "TermCount",
    "User",
    "Verification",
]
