"""The long selects: built in one go, the chosen option marked, nothing of what was typed let through."""

import pytest
from django.http import QueryDict
from django.template import Context, Template

from consult.forms.ask import AskForm
from consult.forms.filters import QuestionFilterForm

pytestmark = pytest.mark.django_db


def chosen(form, name):
    return Template("{% load display %}{% choose field %}").render(Context({"field": form[name]}))


def test_the_area_asked_for_is_the_selected_one_and_no_other():
    html = chosen(QuestionFilterForm(QueryDict("area=labor/wages")), "area")
    assert html.count(" selected") == 1
    assert '<option value="labor/wages" selected>' in html
    assert "<optgroup" in html


def test_one_readers_choice_does_not_stay_for_the_next():
    chosen(QuestionFilterForm(QueryDict("area=labor/wages")), "area")
    assert '<option value="" selected>' in chosen(QuestionFilterForm(QueryDict("")), "area")


@pytest.mark.parametrize(
    "typed", ['"><script>alert(1)</script>', "labor/wages' onfocus='x", "\x00", "不存在"]
)
def test_an_unknown_value_selects_nothing_and_is_not_repeated(typed):
    query = QueryDict(mutable=True)
    query["area"] = typed
    html = chosen(QuestionFilterForm(query), "area")
    assert " selected" not in html
    assert "script" not in html
    assert "onfocus" not in html


def test_an_error_stands_beside_the_select():
    html = chosen(AskForm({"area": "nowhere"}), "area")
    assert 'class="invalid-feedback"' in html
    assert "is-invalid" in html
