"""A long command holds no list of what it said to the database."""

import pytest
from django.db import connection

from consult.management.progress import bar, bars
from consult.models import Statute

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def debugging(settings):
    settings.DEBUG = True  # Django keeps every statement then


def test_a_step_forgets_the_statements_before_it():
    with bar("Loading", 2) as advance:
        assert Statute.objects.count() == 0
        assert len(connection.queries_log) == 1
        advance()
        assert len(connection.queries_log) == 0


def test_so_does_a_step_of_several_stages():
    with bars() as advance:
        assert Statute.objects.count() == 0
        advance("Rows", 1, 2)
        assert len(connection.queries_log) == 0
