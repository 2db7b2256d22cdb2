"""The question page: the same for every anonymous reader, with keys of their own for whoever is known."""

import json
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import jsonld
from ..access import visitor_of
from ..models import Answer, Citation, Mark, Question, Supplement
from ..search import articles, related
from ..search.guidance import by_slug
from . import recommended

FRAGMENT_SECONDS = 24 * 3600
MOST_URGENT = 2
MESSAGES = "messages"  # the cookie of django.contrib.messages: somebody has to be told something
PLACE = "<!-- what else is recommended -->"
CITED = Prefetch("citations", Citation.objects.for_reading(), to_attr="cited")


@require_safe
def detail(request, pk):
    visitor = visitor_of(request)
    if visitor.is_known or MESSAGES in request.COOKIES:
        return personal(request, pk, visitor)
    return public(request, pk)


def public(request, pk):
    """What every anonymous reader gets: two look-ups in the database, then pieces from the cache, never a whole response."""
    stamps = Question.objects.public_stamps(pk)
    if stamps is None:
        return moved_or_404(pk)
    others = recommended.pieces()
    key = f"question:{pk}:{stamps[0]}:{stamps[1]}:{get_language()}:{settings.RELEASE}"
    page = cache.get(key) or public_page(request, pk, key)
    etag = quote_etag(sha256(f"{key}{others.key}".encode()).hexdigest()[:32])
    # By its tag alone: the date is the question's, and the page also shows others.
    response = get_conditional_response(request, etag) if page["keeps"] else None
    if response is None or response.status_code != 304:
        response = HttpResponse(page["before"] + recommended.shown(others, pk) + page["after"])
    if page["keeps"]:
        response["ETag"] = etag
        response["Last-Modified"] = http_date(page["modified"])
    response["Cache-Control"] = "private, no-cache"
    return response


def personal(request, pk, visitor):
    """The page with the keys that this visitor may use, and what only they may see; never cached."""
    question = Question.objects.visible_to(visitor.user, visitor.opened).with_area().filter(pk=pk).first()
    if question is None or (question.merged_into_id and question.merged_into.is_published):
        return moved_or_404(pk)
    context = {
        "question": question,
        "body": SafeString(personal_body(question, visitor)),
        "latest_html": SafeString(recommended.shown(recommended.pieces(), pk)),
    }
    response = render(request, "consult/questions/detail.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def moved_or_404(pk):
    """The way from a question merged into a public one, for its asker too; asked again each time, as staff may undo it."""
    merged = get_object_or_404(Question.objects.filter(merged_into__status="published"), pk=pk)
    response = redirect(merged.merged_into, permanent=True)
    patch_cache_control(response, no_cache=True)
    return response


def public_page(request, pk, key):
    """The document around the newest questions, as {before, after, modified}, cached under the versions it shows."""
    answers = Answer.objects.published().filter(question=pk).with_question()
    rows = (
        answers.with_lawyer().with_public_thread().prefetch_related(CITED).with_history().in_reading_order()
    )
    answers = list(rows)
    question = answers[0].question if answers else None
    if question is None or not question.is_published:  # hidden a moment ago, perhaps
        question = get_object_or_404(Question.objects.published().with_area(), pk=pk)
    supplements = Supplement.objects.published().filter(question=question).order_by("pk")
    found = related.stored(question)
    context = {
        "question": question,
        "supplements": list(supplements),
        "answers": answers,
        "related": found or related.fallback(question),
        "known": False,
    }
    context |= counted_citations(answers) | guidance(question)
    context["suggestions"] = [] if answers else articles.stored(question)
    around = {
        "question": question,
        "body": SafeString(render_to_string("consult/questions/_page.html", context)),
        "data": SafeString(structured_data(question, answers)),
        "latest_html": SafeString(PLACE),
    }
    before, _place, after = render_to_string("consult/questions/detail.html", around, request).partition(
        PLACE
    )
    # Nothing tells this page when one of the newest, which stand in for what is related, is hidden.
    keeps = bool(found) or not context["related"]
    page = {
        "before": before,
        "after": after,
        "modified": int(question.updated_at.timestamp()),
        "keeps": keeps,
    }
    if keeps:
        cache.set(key, page, FRAGMENT_SECONDS)
    return page


def counted_citations(answers):
    """How many articles the answers cite, and how many the check found as cited."""
    cited = [citation for answer in answers for citation in answer.cited]
    return {"cited": len(cited), "found": sum(citation.state in ("verified", "exists") for citation in cited)}


def guidance(question):
    """What to do in danger stands whole before the answers; whatever else may help, as links beside them."""
    found = by_slug(question.guidance)
    urgent = [card for card in found if card.is_danger][:MOST_URGENT]
    return {"urgent": urgent, "cards": [card for card in found if card not in urgent]}


def structured_data(question, answers):
    """JSON-LD of the page, or nothing for what engines are asked not to keep."""
    if not settings.LAWQA_STRUCTURED_DATA or not question.is_indexable:
        return ""
    steps = [(_("首页"), "/")]
    if question.area:
        steps += [
            (area.name, area.get_absolute_url()) for area in dict.fromkeys((question.area.top, question.area))
        ]
    found = [
        jsonld.qa_page(question, answers),
        jsonld.breadcrumbs([*steps, (question.title, question.get_absolute_url())]),
    ]
    # `<` could end the element, whatever stands in a title.
    return json.dumps([item for item in found if item], ensure_ascii=False, separators=(",", ":")).replace(
        "<", "\\u003c"
    )


def personal_body(question, visitor):
    """The same page with the keys that this visitor may use, and what only they may see."""
    is_asker = visitor.is_asker(question)
    rows = Answer.objects.filter(question=question).visible_to(visitor.user)
    rows = (
        rows.with_lawyer()
        .with_thread(visitor.user, is_asker)
        .prefetch_related(CITED)
        .with_history()
        .in_reading_order()
    )
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
    context = {
        "question": question,
        "supplements": list(supplements if all_of_them else supplements.published()),
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
            "evidence": is_asker and question.area_id is not None,
            "attach": is_asker and question.is_guest_question and visitor.user.is_authenticated,
        },
    }
    return render_to_string(
        "consult/questions/_page.html",
        context | counted_citations(answers) | guidance(question),
    )
