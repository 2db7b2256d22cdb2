import pytest

from consult.text.citations import TitleIndex, well_known_abbreviations
from tests.bench.bench_citations import SHARED, index_of, read_library

CODE = "中华人民共和国民法典"
LENDING = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"
FAMILY_1 = "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）"
FAMILY_2 = "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（二）"


@pytest.fixture(scope="module")
def titles():
    entries = [
        (CODE, ()),
        ("中华人民共和国刑法", ()),
        (LENDING, ()),
        (FAMILY_2, ()),
        (FAMILY_1, ()),
        ("工伤保险条例", ["工伤规定"]),
    ]
    return TitleIndex(entries, {FAMILY_1: 91, FAMILY_2: 23})


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (CODE, CODE),
        ("民法典", CODE),
        ("《民法典》", CODE),
        ("《 中华人民共和国　民法典 》", CODE),
        ("刑法", "中华人民共和国刑法"),
        ("工伤条例", "工伤保险条例"),
        ("工伤规定", "工伤保险条例"),
        ("《民间借贷规定》", LENDING),
        ("民间借贷司法解释", LENDING),
        ("关于审理民间借贷案件适用法律若干问题的规定", LENDING),
        (
            "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》(2020第二次修正)".replace(
                "第二次", ""
            ),
            LENDING,
        ),
        ("最高人民法院关于适用〈民法典〉婚姻家庭编的解释(二)", FAMILY_2),
        ("婚姻家庭编解释(1)", FAMILY_1),
        ("民法典婚姻家庭编司法解释一", FAMILY_1),
        ("消法", "中华人民共和国消费者权益保护法"),
        ("婚姻法", "中华人民共和国婚姻法"),
        ("婚姻法司法解释(二)", "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（二）"),
        ("刑法修正案(十一)", "中华人民共和国刑法修正案（十一）"),
    ],
)
def test_a_name_in_any_dress_resolves_to_the_official_title(titles, name, title):
    assert titles.resolve(name) == title


@pytest.mark.parametrize("name", ["", "合同", "房屋租赁合同", "公司章程", "红楼梦", "法"])
def test_what_is_no_statute_resolves_to_nothing(titles, name):
    assert titles.resolve(name) is None


def test_a_title_that_everybody_cites_resolves_although_the_library_lacks_it(titles):
    assert titles.resolve("合同法") == "中华人民共和国合同法"
    assert "中华人民共和国合同法" not in titles
    assert CODE in titles


def test_a_name_of_several_titles_means_the_one_with_more_articles(titles):
    assert titles.resolve("婚姻家庭编解释") == FAMILY_1


def test_two_spellings_of_one_title_resolve_the_same_whatever_their_order():
    spellings = [
        "最高人民法院、最高人民检察院关于办理盗窃案件的解释",
        "最高人民法院最高人民检察院关于办理盗窃案件的解释",
    ]
    forth = TitleIndex([(spelling, ()) for spelling in spellings]).resolve("两高关于办理盗窃案件的解释")
    back = TitleIndex([(spelling, ()) for spelling in reversed(spellings)]).resolve(
        "两高关于办理盗窃案件的解释"
    )
    assert forth == back


def test_every_shipped_abbreviation_resolves_in_an_empty_library():
    titles = TitleIndex([])
    abbreviations = well_known_abbreviations()
    assert len(abbreviations) >= 150
    assert {name: titles.resolve(name) for name in abbreviations} == abbreviations


def test_every_shipped_abbreviation_resolves_in_the_whole_library():
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is absent")
    titles = index_of(read_library())
    abbreviations = well_known_abbreviations()
    assert {name: titles.resolve(name) for name in abbreviations} == abbreviations
