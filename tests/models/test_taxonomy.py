"""The areas and regions that every deployment begins with."""

import pytest

from consult.models import Area, Region

pytestmark = pytest.mark.django_db


def test_there_are_sixteen_areas_with_their_children_and_thirty_four_regions():
    assert Area.objects.top_level().count() == 16
    assert Area.objects.exclude(parent=None).count() == 117
    assert Region.objects.count() == 34


def test_a_childs_slug_holds_its_parents():
    for child in Area.objects.exclude(parent=None).select_related("parent"):
        assert child.slug.startswith(child.parent.slug + "/")


@pytest.mark.django_db(transaction=True)
def test_they_are_there_in_tests_with_real_transactions():
    assert Area.objects.count() == 133


@pytest.mark.django_db(transaction=True)
def test_they_are_there_again_after_such_a_test():
    assert Area.objects.count() == 133
