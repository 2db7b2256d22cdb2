"""Attempts to lead an asker off the site."""

import re
from dataclasses import dataclass

INVITATION = re.compile(
    r"加(?:我|本人|一下)?(?:的)?(?:微信|薇信|VX|QQ)|私信我|(?:打|拨打)我(?:的)?(?:电话|手机)|联系我本人",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Contact:
    poaching: bool


def find(text: str) -> Contact:
    """Whether a text asks its reader to go on elsewhere."""
    return Contact(bool(INVITATION.search(text)))
