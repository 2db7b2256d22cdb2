"""Small makers of rows. Questions, answers and marks come through the actions, so that counters and index are as in life."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from consult.access import Person
from consult.actions import answer as answering
from consult.actions import ask as asking
from consult.actions import follow_up, mark, supplement
from consult.forms.fields import new_submission_id
from consult.models import Area, FollowUp, Lawyer, Mark, Region, User, Verification

TITLE = "公司拖欠三个月工资怎么办"
BODY = "我在一家餐馆做服务员,老板从三月开始没有发工资,说等生意好了再给。我该去哪里要?"
ANSWER = "您可以先向当地劳动监察大队投诉,也可以申请劳动仲裁,要求支付拖欠的工资。"
_number = count(1)


def make_user(username=None, **fields):
    return User.objects.create(username=username or f"person{next(_number)}", **fields)


def make_lawyer(name="王芳", verified=True, **fields):
    """A lawyer with an account; verified for a year unless told otherwise."""
    now = timezone.now()
    fields.setdefault("user", make_user(email=f"lawyer{next(_number)}@firm.example"))
    if verified:
        fields = {
            "verification": Verification.VERIFIED,
            "verified_at": now,
            "verified_until": now + timedelta(days=365),
            **fields,
        }
    return Lawyer.objects.create(**{"name": name, "law_firm": "北京明理律师事务所", **fields})


def _ask(**fields):
    number = next(_number)
    values = {"title": f"{TITLE}({number})", "body": f"{BODY}(第{number}次问)", **fields}
    for name, model in (("area", Area), ("region", Region)):
        if isinstance(values.get(name), str):
            values[name] = model.objects.get(slug=values[name])
    return asking.ask(submission_id=new_submission_id(), **values)


def make_question(asker=None, **fields):
    """A question asked by an account (a new one unless told); `area` and `region` may be slugs."""
    return _ask(asker=asker or make_user(), **fields).question


def ask_as_guest(**fields):
    """(question, return code)"""
    asked = _ask(**fields)
    return asked.question, asked.code


def make_answer(question, lawyer=None, body=ANSWER, **fields):
    return answering.answer(
        question=question,
        lawyer=lawyer or make_lawyer(),
        submission_id=new_submission_id(),
        body=body,
        **fields,
    )


def make_follow_up(answer, side=FollowUp.Side.ASKER, body="那需要准备哪些材料?", **fields):
    return follow_up.follow_up(
        answer=answer, side=side, submission_id=new_submission_id(), body=body, **fields
    )


def make_supplement(question, body="补充一点:我没有签劳动合同。", **fields):
    return supplement.supplement(question=question, submission_id=new_submission_id(), body=body, **fields)


def by(user):
    return Person(user_id=user.pk)


def by_code(question):
    return Person(guest_question_id=question.pk)


def mark_helpful(answer, person):
    return mark.mark(answer=answer, kind=Mark.Kind.HELPFUL, person=person)


def accept(answer, person):
    return mark.mark(answer=answer, kind=Mark.Kind.ACCEPT, person=person)
