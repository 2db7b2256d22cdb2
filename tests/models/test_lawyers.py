"""Lawyers: who is listed, who has a page, how years are counted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from consult.models import Area, Lawyer, Verification

from ..factory import make_lawyer

pytestmark = pytest.mark.django_db


def test_the_directory_lists_the_verified_and_those_of_a_source(lawyer, unverified):
    source = make_lawyer("张凯", verification=Verification.SOURCE)
    make_lawyer("过期", verified_until=timezone.now() - timedelta(days=1))
    assert set(Lawyer.objects.listed()) == {lawyer, source}


def test_who_was_verified_once_keeps_a_page_and_who_never_was_has_none(lawyer, unverified):
    suspended = make_lawyer(verification=Verification.SUSPENDED)
    assert set(Lawyer.objects.shown()) == {lawyer, suspended}


def test_an_area_stands_for_its_children_and_a_child_for_its_parent():
    labor, wages = Area.objects.get(slug="labor"), Area.objects.get(slug="labor/wages")
    general, special, other = make_lawyer(), make_lawyer(), make_lawyer()
    general.areas.add(labor)
    special.areas.add(wages, labor)
    other.areas.add(Area.objects.get(slug="marriage-family"))
    for area in (labor, wages):
        assert list(Lawyer.objects.in_area(area).order_by("pk")) == [general, special]


@time_machine.travel("2026-06-01")
def test_years_in_practice_are_whole_calendar_years_and_never_negative():
    years = {year: Lawyer(first_licensed_year=year).years_in_practice for year in (2010, 2026, 2030, None)}
    assert years == {2010: 16, 2026: 0, 2030: 0, None: None}
