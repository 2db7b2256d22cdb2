import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.text.citations import TitleIndex, find
from consult.text.quotes import Quoted, Shelf, judge, where_quoted
from consult.text.quotes.words import letters_of, read_words

TITLES = TitleIndex([("中华人民共和国刑法", ()), ("中华人民共和国民法典", ())])
FRAUD = (
    "诈骗公私财物，数额较大的，处三年以下有期徒刑、拘役或者管制，并处或者单处罚金；数额巨大或者有其他严重情节的，"
    "处三年以上十年以下有期徒刑，并处罚金。本法另有规定的，依照规定。"
)
ACCESS = (
    "自然人可以依法向信息处理者查阅或者复制其个人信息；发现信息有错误的，有权提出异议并请求及时采取更正等必要措施。"
    "\n自然人发现信息处理者违反法律、行政法规的规定或者双方的约定处理其个人信息的，有权请求信息处理者及时删除。"
)
PROTECTED = "自然人的个人信息受法律保护。\n个人信息中的私密信息，适用有关隐私权的规定。"
CLAIMS = "人格权受到侵害的，受害人有权依照本法和其他法律的规定请求行为人承担民事责任。"
NOTICE = "劳动者提前三十日以书面形式通知用人单位，可以解除劳动合同。劳动者在试用期内提前三日通知用人单位，可以解除劳动合同。"


def shelf(*texts: str) -> Shelf:
    return Shelf([("", text) for text in texts])


def quoted(text: str) -> Quoted | None:
    return find(text, TITLES)[0].quoted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《刑法》第266条规定:“诈骗公私财物。”所以", "诈骗公私财物。"),
        ("《刑法》第266条规定“诈骗公私财物,数额较大的,处罚”,所以", "诈骗公私财物,数额较大的,处罚"),
        ("《刑法》第266条:「诈骗公私财物」", "诈骗公私财物"),
        ('《刑法》第266条第一款明确规定:"诈骗公私财物"', "诈骗公私财物"),
        ("《刑法》第266条规定的“诈骗公私财物,数额较大的”", "诈骗公私财物,数额较大的"),
        ("《刑法》第266条规定:“他说‘诈骗’,又说“骗”。”完", "他说‘诈骗’,又说“骗”。"),
        ("“诈骗公私财物,数额较大的”(《刑法》第266条)", "诈骗公私财物,数额较大的"),
    ],
)
def test_words_between_marks_are_found(text, words):
    found = quoted(text)
    assert (found.text, found.marked, found.firm) == (words, True, len(words))


@pytest.mark.parametrize(
    ("text", "words", "firm"),
    [
        (
            "《刑法》第266条规定,诈骗公私财物的,处罚。您报警吧。",
            "诈骗公私财物的,处罚。您报警吧。",
            "诈骗公私财物的,处罚。",
        ),
        ("《刑法》第266条的规定:诈骗公私财物的,处罚", "诈骗公私财物的,处罚", "诈骗公私财物的,处罚"),
        ("刑法第266条规定诈骗公私财物的,处罚。\n第二段", "诈骗公私财物的,处罚。", "诈骗公私财物的,处罚。"),
        ("《刑法》第266条规定了诈骗罪。诈骗公私财物的,处罚。", "诈骗公私财物的,处罚。", ""),
        ("《刑法》第266条规定,甲;《刑法》第264条规定,乙。", "甲;", "甲;"),
        (
            "《刑法》第266条规定,有下列情形之一的:\n(一)甲;\n(二)乙。\n完",
            "有下列情形之一的:\n(一)甲;\n(二)乙。",
            None,
        ),
    ],
)
def test_words_without_marks_run_to_the_end_of_the_paragraph_and_only_the_first_sentence_is_firm(
    text, words, firm
):
    found = quoted(text)
    assert (found.text, found.marked) == (words, False)
    assert found.text[: found.firm] == (words if firm is None else firm)


@pytest.mark.parametrize(
    ("text", "words", "firm"),
    [
        ("《刑法》第266条规定,骗钱的人“处三年以下有期徒刑、拘役或者管制”。您可以报案。", "处三年以下有期徒刑、拘役或者管制", True),
        ("依照《刑法》第266条,骗钱的人“处三年以下有期徒刑、拘役或者管制”。", "处三年以下有期徒刑、拘役或者管制", True),
        ("《刑法》第266条明确,骗得多的“处三年以上十年以下。并处罚金。”以上", "处三年以上十年以下。并处罚金。", True),
        ("《刑法》第266条规定,“数额较大的”要坐牢,甚至“数额巨大或者有其他严重情节的”。", "数额巨大或者有其他严重情节的", True),
        ("《刑法》第266条规定,骗了人的“处三年以下有期徒刑,拘役”,重的“处三年以上十年以下,罚金”。", "处三年以下有期徒刑,拘役……处三年以上十年以下,罚金", True),
        ("《刑法》第266条规定,骗子归“诈骗公私财物”一类。", "诈骗公私财物", False),
    ],
)  # fmt: skip
def test_a_sentence_leads_into_marked_words_in_words_of_its_own(text, words, firm):
    found = quoted(text)
    assert (found.text, found.marked, found.firm) == (words, True, len(words) if firm else 0)


