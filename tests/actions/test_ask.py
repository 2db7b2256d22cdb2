"""Asking: one form one question, a code for guests, and what holds a question for staff."""

import pytest

from consult.access import code_key
from consult.actions.ask import ask, edit
from consult.models import BlockedPhrase, Consent, Question, SearchEntry, Status
from consult.text import return_code

from ..factory import BODY, TITLE, make_answer, make_question

pytestmark = pytest.mark.django_db


def asked(title=TITLE, body=BODY, token="one-form", **fields):
    return ask(submission_id=token, title=title, body=body, **fields)


def kinds(question):
    return [finding["kind"] for finding in question.findings]


def test_a_clean_question_is_public_at_once_and_found_by_search():
    question = asked().question
    assert question.status == Status.PUBLISHED
    assert question.published_at
    assert SearchEntry.objects.filter(pk=question.pk).exists()


def test_the_same_form_again_leads_to_the_same_question_and_the_same_code():
    first, second = asked(), asked()
    assert (first.created, second.created) == (True, False)
    assert first.question.pk == second.question.pk
    assert first.code == second.code
    assert Question.objects.count() == 1


def test_of_code_and_token_only_keyed_hashes_are_stored():
    result = asked(token="a token nobody guesses")
    stored = Question.objects.values().get(pk=result.question.pk)
    assert result.code.replace("-", "") not in str(stored)
    assert "a token nobody guesses" not in str(stored)
    assert stored["code_hash"] == return_code.stored(code_key(), result.code)


def test_an_account_gets_no_code(citizen):
    result = asked(asker=citizen)
    assert result.code is None
    assert result.question.code_hash is None


def test_the_code_of_somebody_elses_form_is_never_shown_for_an_accounts_question(citizen):
    asked(asker=citizen)
    assert asked().code is None


def test_consent_is_stored_with_the_wording_it_was_given_to():
    consent = Consent.objects.get(question=asked().question)
    assert consent.wording
    assert consent.given_at


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("请看这个链接 https://shop.example.com 是不是骗子网站,我已经付了定金。", "link"),
        ("我的手机号是 13800138000,请律师打给我,急急急急急急。", "personal_data"),
        ("我要办一张假发票给公司报销,这样做会不会被发现?", "blocked_phrase"),
        ("怎么办" + "啊" * 30, "repetition"),
    ],
)
def test_what_the_checks_find_holds_the_question_and_tells_staff_why(body, kind):
    BlockedPhrase.objects.create(phrase="假发票")
    question = asked(body=body).question
    assert question.status == Status.HELD
    assert kind in kinds(question)
    assert not SearchEntry.objects.filter(pk=question.pk).exists()


def test_a_blocked_phrase_is_found_in_title_and_nickname_too():
    BlockedPhrase.objects.create(phrase="假发票")
    assert asked(title="哪里可以买到假发票呢", token="1").question.status == Status.HELD
    assert asked(nickname="假 发 票", token="2").question.status == Status.HELD


def test_findings_never_repeat_personal_data():
    question = asked(body="请联系我 13800138000 或者 someone@mail.example,谢谢。").question
    assert "13800138000" not in str(question.findings)
    assert "someone@" not in str(question.findings)


def test_the_same_words_asked_again_wait_for_staff_whatever_their_spacing():
    asked(token="1")
    again = asked(title=f" {TITLE} ", body=BODY.replace(",", ", "), token="2").question
    assert kinds(again) == ["duplicate"]
    assert again.status == Status.HELD


def test_what_was_put_back_after_masking_waits_for_staff():
    question = asked(restored=["mobile"]).question
    assert question.findings == [{"kind": "restored", "detail": "mobile"}]
    assert question.status == Status.HELD


@pytest.mark.parametrize(
    ("moderation", "clean", "found"),
    [
        ("auto", Status.PUBLISHED, Status.HELD),
        ("all", Status.HELD, Status.HELD),
        ("none", Status.PUBLISHED, Status.PUBLISHED),
    ],
)
def test_the_deployment_chooses_how_much_staff_look_at(settings, moderation, clean, found):
    settings.LAWQA_MODERATION = moderation
    assert asked(token="1").question.status == clean
    question = asked(
        title="另外一个问题在这里", body="请看 https://a.example.com 这个网站可信吗?", token="2"
    ).question
    assert question.status == found
    assert kinds(question) == ["link"]


def test_an_edit_changes_every_field_and_says_so():
    question = make_question(area="labor/wages")
    edit(question=question, title="改过的标题在这里", body="改过的内容,写得更清楚一些了。", nickname="小李")
    question.refresh_from_db()
    assert (question.title, question.nickname, question.area) == ("改过的标题在这里", "小李", None)
    assert question.summary == "改过的内容,写得更清楚一些了。"
    assert question.edited_at


def test_after_the_first_answer_a_question_is_not_edited_any_more():
    question = make_question()
    make_answer(question)
    assert edit(question=question, title="改过的标题在这里", body="改过的内容,写得更清楚一些了。") is None
    question.refresh_from_db()
    assert question.title != "改过的标题在这里"


def test_an_edit_may_hold_a_public_question_but_never_release_a_held_one():
    public, held = make_question(), make_question(body="请看 https://a.example.com 这个网站可信吗?")
    assert (public.status, held.status) == (Status.PUBLISHED, Status.HELD)
    edit(question=public, title="改过的标题在这里", body="请看 https://a.example.com 这个网站。")
    edit(question=held, title="改过的标题也在这里", body="现在没有链接了,只是普通的描述。")
    public.refresh_from_db()
    held.refresh_from_db()
    assert (public.status, held.status) == (Status.HELD, Status.HELD)


def test_an_edit_is_no_duplicate_of_itself():
    question = make_question()
    edit(question=question, title=question.title, body=question.body, nickname="小李")
    question.refresh_from_db()
    assert question.status == Status.PUBLISHED


def test_a_nickname_that_leads_off_the_site_holds_the_question(db):
    question = make_question(nickname="加微信详谈")
    assert question.status == "held"
    assert {"kind": "contact", "detail": ""} in question.findings
