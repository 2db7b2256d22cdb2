"""A page takes as many queries at fifty rows as at five."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consult.models import (
    Answer,
    AnswerRevision,
    Area,
    BlockedPhrase,
    Citation,
    CitationState,
    Question,
    Report,
    Statute,
    StatuteName,
    Synonym,
)

from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement
from .conftest import make_everything, make_report, url_of

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 50


def grow(times):
    make_everything(times)
    first = Statute.objects.count()
    for n in range(first, first + times):
        statute = Statute.objects.create(title=f"法律{n}", short_title=f"法{n}", kind="law")
        StatuteName.objects.create(statute=statute, name=f"别名{n}")
        Synonym.objects.create(lay=f"口语{n}", legal="用语")
        BlockedPhrase.objects.create(phrase=f"词语{n}")
    for answer in Answer.objects.filter(citations=None):
        Citation.objects.create(
            answer=answer,
            start=0,
            end=1,
            raw="法第一条",
            law="法律0",
            number=1,
            state=CitationState.QUOTE_MISMATCH,
        )


def queries(client, address):
    client.get(address)  # content types and the like are read once a process
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_no_list_asks_more_often_for_more_rows(head):
    lists = [
        reverse(f"admin:consult_{model._meta.model_name}_changelist")
        for model in admin.site._registry
        if model._meta.app_label == "consult" and model is not Area
    ]
    grow(FEW)
    few = {address: queries(head, address) for address in lists}
    grow(MANY - FEW)
    ContentType.objects.clear_cache()
    many = {address: queries(head, address) for address in lists}
    assert many == few


def test_the_dashboard_asks_as_often_for_more_rows(head):
    grow(FEW)
    few = queries(head, "/admin/")
    grow(FEW)
    assert queries(head, "/admin/") == few


def test_a_review_page_asks_as_often_however_much_hangs_on_it(head):
    question = make_question()
    answer = make_answer(question)
    turn = make_follow_up(answer)
    supplement = make_supplement(question)
    report = make_report(question)
    rows = [question, answer, turn, supplement, report, answer.lawyer]

    def hang(times):
        for _n in range(times):
            other = make_answer(question, make_lawyer())
            make_follow_up(other)
            make_follow_up(answer)
            make_supplement(question)
            make_report(question)
            make_report(answer)
            make_question()
            AnswerRevision.objects.create(
                answer=answer,
                body="旧文",
                body_html="",
                written_at=answer.created_at,
                replaced_at=answer.created_at,
            )
            Citation.objects.create(
                answer=answer,
                start=0,
                end=1,
                raw="法第一条",
                law="法",
                number=1,
                state=CitationState.VERIFIED,
            )

    hang(2)
    few = [queries(head, url_of(row)) for row in rows]
    hang(8)
    many = [queries(head, url_of(row)) for row in rows]
    assert many == few
    assert Report.objects.count() == 21
    assert max(many) <= 45, many


def test_exporting_asks_as_often_for_more_rows(head):
    def export():
        sent = {
            "action": "export_csv",
            "_selected_action": list(Question.objects.values_list("pk", flat=True)),
        }
        with CaptureQueriesContext(connection) as captured:
            assert head.post("/admin/consult/question/", sent)["Content-Type"].startswith("text/csv")
        return len(captured)

    grow(2)
    few = export()
    grow(8)
    assert export() == few
