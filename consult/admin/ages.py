"""How long something has waited, in the fewest words."""

from django.utils import timezone
from django.utils.translation import gettext as _

HOUR = 3600
DAY = 24 * HOUR


def seconds(since):
    return max((timezone.now() - since).total_seconds(), 0)


def in_words(length):
    """A length of time in seconds: minutes under two hours, hours under two days, else days."""
    if length < 2 * HOUR:
        return _("%(n)d 分钟") % {"n": length // 60}
    if length < 2 * DAY:
        return _("%(n)d 小时") % {"n": length // HOUR}
    return _("%(n)d 天") % {"n": length // DAY}


def waited(since):
    """In words, how long ago that was; nothing when it never was."""
    return in_words(seconds(since)) if since else ""
