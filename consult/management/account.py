"""Finding the account that a command is about."""

from django.core.management.base import CommandError

from consult.models import User


def account(name):
    """The account of exactly this user name. Raises CommandError."""
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist:
        raise CommandError(f"There is no account {name!r}.")
