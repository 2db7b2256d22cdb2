"""Finding lawyers by what a short search names."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consult.models import Area, Lawyer, Region, Verification
from consult.search import people

from ..factory import make_lawyer

pytestmark = pytest.mark.django_db


def found(text):
    names = sorted(people.search(text).values_list("name", flat=True))
    assert people.count(text) == len(names)
    return names


@pytest.fixture
def three():
    wage, family = Area.objects.get(slug="labor/wages"), Area.objects.get(slug="marriage-family")
    beijing, shanghai = Region.objects.get(name="北京市"), Region.objects.get(name="上海市")
    make_lawyer("周正", law_firm="明理律师事务所", region=beijing).areas.add(wage)
    make_lawyer("吴静", law_firm="Acme 50%_律所", region=shanghai).areas.add(family)
    make_lawyer("郑平", law_firm="明理律师事务所", region=shanghai, biography="做过十年法官").areas.add(wage)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("周正律师", ["周正"]),
        ("明理", ["周正", "郑平"]),
        ("acme", ["吴静"]),
        ("上海 法官", ["郑平"]),
        ("上海市", ["吴静", "郑平"]),
        ("北京 婚姻家庭", []),
        ("找上海的婚姻家庭律师", ["吴静"]),
        ("明理 上海", ["郑平"]),
        ("50%_律所", ["吴静"]),
        ("律师", ["周正", "郑平"]),
        ("执业律师", []),
        ("字" * 41, []),
        ("一 二 三 四 五 六 上海", []),
    ],
)
def test_who_is_found(three, text, names):
    assert found(text) == names


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "' OR '1'='1", "%s", "a\\", "()", '"', "--"])
def test_what_is_typed_is_only_ever_text(three, text):
    assert found(text) in ([], ["吴静"])


def test_only_those_who_are_listed_are_found(lawyer, unverified):
    make_lawyer("来源", law_firm="某所", verification=Verification.SOURCE)
    for verification in Verification:
        make_lawyer("甲", law_firm="某所", verification=verification)
    make_lawyer("过期", law_firm="某所", verified_until=timezone.now() - timedelta(days=1))
    make_lawyer("将来", law_firm="某所", verified_until=timezone.now() + timedelta(days=1))
    listed = Lawyer.objects.listed().filter(law_firm="某所")
    assert set(people.search("某所")) == set(listed)
    assert len(listed) == 4
