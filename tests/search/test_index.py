"""The index holds what is public, no more and no less, on both databases."""

import random

import pytest

from consult.actions import moderate
from consult.actions.ask import edit
from consult.models import Question, SearchEntry
from consult.search import queries

from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db


def test_a_question_is_found_by_its_title_its_text_and_its_answers(lawyer):
    question = make_question(title="押金不退怎么办啊", body="房东说墙面有划痕,不肯把钱还给我。")
    make_answer(question, lawyer, "请向人民调解委员会申请调解,或者直接到法院起诉。")
    make_question(title="邻居噪音扰民怎么办", body="楼上每天半夜唱歌,说了很多次也没有用。")
    for words in ("押金", "划痕", "调解委员会"):
        assert queries.similar(words)[:1] == [question.pk]


def test_an_edit_and_a_hidden_answer_are_followed_in_the_same_moment(lawyer, moderator):
    question = make_question(title="押金不退怎么办啊", body="房东说墙面有划痕,不肯把钱还给我。")
    edit(question=question, title="租房合同到期不退钱", body="房东一直不肯把钱还给我。")
    assert queries.similar("划痕") == []
    answer = make_answer(question, lawyer, "请向人民调解委员会申请调解,或者直接到法院起诉。")
    moderate.hide(target=answer, actor=moderator, reason="法律内容有误")
    assert queries.similar("调解委员会") == []


def test_every_public_question_has_one_entry_and_nothing_else_has(moderator):
    rows = [make_question() for _number in range(4)]
    rows.append(make_question(body="请看 https://a.example.com 这个网站可信吗?"))
    moderate.hide(target=rows[0], actor=moderator, reason="违法内容")
    entries = set(SearchEntry.objects.values_list("pk", flat=True))
    assert entries == set(Question.objects.published().values_list("pk", flat=True))


@pytest.mark.parametrize(
    "words",
    ['"', "' OR 1=1", "a AND", "NEAR(", "*", "-", ":", "&|!()", "\x00", "\ud800", "💣", "x" * 100_000, ""],
)
def test_no_words_break_the_search(words):
    make_question()
    assert isinstance(queries.similar(words), list)


def test_a_question_with_many_long_answers_is_still_indexed():
    chance = random.Random(1)
    question = make_question()
    for _number in range(8):
        make_answer(question, body="".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _sign in range(9900)))
    assert queries.similar(question.title)[:1] == [question.pk]


def test_cards_come_in_the_order_asked_for_without_what_is_not_public(moderator):
    rows = [make_question() for _number in range(3)]
    moderate.hide(target=rows[1], actor=moderator, reason="违法内容")
    ids = [rows[2].pk, rows[1].pk, rows[0].pk]
    assert queries.published(ids) == [rows[2], rows[0]]
