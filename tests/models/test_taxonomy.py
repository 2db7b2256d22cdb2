"""The areas and regions that every deployment begins with."""

import pytest
from django.contrib.auth.models import Group

from consult.models import Area, GuidanceCard, Region

pytestmark = pytest.mark.django_db


def test_there_are_sixteen_areas_with_their_children_and_thirty_four_regions():
    assert Area.objects.top_level().count() == 16
    assert Area.objects.exclude(parent=None).count() == 117
    assert Region.objects.count() == 34


def test_a_childs_slug_holds_its_parents():
    for child in Area.objects.exclude(parent=None).select_related("parent"):
        assert child.slug.startswith(child.parent.slug + "/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_deployment_begins_with_is_there_again_after_a_test_with_real_transactions(time):
    counts = Area.objects.count(), Region.objects.count()
    assert counts == (133, 34)
    assert GuidanceCard.objects.exists()
    assert Group.objects.get(name="moderators").permissions.exists()
