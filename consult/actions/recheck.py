"""Checking answers again when the library changed, and telling their lawyers what changed under them."""

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import ngettext

from ..models import Answer, Article, Citation, CitationState, Notice, Question, Statute, StatuteVersion
from ..search.citations import check
from . import cite, tell

STALE = (CitationState.CHANGED_SINCE, CitationState.REPEALED)


def due(touched=()):
    """Ids of the answers to check again, in order.

    They cite a statute that was touched, or that got a wording after they were last checked (a run that broke off is taken
    up so), or a statute unknown when the newest one came.
    """
    newest = Statute.objects.aggregate(newest=Max("created_at"))["newest"]
    cited = Citation.objects.filter(
        Q(statute__in=list(touched)) | Q(statute__versions__loaded_at__gt=F("checked_at"))
    )
    answers = set(cited.values_list("answer", flat=True))
    if newest:
        unknown = Citation.objects.filter(
            state=CitationState.UNKNOWN_STATUTE, statute=None, checked_at__lt=newest
        )
        answers.update(unknown.values_list("answer", flat=True))
    return sorted(answers)


def citing():
    """Ids of all answers that cite anything."""
    return sorted(set(Citation.objects.values_list("answer", flat=True)))


def recheck(answers, progress=lambda done: None):
    """Check these answers again, a transaction each, so that it can break off anywhere and be run again.

    Each lawyer is told once. Returns the ids of the answers under which the law changed.
    """
    told, flagged = {}, []
    for pk in answers:
        if _again(pk, told):
            flagged.append(pk)
        progress(1)
    return flagged


@transaction.atomic
def _again(pk, told):
    question = Question.objects.filter(answers=pk)
    if not question.lock():
        return False
    answer = Answer.objects.select_related("lawyer__user", "question").get(pk=pk)
    before = list(answer.citations.select_related("article"))
    checked = check(answer.body, cite.written_on(answer))
    if cite.stands(answer, checked):
        answer.citations.update(checked_at=timezone.now())
    else:
        cite.store(answer, checked=checked)
        question.touch()
    flagged = answer.is_published and (_newly_stale(before, checked) or _amended(before))
    if flagged:
        _tell(answer, told)
    return flagged


def _newly_stale(before, checked):
    known = {(row.law, row.number, row.suffix, row.state) for row in before}
    now = {(item.found.law, item.found.number, item.found.suffix, str(item.state)) for item in checked}
    return any(row[-1] in STALE for row in now - known)


def _amended(before):
    """Whether an article cited reads otherwise today than it did in the wording that was current at the last check."""
    judged = [row for row in before if row.article]
    versions = {}
    for version in StatuteVersion.objects.filter(statute__in={row.statute_id for row in judged}):
        versions.setdefault(version.statute_id, []).append(version)
    return any(_reads_otherwise(row, versions.get(row.statute_id, ())) for row in judged)


def _reads_otherwise(row, versions):
    day = timezone.localdate(row.checked_at)
    known = [
        version
        for version in versions
        if version.pk == row.article.version_id
        or (version.loaded_at <= row.checked_at and version.has_begun(day))
    ]
    then = max(known, key=lambda version: version.rank, default=None)
    now = next((version for version in versions if version.is_current), None)
    if then is None or now is None or then == now:
        return False
    same = Article.objects.filter(version__in=[then, now], number=row.number, suffix=row.suffix)
    texts = dict(same.values_list("version", "text"))
    return then.pk in texts and texts.get(now.pk) != texts[then.pk]


def _tell(answer, told):
    """Tell a lawyer of the first answer, and let the same notice count those that follow."""
    lawyer = answer.lawyer
    if lawyer.user is None:
        return
    notice, count = told.get(lawyer.pk, (None, 0))
    text = ngettext(
        "您的 %(n)d 个回答引用的法条有了变化，请看看是否需要修改。",
        "您的 %(n)d 个回答引用的法条有了变化，请看看是否需要修改。",
        count + 1,
    ) % {"n": count + 1}
    if notice is None:
        tell.lawyer(lawyer, letter="law_changed", text=text, url=answer.get_absolute_url())
        notice = lawyer.user.notices.first().pk
    else:
        Notice.objects.filter(pk=notice).update(text=text)
    told[lawyer.pk] = notice, count + 1
