"""Letters, one function each. Nothing of a question stands in a subject or a body: a mailbox may have other readers."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def letter(name, to, subject, **context):
    context |= {"site_url": settings.SITE_URL}
    return EmailMessage(subject, render_to_string(f"emails/{name}.txt", context), to=[to])


def answered(to, url, **_unused):
    return letter("answered", to, _("您的问题有了律师回答"), url=url)


def follow_up(to, url, **_unused):
    return letter("follow_up", to, _("您参与的问答有了新的追问或追答"), url=url)


def answer_accepted(to, url, **_unused):
    return letter("answer_accepted", to, _("提问者采纳了您的回答"), url=url)


def question_held(to, url, **_unused):
    return letter("question_held", to, _("您的内容正在等待审核"), url=url)


def question_published(to, url, **_unused):
    return letter("question_published", to, _("您的内容已通过审核"), url=url)


def hidden(to, url, reason="", **_unused):
    return letter("hidden", to, _("您的内容已被隐藏"), url=url, reason=reason)


def verification(to, url, reason="", **_unused):
    return letter("verification", to, _("您的律师认证有了结果"), url=url, reason=reason)


def law_changed(to, url, **_unused):
    return letter("law_changed", to, _("您的回答引用的法条有了变化"), url=url)


LETTERS = {
    function.__name__: function
    for function in (
        answered,
        follow_up,
        answer_accepted,
        question_held,
        question_published,
        hidden,
        verification,
        law_changed,
    )
}
