"""Where a person can be written to: e-mail."""

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")


def find(chars: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every address in `chars`."""
    for match in _EMAIL.finditer(chars):
        yield "email", *match.span()