@pytest.mark.parametrize(
    "text",
    [
        "《刑法》第266条规定,骗钱要坐牢,他却说“这点钱警察不会管,你去告好了”。",
        "《刑法》第266条规定,骗钱要坐牢,他以“这只是普通的民间借贷,不是诈骗”为由推脱。",
        "《刑法》第266条规定,骗钱要坐牢,“这只是普通的民间借贷,不是诈骗”这种说法不对。",
        "《刑法》第266条规定,骗钱的算“诈骗”。",
        "《刑法》第266条规定,骗钱要坐牢。他写“这点钱警察不会管,你去告好了”。",
        "《刑法》第266条规定,骗钱要坐牢的“处三年以下有期徒刑,拘役",
    ],
)
def test_somebody_elses_words_a_term_or_an_open_mark_are_no_words_of_the_article(text):
    assert not quoted(text).marked


@pytest.mark.parametrize(
    "text",
    [
        "这属于《刑法》第266条规定的情形。",
        "已经构成《刑法》第266条的诈骗罪。",
        "请看《刑法》第266条。",
        "《刑法》第266条俗称“骗子条款”。",
    ],
)
def test_where_nothing_is_quoted_nothing_is_found(text):
    assert quoted(text) is None


def test_articles_cited_together_share_the_words_and_none_is_held_to_all_of_them():
    first, second = find("《刑法》第264条、第266条规定:“诈骗公私财物。盗窃公私财物。”", TITLES)
    assert first.quoted == second.quoted
    assert first.quoted.firm == 0


@pytest.mark.parametrize(
    "words",
    [
        "诈骗公私财物,数额较大的,处三年以下有期徒刑、拘役或者管制,并处或者单处罚金",
        "诈骗公私财物 数额较大的 处3年以下有期徒刑拘役或管制",
        "诈骗公私财物……处三年以上十年以下有期徒刑……",
        "诈骗公私财物，数额较大的，处三年以下有期徒刑、拘役或者管制，并处或者单处罚金。本法另有规定的，依照规定。",
    ],
)
def test_punctuation_spaces_spelling_of_numbers_and_honest_gaps_are_no_difference(words):
    assert judge(words, FRAUD).matches


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("诈骗公私财物,数额较大的,处五年以下有期徒刑", "五年"),
        ("诈骗公私财物,数额较大的,可以处三年以下有期徒刑", "可以"),
        ("盗窃公私财物,数额较大的", "盗窃"),
        ("诈骗公私财物,数额较大的,处三年以上十年以下有期徒刑", "处三年以上十年以下有期徒刑"),
    ],
)
def test_altered_words_are_a_mismatch_and_are_told(words, missing):
    verdict = judge(words, FRAUD)
    assert not verdict.matches
    assert not verdict.is_paraphrase
    assert missing in " ".join(verdict.missing)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("劳动者提前十五日以书面形式通知用人单位,可以解除劳动合同。", "十五日"),
        ("劳动者提前三十日以书面形式通知用人单位,不可以解除劳动合同。", "不"),
        ("劳动者提前三十日以口头形式通知用人单位,可以解除劳动合同。", "口头"),
    ],
)
def test_without_marks_another_number_negation_or_word_is_a_mismatch(words, missing):
    verdict = judge(words, NOTICE, marked=False)
    assert (verdict.matches, verdict.is_paraphrase) == (False, False)
    assert missing in " ".join(verdict.missing)


@pytest.mark.parametrize(
    "words",
    [
        "员工辞职要提前一个月打招呼,试用期只要提前三天。",
        "劳动者只要提前三十日书面告知单位就可以走人。",
        "如果劳动者在试用期内,那么提前三日通知用人单位,即可以解除劳动合同。",
    ],
)
def test_a_paraphrase_is_neither_a_match_nor_a_mismatch(words):
    verdict = judge(words, NOTICE, marked=False)
    assert (verdict.matches, verdict.is_paraphrase, verdict.missing) == (False, True, ())


def test_the_writers_own_clauses_at_the_end_are_not_held_against_the_quotation():
    words = "劳动者提前三十日以书面形式通知用人单位,可以解除劳动合同,所以您不用等老板点头。"
    assert judge(words, NOTICE, marked=False).matches


