"""The staff's desk. Every act that counts goes through consult/actions, with a reason."""

from . import accounts, answers, audit, guidance, lawyers, library, questions, reports, taxonomy  # noqa: F401
