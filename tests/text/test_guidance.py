"""Guidance: the grammar of triggers, the guards, the shipped cards and lists, the sensitive flag."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.text.guidance import (
    CHILD_DATA,
    MINOR_SEXUAL,
    card_from,
    compile_triggers,
    evidence_lists,
    match,
    sensitive,
    shipped_cards,
)

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
TODAY = date(2026, 11, 24)
PUBLIC_NUMBERS = frozenset(
    (
        "110",
        "12110",
        "120",
        "119",
        "122",
        "96110",
        "12338",
        "12355",
        "12348",
        "12345",
        "12333",
        "12315",
        "12309",
        "12356",
        "12389",
        "12377",
        "12366",
        "12368",
    )
)


def rows(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def card(triggers, slug="danger-test", kind="danger", order=1):
    return card_from(
        {
            "slug": slug,
            "kind": kind,
            "title": "",
            "body": "",
            "phones": [],
            "articles": [],
            "areas": [],
            "triggers": triggers.splitlines(),
            "order": order,
        }
    )


def shows(triggers, text, kind="danger"):
    return bool(match(text, [card(triggers, kind=kind)], TODAY))


def dangers(text):
    return [slug for slug in match(text, shipped_cards(), TODAY) if slug.startswith("danger-")]


# The grammar


def test_all_terms_of_a_line_must_occur_near_each_other():
    assert shows("转账 + 骗子", "我转账以后才知道是骗子")
    assert not shows("转账 + 骗子", "我转账了")
    assert not shows("转账 + 骗子", "我转账了" + "，天气很好" * 20 + "，骗子")


def test_one_of_several_words_is_enough():
    assert shows("转账|汇款 + 骗子", "汇款给骗子了")


def test_a_sequence_keeps_its_order_within_a_clause():
    assert shows("老公…打~我", "老公喝醉了打我")
    assert not shows("老公…打~我", "我打老公")
    assert not shows("老公…打~我", "老公喝醉了，打我")


def test_a_forbidden_term_holds_a_rule_back():
    assert not shows("转账 + 骗子 + -没转成", "差点转账给骗子，没转成")


def test_a_line_of_forbidden_terms_holds_every_rule_back():
    assert not shows("转账 + 骗子\n汇款 + 骗子\n- 没转成", "差点汇款给骗子，没转成")


def test_what_the_text_must_not_hold_counts_however_far_away_it_stands():
    assert shows("打 + --邻居家", "他打我" + "，天气很好" * 20)
    assert not shows("打 + --邻居家", "他打我" + "，天气很好" * 20 + "，是邻居家的")
    assert compile_triggers("--邻居家").errors[0].line == 1


def test_a_group_stands_for_its_words():
    assert shows("@家人…打~我", "婆婆打我")


def test_comments_and_empty_lines_say_nothing():
    rules = compile_triggers("# 说明\n\n转账 + 骗子  # 刚才\n")
    assert not rules.errors
    assert len(rules.rules) == 1


def test_errors_carry_their_line_numbers_and_the_rest_still_works():
    rules = compile_triggers("转账 + 骗子\n转账 + + 骗子\n@没有这组 + 打\n汇款")
    assert [error.line for error in rules.errors] == [2, 3]
    assert str(rules.errors[0]).startswith("第2行")
    assert len(rules.rules) == 2


@given(st.text(alphabet="打我老公+|…~-@# \n家人", max_size=200))
def test_compiling_never_raises(text):
    compile_triggers(text)


# Long stories: whose deed it is, what has been settled, and words that lie across two others


@pytest.mark.parametrize(
    "text",
    [
        "下班顺路带人,半路追尾,保险公司拒赔,对方家属天天打电话来催,我一个月就五千块,该怎么跟他们谈",
        "两家合伙买了厂房,后来生意不好,我想退出,对方不肯分账,我该怎么办",
        "每年的分红都直接打到我老公的卡上,现在我们要离婚,这些流水怎么查",
        "我爸在船厂干活,被钢丝打到腿,住院花了六万,工头不认,我妈也没收入,可以起诉吗",
        "表哥给人帮工砍木头,回来的路上三轮车翻了,医药费该由谁出,我们家没有钱",
        "老公在饭店跟人吵起来,动手打了服务员,警察来调解过,对方要两万,合理吗",
        "我骑车没带头盔被抓了,当场开单,还要我交现金,这样合法吗",
        "货款都给了,车被扣了,他们说还要交停车费,我该找谁要车",
        "前年因为打架在派出所待过一天,被取保候审,现在去办事要交材料吗",
        "给孩子报了网课,交了八千块,现在平台打不开了,学费能退吗",
        "为老人家报低保,村里来问我家的情况,说要公示,这合法吗",
        "朋友替公司办贷款,现在被人说是诈骗,涉案金额四十万,会判刑吗",
        "前妻以家庭暴力为借口带着孩子回了娘家,不让我看孩子",
    ],
)
def test_a_story_that_only_sounds_like_danger_calls_for_no_card(text):
    assert dangers(text) == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("导师在群里指挥我下载软件,分四次转账三万,现在他不回话了", "danger-fraud"),
        ("网上的平台让我投资,说保本月收益三成,结果全亏了,能追回来吗", "danger-fraud"),
        ("侄子二十岁,好几天不见人,电话里像是被传销拐去了,我们怎么办", "danger-confinement"),
        ("起诉离婚以后,他回来把家里的东西都砸了,下次开庭还要等两个月", "danger-domestic-violence"),
        ("处罚了一个工人,当天半夜把我的车玻璃用砖头砸了,我该怎么办", "danger-threat"),
        ("表弟在网吧被警察抓,关了一天多还没放,家里什么都没收到", "danger-detention"),
        ("老公又打我,邻居替我报的警,我带着孩子躲在外面", "danger-domestic-violence"),
    ],
)
def test_a_story_of_danger_calls_for_its_card(text, slug):
    assert slug in dangers(text)


# The guards


@pytest.mark.parametrize(
    "text",
    [
        "老公从来没打过我",
        "老公没有打我",
        "如果老公打我怎么离婚",
        "小时候老公打过我",
        "2015年老公打过我",
        "三年前老公打过我一次",
        "电视剧里老公打人",
        "老公打我电话我没接",
    ],
)
def test_what_is_denied_past_supposed_told_or_an_idiom_is_no_danger(text):
    assert not shows("老公…打~我|人|过", text)


@pytest.mark.parametrize(
    "text",
    [
        "老公差点没把我打死，刚才又打我",
        "要是老公再打我怎么办",
        "以前忍着，现在老公还打我",
        "老公是不是不该打我，他今天打我了，老公打我",
    ],
)
def test_what_only_looks_denied_is_danger(text):
    assert shows("老公…打~我|死", text)


def test_guards_are_for_danger_only():
    assert shows("劳动仲裁", "如果申请劳动仲裁", kind="deadline")


def test_this_year_is_not_long_ago():
    assert shows("老公…打~我", "2026年3月老公打我")
    assert not shows("老公…打~我", "2024年3月老公打我")


# The shipped cards


@pytest.mark.parametrize("frozen", [False, True], ids=["tuning", "frozen"])
def test_labelled_texts_get_cards_for_danger(frozen):
    half = [row for row in rows("guidance.jsonl") if row["frozen"] == frozen]
    shown = {row["id"] for row in half if dangers(row["text"])}
    truly = {row["id"] for row in half if row["expected"]}
    assert len(shown & truly) / len(truly) >= 0.95
    assert len(shown & truly) / len(shown) >= 0.90


def test_texts_met_while_tuning_stay_right():
    tuned = rows("guidance_tuning.jsonl")
    wrong = [row["text"] for row in tuned if bool(dangers(row["text"])) != bool(row["expected"])]
    assert len(wrong) / len(tuned) <= 0.02, wrong


def seed_page():
    file = SHARED / "seed_page.json"
    if not file.exists():
        pytest.skip("shared/data/seed_page.json is absent")
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_seed_question_of_violence_against_a_pregnant_woman_shows_its_card():
    (row,) = [row for row in seed_page()["recommended"] if "家暴" in row["title"]]
    assert dangers(row["title"] + "\n" + row["body"]) == ["danger-domestic-violence"]
    assert dangers(row["title"]) == ["danger-domestic-violence"]


def test_the_other_seed_questions_show_no_card_for_danger():
    for row in seed_page()["recommended"]:
        if "家暴" not in row["title"]:
            assert not dangers(row["title"] + "\n" + row["body"]), row["title"]


def test_the_reference_question_shows_a_card_about_fraud():
    page = seed_page()
    text = page["title"] + "\n" + page["body"]
    assert "personal-info-fraud" in match(text, shipped_cards(), TODAY)
    assert not dangers(text)


def test_the_seed_question_of_a_minor_is_sensitive_and_the_others_are_not():
    flagged = [
        row["title"] for row in seed_page()["recommended"] if sensitive(row["title"] + "\n" + row["body"])
    ]
    assert len(flagged) == 1
    assert "16岁" in flagged[0]


def test_cards_for_danger_come_first():
    slugs = match("老板拖欠工资，我不想活了，想从楼上跳下去", shipped_cards(), TODAY)
    assert slugs[0] == "danger-suicide"
    assert "wages" in slugs


def test_dialect_and_misspellings_are_understood():
    assert "danger-domestic-violence" in dangers("我老工又家爆我，咋个办")
    assert "danger-detention" in dangers("弟娃遭公安抓走了，关在看守所，咋整")


def test_there_are_enough_cards_and_they_are_well_formed():
    cards = shipped_cards()
    assert len(cards) >= 24
    assert len({card.slug for card in cards}) == len(cards)
    areas = set(evidence_lists())
    for shown in cards:
        assert shown.kind in {"danger", "deadline", "evidence", "general"}
        assert (shown.kind == "danger") == shown.slug.startswith("danger-")
        assert shown.title
        assert shown.articles
        assert shown.steps
        assert not shown.rules.errors, shown.slug
        assert shown.rules.rules
        assert set(shown.areas) <= areas
        assert {phone.number for phone in shown.phones} <= PUBLIC_NUMBERS
        assert "<" not in shown.body
        assert "#" not in shown.body


def test_every_card_for_danger_says_whom_to_call():
    for shown in shipped_cards():
        if shown.kind == "danger":
            assert {"110", "12348"} & {phone.number for phone in shown.phones}


def test_every_area_has_its_check_list():
    lists = evidence_lists()
    assert len(lists) == 16
    for items in lists.values():
        assert 6 <= len(items) <= 10
        assert all(item.text and item.why for item in items)


def test_check_lists_are_for_the_areas_of_the_site():
    file = SHARED / "practice_areas.json"
    if not file.exists():
        pytest.skip("shared/data/practice_areas.json is absent")
    assert set(evidence_lists()) == {area["slug"] for area in json.loads(file.read_text(encoding="utf-8"))}


def test_every_article_named_by_a_card_exists():
    file = SHARED / "statutes.jsonl.gz"
    if not file.exists():
        pytest.skip("shared/data/statutes.jsonl.gz is absent")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        held = {(row["law"], row["article"]) for row in map(json.loads, lines)}
    for shown in shipped_cards():
        assert set(shown.articles) <= held, shown.slug


@given(st.text(max_size=400))
def test_any_text_can_be_matched(text):
    match(text, shipped_cards(), TODAY)


@given(st.text(alphabet="我老公打没有不被家暴死想转账骗警察，。！ 0\n孩子抓走", max_size=120))
def test_any_jumble_of_frightening_words_can_be_matched(text):
    match(text, shipped_cards(), TODAY)
    sensitive(text)


# The sensitive flag


@pytest.mark.parametrize("frozen", [False, True], ids=["tuning", "frozen"])
def test_labelled_sensitive_texts_are_flagged(frozen):
    half = [row for row in rows("guidance_sensitive.jsonl") if row["frozen"] == frozen]
    flagged = {row["id"] for row in half if sensitive(row["text"])}
    truly = {row["id"] for row in half if row["reason"]}
    assert len(flagged & truly) / len(truly) >= 0.95
    assert len(flagged & truly) / len(flagged) >= 0.90


def test_a_minors_sexual_matters_are_sensitive():
    assert sensitive("他二十岁了，我16岁，能一起去开房吗") == MINOR_SEXUAL


def test_a_childs_data_is_sensitive():
    assert sensitive("幼儿园把我孩子的照片和姓名发到公众号上") == CHILD_DATA


def test_a_question_of_adults_is_not_sensitive():
    assert sensitive("孩子三岁，丈夫在外面跟人开房，能让他净身出户吗") is None