def test_words_of_another_article_are_a_mismatch_and_the_hint_says_where_they_stand():
    words = (
        "自然人的个人信息受法律保护。个人信息权益被侵害的,受害人有权依照本法和其他法律的规定请求行为人承担民事责任。"
        "受害人可以要求侵权人停止侵害、赔偿损失等。"
    )
    verdict = judge(words, ACCESS, marked=False, elsewhere=shelf(PROTECTED, CLAIMS))
    assert (verdict.matches, verdict.is_paraphrase) == (False, False)
    assert verdict.missing[0] == "自然人的个人信息受法律保护"
    articles = [("第九百九十五条", CLAIMS), ("第一千零三十四条", PROTECTED), ("第一千零三十七条", ACCESS)]
    assert set(where_quoted(words, Shelf(articles))) == {"第九百九十五条", "第一千零三十四条"}


def test_a_set_phrase_found_in_many_articles_is_nobodys():
    words = "当事人可以向有管辖权的人民法院提起诉讼。"
    assert judge(
        words, ACCESS, marked=False, elsewhere=shelf(*(words + str(n) for n in range(9)))
    ).is_paraphrase


def test_words_after_a_heading_count_only_when_they_read_as_the_articles():
    assert judge("诈骗公私财物,数额较大的,处三年以下有期徒刑。", FRAUD, marked=False, firm=0).matches
    assert judge("您先去报案,带上转账记录。", FRAUD, marked=False, firm=0).is_paraphrase


@given(st.text())
def test_both_ways_of_reading_words_agree_and_lead_back_to_the_text(text):
    words = read_words(text)
    assert words.letters == letters_of(text)
    assert len(words.origins) == len(words.letters)
    assert all(0 <= start < end <= len(text) for start, end in words.origins)


@settings(max_examples=150, deadline=None)
@given(
    st.text("一二三不可以应当处罚金的,。;:…(一)\n年", max_size=60),
    st.text("一二三不可以应当处罚金的，。；\n年", max_size=60),
    st.booleans(),
)
def test_any_words_can_be_judged_by_any_article(words, article, marked):
    for firm in (None, 0, len(words) // 2):
        verdict = judge(words, article, marked=marked, firm=firm, elsewhere=shelf(article, words))
        assert 0 <= verdict.ratio <= 1
        assert not (verdict.matches and verdict.missing)
        assert all(missing in words for missing in verdict.missing)


def test_a_short_term_between_marks_may_be_a_name_for_the_rule():
    assert quoted("《刑法》第20条所说的“正当防卫”要看时机。").firm == 0


@given(st.integers(0, 7), st.integers(1, 8))
def test_any_clauses_of_an_article_in_a_row_are_its_own_words(first, count):
    clauses = re.findall("[^，；。]+[，；。]", FRAUD)
    assert judge("".join(clauses[first : first + count]), FRAUD).matches


@pytest.mark.parametrize("flood", ["一", "处罚,", "不", "诈骗公私财物", "三年以下。", "(一)"])
def test_a_flood_of_words_is_judged_at_once(flood):
    words, article = (flood * 4_000)[:4_000], FRAUD * 20
    start = time.process_time()
    judge(words, article)
    judge(words, article, marked=False, elsewhere=shelf(*[article] * 20))
    assert time.process_time() - start < 3


def test_citations_that_each_seem_to_quote_all_that_follows_are_not_all_believed():
    text = "刑法第266条规定，甲" * 900
    found = find(text, TITLES)
    assert len(found) == 900
    assert sum(len(citation.quoted.text) for citation in found if citation.quoted) <= 3 * len(text)


def test_a_shelf_finds_the_articles_that_share_six_words_in_a_row_and_is_read_only_when_asked():
    read = []

    def articles():
        for label, text in (("一", CLAIMS), ("二", PROTECTED), ("三", FRAUD), ("四", CLAIMS)):
            read.append(label)
            yield label, text

    held = Shelf(articles())
    assert read == []
    assert [label for label, _letters in held.may_hold(letters_of("受害人有权依照本法和其他法律"))] == [
        "一",
        "四",
    ]
    assert held.may_hold(letters_of("受害人依照其他规定")) == []
    assert Shelf([]).may_hold("") == Shelf([]).may_hold("甲乙丙丁戊己") == []


@given(
    st.lists(st.text("一二三四五", max_size=12), max_size=5), st.text("一二三四五", min_size=6, max_size=12)
)
def test_a_shelf_overlooks_no_article_that_holds_the_words_whole(texts, words):
    articles = [(str(number), text) for number, text in enumerate([*texts, f"甲{words}乙"])]
    found = [letters for _label, letters in Shelf(articles).may_hold(letters_of(words))]
    assert all(
        letters in found for _label, letters in Shelf(articles).articles if letters_of(words) in letters
    )


def test_words_of_an_article_that_is_cited_stand_nowhere_else():
    words = "受害人有权依照本法和其他法律的规定请求行为人承担民事责任。"
    assert where_quoted(words, shelf(CLAIMS, ACCESS)) == [""]
    assert where_quoted(words, shelf(CLAIMS, ACCESS), CLAIMS) == []
