"""Return codes: how someone without an account comes back to their question.

A code is derived from the form's `submission_id` with a key of the server (RFC 2104 HMAC-SHA-256), so that sending the
same form again shows the same code and nothing needs to be stored to show it. Only a keyed hash is stored.
"""

import hmac
import unicodedata
from hashlib import sha256

# 32 signs, none of which is taken for another: no I, O, 0, 1. 16 of them carry 80 bits.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 16
GROUP = 4


def derive(key: bytes, submission_id: str) -> str:
    """The code of the question that the form with this token makes, in groups: `ABCD-EFGH-JKLM-NPQR`."""
    digest = hmac.new(key, b"return-code:" + submission_id.encode("utf-8", "replace"), sha256).digest()
    number = int.from_bytes(digest[:10], "big")
    signs = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH))
    return group(signs)


def group(signs: str) -> str:
    return "-".join(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def read(typed: str) -> str | None:
    """The code somebody typed, in its one spelling; None when it cannot be one.

    Case, full width, spaces and dashes do not matter.
    """
    folded = unicodedata.normalize("NFKC", typed[:100]).upper()
    signs = "".join(sign for sign in folded if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        return None
    return group(signs)


def stored(key: bytes, code: str) -> str:
    """The keyed hash of a code: what the database holds."""
    return hmac.new(key, b"stored-code:" + code.encode(), sha256).hexdigest()


def token_hash(key: bytes, submission_id: str) -> str:
    """The keyed hash of a form's token: what makes a second sending lead to the same object."""
    return hmac.new(key, b"submission:" + submission_id.encode("utf-8", "replace"), sha256).hexdigest()
