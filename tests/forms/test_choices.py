"""Areas and regions are picked by slug; nonsense is an error for people and nothing for lists."""

import pytest

from consult.forms.fields import AreaField, RegionField
from consult.forms.filters import QuestionFilterForm

pytestmark = pytest.mark.django_db
NONSENSE = ["moon", "labor/", "\x00", "labor\x00", "\ud800", "' OR 1=1 --", "x" * 100_000, "1", "💣"]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_a_filter_filters_nothing(value):
    form = QuestionFilterForm({"area": value, "region": value, "status": value, "sort": value, "page": value})
    found = [form.value(name) for name in ("area", "region", "status", "sort")]
    if value == "labor\x00":  # what cannot be seen is not there
        assert found[0].slug == "labor"
        found[0] = None
    assert found == [None] * 4
    assert form.value("page", 1) == 1


@pytest.mark.parametrize("page", ["0", "-1", "1e3", "9" * 30, "9" * 6000, "1.5", "二"])
def test_a_page_that_is_no_page_is_the_first(page):
    assert QuestionFilterForm({"page": page}).value("page", 1) == 1


def test_a_slug_of_either_level_picks_its_area():
    assert AreaField().clean("labor").parent is None
    assert AreaField().clean("labor/wages").parent.slug == "labor"
    assert RegionField().clean("beijing").name.startswith("北京")
    assert AreaField().clean("") is None


def test_the_list_of_areas_is_in_two_levels_with_one_query(django_assert_num_queries):
    field = AreaField()
    with django_assert_num_queries(1):
        choices = [choice for choice in field.choices]  # noqa: C416 (`list` would count them first)
    groups = choices[1:]
    assert choices[0][0] == ""
    assert len(groups) == 16
    assert sum(len(children) for _name, children in groups) == 16 + 117
