"""Telling a person: a notice on the site for an account, and a letter where there is an address for it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from ..jobs import deliver
from ..models import Notice


def account(user, *, letter, text, url, reason=""):
    """Tell an account holder. `text` is what the notice says; the letter says no more than that something happened.

    Without a `letter` the notice on the site is all.
    """
    if user is None:
        return
    Notice.objects.create(user=user, text=text[:400], url=url)
    if letter and user.email:
        _send(letter, user.email, settings.SITE_URL + url, reason)


def asker(question, *, letter, text, url="", reason=""):
    """Tell whoever asked: their account, else the address they left, which leads to the return-code page.

    A letter to a guest names no question, so that whoever reads the mailbox learns nothing.
    """
    url = url or question.get_absolute_url()
    if question.asker:
        account(question.asker, letter=letter, text=text, url=url, reason=reason)
        if question.notify_email and question.notify_email != question.asker.email:
            _send(letter, question.notify_email, settings.SITE_URL + url, reason)
    elif question.notify_email:
        _send(letter, question.notify_email, settings.SITE_URL + reverse("consult:return-code"), reason)


def lawyer(lawyer, *, letter, text, url, reason=""):
    account(lawyer.user, letter=letter, text=text, url=url, reason=reason)


def _send(letter, to, url, reason):
    with translation.override(settings.LANGUAGE_CODE):
        deliver.enqueue(letter, to, url, str(reason))
