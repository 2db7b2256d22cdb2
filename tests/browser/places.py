"""Every page of the site, by who opens it; built once a test, since a test with a live server empties the database."""

import json

from consult.actions.draft import keep
from consult.actions.load_statutes import load_statutes
from consult.models import Area, GuidanceCard, Question
from consult.text.statute_files import from_lines

from ..factory import make_answer, make_follow_up, make_lawyer, make_question, make_supplement, make_user
from .conftest import NOWHERE

LAW = "中华人民共和国个人信息测试法"
ARTICLE = {
    "law": LAW, "article": "第一条", "text": "自然人的个人信息受法律保护。", "level": "法律", "effective": "2020-01-01",
    "source": "test",
}  # fmt: skip
CITING = (
    f"依据《{LAW}》第一条“个人信息可以随意买卖并且公开”,另见《{LAW}》第九条和《{LAW}》第一条,您可以要求赔偿。"
)


def build():
    """{role: [paths]} for nobody, an asker, a lawyer and staff; and the accounts by role."""
    load_statutes(statutes=list(from_lines([json.dumps(ARTICLE)])))
    asker = make_user("citizen", email="citizen@mail.example")
    lawyer = make_lawyer("陈静", first_licensed_year=2010, biography="专做劳动争议。")
    lawyer.areas.add(Area.objects.get(slug="labor"))
    answered = make_question(asker, area="labor/wages", region="guangdong")
    answer = make_answer(answered, lawyer, body=CITING, ai_assisted=True)
    make_supplement(answered)
    make_follow_up(answer)
    make_follow_up(answer, "lawyer", "带上劳动合同和工资条。")
    danger = make_question(asker, area="marriage-family/divorce")
    make_answer(danger, lawyer)
    slugs = GuidanceCard.objects.in_order().values_list("slug", flat=True)
    Question.objects.filter(pk=danger.pk).update(guidance=[slugs[0], slugs[1], slugs[len(slugs) - 1]])
    held = make_question(asker, title="网上看到的合同能用吗", body="请看 https://a.example.com 可以照着签吗?")
    waiting = make_question(title="还没有人回答的问题", area="labor")
    keep(lawyer=lawyer, question=waiting, body="先说结论:可以要求支付。")
    page, law = answered.get_absolute_url(), "/laws/个人信息测试法/"
    places = {
        "nobody": [
            "/", "/questions/", "/questions/?status=solved&area=labor", "/questions/ask/", page, danger.get_absolute_url(),
            f"{page}report/", "/areas/", "/areas/labor/", "/areas/labor/wages/", "/regions/guangdong/", "/lawyers/",
            lawyer.get_absolute_url(), "/laws/", law, f"{law}1/", "/help/", f"/help/{slugs[0]}/", f"/help/{slugs.last()}/",
            "/help/deadlines/", "/help/deadlines/?kind=labor-arbitration&start=2026-03-02", "/help/deadlines/?kind=x", "/search/", "/search/?q=工资", "/search/?q=龘龘",
            "/return/", "/about/rules/", "/about/helped-count/", "/about/privacy/", "/about/terms/", "/about/transparency/",
            "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", NOWHERE,
        ],
        "asker": [
            "/me/", "/me/notices/", "/me/attach/", "/me/erase/", page, held.get_absolute_url(), f"{page}supplement/",
            f"{page}evidence/", f"{page}withdraw/", f"{held.get_absolute_url()}edit/", f"/answers/{answer.pk}/accept/",
            f"/answers/{answer.pk}/follow-up/", "/lawyers/apply/", "/accounts/email/", "/accounts/password/change/",
            "/accounts/2fa/", "/accounts/sessions/", "/accounts/logout/",
        ],
        "lawyer": [
            "/desk/", f"{waiting.get_absolute_url()}answer/", page, f"/answers/{answer.pk}/edit/",
            f"/answers/{answer.pk}/history/", "/me/",
        ],
        "staff": ["/admin/", danger.get_absolute_url()],
    }  # fmt: skip
    staff = make_user("xiaozhou", is_staff=True, is_superuser=True)
    return places, {"nobody": None, "asker": asker, "lawyer": lawyer.user, "staff": staff}


def every(come, width, **options):
    """(page, path) for each page, opened one after the other, with any error status but the expected one failing."""
    places, accounts = build()
    for role, paths in places.items():
        page = come(accounts[role], width, **options)
        for path in paths:
            status = page.goto(path).status
            assert status == (404 if path == NOWHERE else 200), (path, status)
            yield page, f"{role} {path}"
