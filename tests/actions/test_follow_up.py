"""追问 and 追答: an exchange of two, told to the other side, held when something is found."""

import pytest

from consult.actions import moderate
from consult.actions.follow_up import follow_up
from consult.models import FollowUp, Question, Status

from ..factory import ask_as_guest, make_answer, make_follow_up, make_question, make_user

pytestmark = pytest.mark.django_db
LAWYER = FollowUp.Side.LAWYER


@pytest.fixture
def answer(lawyer):
    return make_answer(make_question(make_user(email="asker@mail.example")), lawyer)


def test_the_same_form_again_is_the_same_turn(answer):
    turns = [follow_up(answer=answer, side="asker", submission_id="x", body="还有吗?") for _time in range(2)]
    assert turns[0] == turns[1]
    assert FollowUp.objects.count() == 1


def test_each_side_hears_of_the_other(answer, mailoutbox):
    mailoutbox.clear()
    make_follow_up(answer)
    assert [letter.to for letter in mailoutbox] == [[answer.lawyer.user.email]]
    mailoutbox.clear()
    make_follow_up(answer, LAWYER, "带上身份证、工资条和聊天记录。")
    assert [letter.to for letter in mailoutbox] == [["asker@mail.example"]]


def test_a_turn_that_is_held_is_told_to_nobody_until_staff_release_it(answer, moderator, mailoutbox):
    mailoutbox.clear()
    turn = make_follow_up(answer, LAWYER, "加我微信细说吧,这里说不清楚。")
    assert turn.status == Status.HELD
    assert mailoutbox == []
    moderate.publish(target=turn, actor=moderator)
    assert ["asker@mail.example"] in [letter.to for letter in mailoutbox]


def test_a_turn_changes_the_page_that_is_cached(answer):
    version = Question.objects.get(pk=answer.question_id).version
    make_follow_up(answer)
    assert Question.objects.get(pk=answer.question_id).version > version


def test_a_guest_who_left_an_address_is_led_to_the_page_for_codes(lawyer, mailoutbox):
    question, _code = ask_as_guest(notify_email="guest@mail.example")
    answer = make_answer(question, lawyer)
    mailoutbox.clear()
    make_follow_up(answer, LAWYER, "带上身份证、工资条和聊天记录。")
    letter = mailoutbox[0]
    assert letter.to == ["guest@mail.example"]
    assert "/return/" in letter.body
    assert f"/questions/{question.pk}/" not in letter.body
