"""Letting somebody back in who lost the device of their second factor, after staff have made sure who asks."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from . import tell
from .audit import record


@transaction.atomic
def remove(*, target, actor, reason):
    """Take every second factor off an account; its password still stands. False when it has none."""
    removed, _rows = Authenticator.objects.filter(user=target).delete()
    if not removed:
        return False
    record(actor=actor, action="user.remove_second_factor", target=target, reason=reason, label="")
    text = _("工作人员取消了您账号的两步验证。如果不是您要求的，请立即修改密码并联系我们。")
    tell.account(target, letter=None, text=text, url=reverse("mfa_index"))
    return True
