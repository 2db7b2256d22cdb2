"""The words that lists are asked for in."""

import pytest

from consult.models import Area, Question

from ..factory import accept, by, make_answer, make_question, mark_helpful

pytestmark = pytest.mark.django_db


def titles(rows):
    return {row.title for row in rows}


def test_a_top_level_area_holds_its_childrens_questions_and_not_the_other_way_round():
    top = make_question(title="顶层领域的问题", area="labor")
    child = make_question(title="细分领域的问题", area="labor/wages")
    make_question(title="别的领域的问题", area="marriage-family/divorce")
    assert set(Question.objects.in_area(Area.objects.get(slug="labor"))) == {top, child}
    assert set(Question.objects.in_area(Area.objects.get(slug="labor/wages"))) == {child}


def test_a_question_without_an_area_says_other():
    assert make_question().area_name == "其他"


def test_unanswered_answered_and_solved_are_what_they_say(citizen, lawyer):
    waiting = make_question()
    answered = make_question()
    make_answer(answered, lawyer)
    solved = make_question(citizen)
    accept(make_answer(solved, lawyer), by(citizen))
    assert set(Question.objects.unanswered()) == {waiting}
    assert set(Question.objects.answered()) == {answered, solved}
    assert set(Question.objects.solved()) == {solved}


def test_the_most_helpful_come_first_then_the_newest(citizen, lawyer):
    old, marked, new = (make_question() for _number in range(3))
    mark_helpful(make_answer(marked, lawyer), by(citizen))
    assert list(Question.objects.most_helpful()) == [marked, new, old]
    assert list(Question.objects.latest()) == [new, marked, old]


def test_the_asker_is_called_by_the_nickname_of_that_question_or_nothing():
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.create(username="real-name", first_name="伟", last_name="张")
    assert make_question(user).display_name == "匿名用户"
    assert make_question(user, nickname="小李").display_name == "小李"


def test_answers_are_read_accepted_first_then_helpful_then_old(citizen, stranger):
    question = make_question(citizen)
    first, helpful, accepted = (make_answer(question) for _number in range(3))
    mark_helpful(helpful, by(stranger))
    accept(accepted, by(citizen))
    assert list(question.answers.in_reading_order()) == [accepted, helpful, first]
