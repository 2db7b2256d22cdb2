"""The question page and the question lists."""

from hashlib import sha256

from django.core.cache import cache
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..access import visitor_of
from ..forms.filters import QuestionFilterForm
from ..models import Answer, Mark, Question, Supplement
from ..search import related

FRAGMENT_SECONDS = 24 * 3600
PAGE_SIZE = 20
LATEST = 20


def detail(request, pk):
    visitor = visitor_of(request)
    rows = Question.objects.visible_to(visitor.user, visitor.opened).with_area().with_stamp()
    question = get_object_or_404(rows, pk=pk)
    body = personal_body(question, visitor) if visitor.is_known else public_body(question)
    context = {
        "question": question,
        "body": body,
        "latest_html": latest_html(question.pk),
        "known": visitor.is_known,
    }
    response = render(request, "consult/questions/detail.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def public_body(question):
    """What an anonymous reader gets, cached under the versions of the question and its lawyers."""
    key = f"question:{question.pk}:{question.version}:{question.stamp}:{get_language()}"
    html = cache.get(key)
    if html is None:
        answers = Answer.objects.published().filter(question=question)
        question.public_supplements = list(
            Supplement.objects.published().filter(question=question).order_by("pk")
        )
        context = {
            "question": question,
            "answers": list(answers.with_lawyer().with_public_thread().with_history().in_reading_order()),
            "related": related.stored(question) or related.fallback(question),
            "known": False,
        }
        html = render_to_string("consult/questions/_page.html", context)
        cache.set(key, html, FRAGMENT_SECONDS)
    return SafeString(html)


def personal_body(question, visitor):
    """The same page with the keys that this visitor may use, and what only they may see."""
    is_asker = visitor.is_asker(question)
    rows = Answer.objects.filter(question=question).visible_to(visitor.user)
    rows = rows.with_lawyer().with_thread(visitor.user, is_asker).with_history().in_reading_order()
    answers, person = list(rows), visitor.person(question)
    marked = set(Mark.objects.filter(answer__in=answers).by_person(person).values_list("answer", "kind"))
    for answer in answers:
        answer.question = question
        accept, helpful = visitor.may_accept(answer), visitor.may_mark(answer)
        is_marked = (answer.pk, Mark.Kind.HELPFUL) in marked
        answer.may_accept, answer.may_unaccept = (
            accept and not answer.is_accepted,
            accept and answer.is_accepted,
        )
        answer.may_mark, answer.may_unmark = helpful and not is_marked, helpful and is_marked
        answer.may_follow_up, answer.may_edit = visitor.may_follow_up(answer), visitor.may_edit_answer(answer)
    supplements = Supplement.objects.filter(question=question).order_by("pk")
    all_of_them = is_asker or visitor.is_staff
    question.public_supplements = list(supplements if all_of_them else supplements.published())
    context = {
        "question": question,
        "answers": answers,
        "related": related.stored(question) or related.fallback(question),
        "known": True,
        "is_asker": is_asker,
        "actions": {
            "edit": visitor.may_edit(question),
            "supplement": visitor.may_supplement(question),
            "withdraw": visitor.may_withdraw(question),
            "same": visitor.may_say_same(question),
            "answer": visitor.may_answer(question),
            "report": question.is_published and not is_asker,
            "attach": is_asker and question.is_guest_question and visitor.user.is_authenticated,
        },
    }
    return SafeString(render_to_string("consult/questions/_page.html", context))


def latest_html(apart_from):
    """为您推荐20个最新问题: the newest published others. One query; the cards are cached under their rows' versions."""
    newest = Question.objects.published().latest()
    stamps = list(newest.values_list("pk", "version")[: LATEST + 1])
    name = f"{get_language()}:{stamps}"
    key = f"latest:{sha256(name.encode()).hexdigest()}"
    cards = cache.get(key)
    if cards is None:
        rows = newest.for_cards()[: LATEST + 1]
        cards = [
            (row.pk, render_to_string("consult/partials/_latest_card.html", {"question": row}))
            for row in rows
        ]
        cache.set(key, cards, FRAGMENT_SECONDS)
    shown = [html for pk, html in cards if pk != apart_from][:LATEST]
    return render_to_string("consult/partials/_latest.html", {"cards": shown})


def filtered(form):
    """Published questions as a list's GET form asks for them."""
    rows = Question.objects.published().in_area(form.value("area")).in_region(form.value("region"))
    if form.value("status") == "unanswered":
        rows = rows.unanswered()
    elif form.value("status") == "solved":
        rows = rows.solved()
    return (rows.most_helpful() if form.value("sort") == "helpful" else rows.latest()).for_cards()


def page_of(rows, form):
    return Paginator(rows, PAGE_SIZE).get_page(form.value("page", 1))


def query_without_page(request):
    """The query string that pagination links keep, from the parameters the form knows, with a trailing `&`."""
    kept = request.GET.copy()
    for name in list(kept):
        if name not in ("area", "region", "status", "sort"):
            del kept[name]
    return kept.urlencode() + "&" if kept else ""


def question_list(request):
    form = QuestionFilterForm(request.GET)
    context = {
        "form": form,
        "page": page_of(filtered(form), form),
        "heading": _("全部问题"),
        "query": query_without_page(request),
    }
    return render(request, "consult/questions/list.html", context)
