"""Accounts. A citizen needs none; what an account holder asks stays anonymous to the public."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account: citizen, lawyer (has a `lawyer` profile) or staff."""

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")
