"""The staff's desk. Every act that counts goes through consult/actions, with a reason."""

from . import accounts, answers, guidance, lawyers, library, moderation, questions, taxonomy  # noqa: F401
