"""Many at once, on the database that is configured: nothing is counted twice, lost, or waits for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from consult.actions import moderate
from consult.actions.apply import apply
from consult.actions.attach import attach
from consult.actions.erase import erase
from consult.actions.mark import unmark
from consult.actions.verify import suspend
from consult.models import (
    Answer,
    Area,
    FollowUp,
    Lawyer,
    Mark,
    Question,
    Region,
    RelatedQuestion,
    Status,
    User,
)
from consult.search import related

from ..conftest import browser_of
from ..factory import (
    ANSWER,
    BODY,
    TITLE,
    ask_as_guest,
    by,
    by_code,
    make_answer,
    make_follow_up,
    make_lawyer,
    make_question,
    make_user,
    mark_helpful,
)
from ..page import page

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls, workers=10):
    """Make the calls in threads, each with a connection of its own; what they returned, in order."""

    def run(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, calls))


def helped(lawyer):
    call_command("recount", "--check")
    return Lawyer.objects.get(pk=lawyer.pk).helped_count


def test_fifty_marks_by_one_person_at_once_count_one(lawyer, citizen):
    answer = make_answer(make_question(), lawyer)
    new = at_once(*[lambda: mark_helpful(answer, by(citizen))] * 50)
    assert sum(new) == 1
    assert helped(lawyer) == 1


def test_marks_by_fifty_people_at_once_count_fifty(lawyer):
    answer = make_answer(make_question(), lawyer)
    people = [by(make_user()) for _number in range(50)]
    assert all(at_once(*[lambda person=person: mark_helpful(answer, person) for person in people]))
    answer.refresh_from_db()
    assert (answer.helpful_count, helped(lawyer)) == (50, 50)


def test_marks_on_many_questions_of_one_lawyer_at_once_are_all_counted(lawyer):
    answers = [make_answer(make_question(), lawyer) for _number in range(20)]
    people = [by(make_user()) for _number in range(20)]
    pairs = zip(answers, people, strict=True)
    at_once(*[lambda answer=answer, person=person: mark_helpful(answer, person) for answer, person in pairs])
    assert helped(lawyer) == 20


def test_marking_and_taking_back_at_once_leaves_counters_true(lawyer):
    answer = make_answer(make_question(), lawyer)
    people = [by(make_user()) for _number in range(10)]
    calls = [lambda person=person: mark_helpful(answer, person) for person in people]
    calls += [
        lambda person=person: unmark(answer=answer, kind=Mark.Kind.HELPFUL, person=person)
        for person in people
    ]
    at_once(*calls)
    assert helped(lawyer) == Mark.objects.count()


def test_one_form_posted_twenty_times_at_once_makes_one_question_and_shows_one_code():
    form = {"title": TITLE, "body": BODY, "consent": "on", "submission_id": "one-form-of-one-guest"}

    def post():
        client = Client()
        response = client.post("/questions/ask/", form)
        return response.status_code, page(client.get("/return/new/")).one("#code").text

    results = at_once(*[post] * 20)
    assert {status for status, _code in results} == {302}
    assert len({code for _status, code in results}) == 1
    assert Question.objects.count() == 1


@pytest.mark.parametrize("same_form", [True, False])
def test_a_lawyer_who_posts_many_times_at_once_has_answered_once(lawyer, same_form):
    question = make_question()
    client_of = {number: browser_of(lawyer.user) for number in range(10)}

    def post(number):
        form = {"body": ANSWER, "submission_id": "one-form" if same_form else f"form-{number}"}
        return client_of[number].post(f"/questions/{question.pk}/answer/", form).status_code

    assert set(at_once(*[lambda number=number: post(number) for number in range(10)])) == {302}
    assert Answer.objects.count() == 1


def test_a_lawyer_who_applies_many_times_at_once_has_applied_once(stranger):
    fields = {
        "name": "周宁", "license_number": "11101201010123456", "law_firm": "北京明理律师事务所", "biography": "",
        "region": Region.objects.get(slug="beijing"), "first_licensed_year": 2010,
    }  # fmt: skip
    areas = [Area.objects.get(slug="labor")]
    at_once(*[lambda: apply(user=stranger, areas=areas, **fields)] * 6)
    assert Lawyer.objects.get().user == stranger


def test_one_follow_up_posted_many_times_at_once_is_one(guest, lawyer):
    answer = make_answer(guest.question, lawyer)
    form = {"body": "还要带什么?", "submission_id": "one-form"}
    cookies = guest.client.cookies.output(attrs=[], header="", sep=";")

    def post():
        return Client(HTTP_COOKIE=cookies).post(f"/answers/{answer.pk}/follow-up/", form).status_code

    assert set(at_once(*[post] * 10)) == {302}
    assert FollowUp.objects.count() == 1


def test_marking_with_a_code_while_it_is_attached_never_makes_two_people(lawyer, citizen):
    for _round in range(5):
        question, _code = ask_as_guest()
        answer = make_answer(question, lawyer)
        at_once(
            lambda q=question: attach(question=q, user=citizen),
            lambda a=answer, q=question: mark_helpful(a, by_code(q)),
            lambda a=answer: mark_helpful(a, by(citizen)),
        )
    assert not Mark.objects.exclude(guest_question=None).exists()
    assert helped(lawyer) == 1


def test_hiding_questions_that_list_each_other_at_once_ends(moderator):
    questions = [make_question() for _number in range(8)]
    done = at_once(
        *[lambda row=row: moderate.hide(target=row, actor=moderator, reason="违法内容") for row in questions]
    )
    assert all(done)
    assert not Question.objects.published().exists()


def test_hiding_an_answer_while_it_is_marked_spoken_under_and_its_lawyer_suspended_ends(moderator, citizen):
    for _round in range(4):
        lawyer = make_lawyer()
        answer = make_answer(make_question(citizen), lawyer)
        at_once(
            lambda a=answer: mark_helpful(a, by(citizen)),
            lambda a=answer: moderate.hide(target=a, actor=moderator, reason="法律内容有误"),
            lambda a=answer: make_follow_up(a),
            lambda row=lawyer: suspend(lawyer=row, actor=moderator, reason="证件存疑"),
        )
        answer.refresh_from_db()
        assert answer.status == Status.HIDDEN
        assert helped(lawyer) == 0


def test_erasing_people_while_others_mark_leaves_counters_true(lawyer):
    question = make_question()
    answer = make_answer(question, lawyer)
    leaving, staying = ([make_user() for _number in range(5)] for _group in range(2))
    for user in leaving:
        mark_helpful(answer, by(user))
    calls = [lambda user=user: erase(user=user) for user in leaving]
    calls += [lambda user=user: mark_helpful(answer, by(user)) for user in staying]
    at_once(*calls)
    assert helped(lawyer) == 5
    assert not User.objects.filter(pk__in=[user.pk for user in leaving]).exists()


def test_questions_asked_at_once_are_all_there_and_relate_to_each_other():
    """A worker relates a question after it is committed; the immediate jobs of tests run before, so they are run again."""
    at_once(*[make_question] * 12)
    asked = list(Question.objects.published().values_list("pk", flat=True))
    assert len(asked) == 12
    at_once(*[lambda pk=pk: related.refresh(pk) for pk in asked])
    assert set(RelatedQuestion.objects.values_list("question", flat=True)) == set(asked)
