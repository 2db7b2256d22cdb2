"""Every address × every role × GET and POST. A route without a row fails."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from consult.actions.attach import attach
from consult.models import Article, GuidanceCard, Lawyer, Question, Status, Statute, StatuteVersion

from ..conftest import browser_of
from ..factory import ask_as_guest, make_answer, make_follow_up, make_lawyer

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "stranger", "asker", "holder", "author", "other", "unverified", "staff")
# What a cell says: . 200, > a redirect, l to the log-in page, x 404, - 405, k 204 (kept).
EVERYBODY, WRONG_METHOD = "........", "--------"
ASKER_ONLY = "x" + "x.." + "xxxx"
ACCOUNTS = "l" + ".." + "l" + "...."

WITHOUT_A_QUESTION = ("question-list", "question-ask", "question-begin", "question-hints")
READ = {"GET": EVERYBODY, "POST": WRONG_METHOD}
FORM = {"GET": EVERYBODY, "POST": EVERYBODY}  # an empty form comes back with its errors
MINE = {"GET": ACCOUNTS, "POST": WRONG_METHOD}

#             nobody stranger asker holder author other unverified staff
ROWS = {
    "home": READ,
    "area-list": READ,
    "area-detail": READ,
    "region-detail": READ,
    "question-list": READ,
    "question-ask": FORM,
    "question-begin": {"GET": WRONG_METHOD, "POST": EVERYBODY},
    "question-hints": {"GET": WRONG_METHOD, "POST": EVERYBODY},
    "question-detail": READ,
    "question-edit": {"GET": ASKER_ONLY, "POST": ASKER_ONLY},
    "question-supplement": {"GET": ASKER_ONLY, "POST": ASKER_ONLY},
    "question-withdraw": {"GET": ASKER_ONLY, "POST": "xx>>xxxx"},
    "question-same": {"GET": "l.xl....", "POST": "l>xl>>>>"},
    "question-report": FORM,
    "question-evidence": {"GET": ASKER_ONLY, "POST": "xx>>xxxx"},  # nothing ticked is an answer too
    "answer-create": {"GET": "lxxl..xx", "POST": "lxxl..xx"},
    "answer-edit": {"GET": "xxxx.xxx", "POST": "xxxx.xxx"},
    "answer-preview": {"GET": WRONG_METHOD, "POST": "xxxx.xxx"},
    "answer-history": READ,
    "answer-accept": {"GET": "lx..xxxx", "POST": "lx>>xxxx"},
    "answer-unaccept": {"GET": "lx..xxxx", "POST": "lx>>xxxx"},
    "answer-helpful": {"GET": "l...x...", "POST": "l>>>x>>>"},
    "answer-unhelpful": {"GET": "l...x...", "POST": "l>>>x>>>"},
    "answer-follow-up": {"GET": "lx...xxx", "POST": "lx...xxx"},
    "answer-report": FORM,
    "follow-up-report": FORM,
    "return-code": FORM,
    "return-code-new": {"GET": ">>>>>>>>", "POST": ">>>>>>>>"},  # without the cookie of the one who asked
    "lawyer-list": READ,
    "lawyer-apply": {"GET": "l..l>>..", "POST": "l..l>>.."},
    "lawyer-detail": READ,
    "lawyer-report": FORM,
    "lawyer-licence": {"GET": "lxxl.xx.", "POST": WRONG_METHOD},
    "desk": {"GET": "l>>l..>>", "POST": WRONG_METHOD},
    "draft-save": {"GET": WRONG_METHOD, "POST": "lxxlkkxx"},
    "search": READ,
    "statute-list": READ,
    "statute-detail": READ,
    "statute-text": READ,
    "article-detail": READ,
    "help": READ,
    "help-card": READ,
    "help-deadlines": READ,
    "me": MINE,
    "me-notices": MINE,
    "me-attach": {"GET": ACCOUNTS, "POST": ACCOUNTS},
    "me-export": MINE,
    "me-erase": {"GET": ACCOUNTS, "POST": ACCOUNTS},
    "about-rules": READ,
    "about-helped-count": READ,
    "about-privacy": READ,
    "about-terms": READ,
    "about-transparency": READ,
    "feed-questions": {"GET": EVERYBODY},
    "feed-area": {"GET": EVERYBODY},
    "feed-lawyer": {"GET": EVERYBODY},
    "sitemap": {"GET": EVERYBODY},
    "sitemap-part": {"GET": EVERYBODY},
    "language": {"GET": WRONG_METHOD, "POST": ">>>>>>>>"},
    "healthz": READ,
    "readyz": READ,
    "robots": READ,
}


def routes():
    """Names of every route of the site's own."""
    _prefix, resolver = get_resolver().namespace_dict["consult"]
    return {name for name in resolver.reverse_dict if isinstance(name, str)}


def test_every_route_has_a_row():
    assert routes() == set(ROWS)


class Stage:
    """An answered question asked with a code that is attached to the asker's account, another nobody answered, and the cast."""

    def __init__(self, citizen, stranger, moderator, unverified):
        self.lawyer = make_lawyer("陈静")
        self.question, code = ask_as_guest(area="labor/wages")
        self.unanswered, other_code = ask_as_guest()
        for question in (self.question, self.unanswered):
            attach(question=question, user=citizen)
        self.answer = make_answer(self.question, self.lawyer)
        self.turn = make_follow_up(self.answer)
        statute = Statute.objects.create(title="中华人民共和国测试法", short_title="测试法", kind="law")
        version = StatuteVersion.objects.create(statute=statute, effective_from=date(2020, 1, 1), digest="x")
        Article.objects.create(version=version, number=1, label="第一条", text="为了测试,制定本法。")
        holder = Client()
        for typed in (code, other_code):
            holder.post("/return/", {"code": typed})
        users = {
            "stranger": stranger, "asker": citizen, "author": self.lawyer.user, "other": make_lawyer("周宁").user,
            "unverified": unverified.user, "staff": moderator,
        }  # fmt: skip
        self.clients = {"nobody": Client(), "holder": holder}
        self.clients |= {role: browser_of(user) for role, user in users.items()}

    def url(self, name):
        unanswered = {"question-edit", "answer-create", "draft-save"}
        slugs = {"area-detail": "labor/wages", "region-detail": "beijing", "feed-area": "labor"}
        slugs["help-card"] = GuidanceCard.objects.first().slug
        if name in slugs:
            args = [slugs[name]]
        elif name.startswith(("question-", "answer-create", "draft-")) and name not in (
            *WITHOUT_A_QUESTION,
        ):  # fmt: skip
            args = [(self.unanswered if name in unanswered else self.question).pk]
        elif name.startswith("answer-"):
            args = [self.answer.pk]
        elif name == "follow-up-report":
            args = [self.turn.pk]
        elif name in ("lawyer-detail", "lawyer-report", "lawyer-licence", "feed-lawyer"):
            args = [self.lawyer.pk]
        elif name == "article-detail":
            args = ["测试法", "1"]
        elif name in ("statute-detail", "statute-text"):
            args = ["测试法"]
        elif name == "sitemap-part":
            args = ["questions"]
        else:
            args = []
        return reverse(f"consult:{name}", args=args)

    def answer_to(self, role, method, url):
        """The cell's letter; whatever the request changed is undone."""
        with transaction.atomic():
            response = self.clients[role].generic(
                method, url, content_type="application/x-www-form-urlencoded"
            )
            if response.streaming:
                b"".join(response)  # a file is closed when it was read
            transaction.set_rollback(True)
        if response.status_code == 302:
            return "l" if response["Location"].startswith("/accounts/login/") else ">"
        return {200: ".", 204: "k", 404: "x", 405: "-"}.get(response.status_code, str(response.status_code))


@pytest.fixture
def stage(citizen, stranger, moderator, unverified, tmp_path, monkeypatch):
    stage = Stage(citizen, stranger, moderator, unverified)
    storage = Lawyer._meta.get_field("licence_scan").storage
    for name in ("base_location", "location"):
        monkeypatch.setitem(storage.__dict__, name, str(tmp_path))
    (tmp_path / "scan.jpg").write_bytes(b"not really a picture")
    Lawyer.objects.filter(pk=stage.lawyer.pk).update(licence_scan="scan.jpg")
    return stage


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_what_its_column_says(stage, role):
    expected, found = {}, {}
    for name, row in ROWS.items():
        for method, cells in row.items():
            expected[name, method] = cells[ROLES.index(role)]
            found[name, method] = stage.answer_to(role, method, stage.url(name))
    assert found == expected


HANGING = [name for name in ROWS if name.startswith(("question-", "answer-", "follow-up-", "draft-"))]
HANGING = [name for name in HANGING if name not in WITHOUT_A_QUESTION]


@pytest.mark.parametrize("status", [Status.HELD, Status.HIDDEN, Status.WITHDRAWN])
def test_on_a_question_that_is_not_public_everybody_else_gets_404_and_never_a_hint(stage, status):
    Question.objects.update(status=status)
    found = {
        (name, method, role): stage.answer_to(role, method, stage.url(name))
        for name in HANGING
        for method in ROWS[name]
        for role in ("nobody", "stranger", "author", "other", "unverified")
        if ROWS[name][method] != WRONG_METHOD
    }
    assert {cell: letter for cell, letter in found.items() if letter != "x"} == LOG_IN_FIRST


# Drafts are for accounts: nobody is asked to log in before anything is looked up.
LOG_IN_FIRST = {("draft-save", "POST", "nobody"): "l"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused_everywhere(stage, method):
    names = [name for name in ROWS if not name.startswith(("feed", "sitemap"))]
    found = {name: stage.answer_to("asker", method, stage.url(name)) for name in names}
    assert set(found.values()) == {"-"}, found


def test_head_is_answered_wherever_get_is(stage):
    for name in ("home", "question-detail", "question-ask", "lawyer-detail", "statute-detail", "robots"):
        response = stage.clients["nobody"].head(stage.url(name))
        assert (response.status_code, response.content) == (200, b""), name


def test_the_staffs_desk_is_closed_to_everybody_else(stage):
    for model in admin.site._registry:
        meta = model._meta
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        for role in set(ROLES) - {"staff"}:
            assert stage.answer_to(role, "GET", url) in ("l", ">", "403", "x"), (url, role)
        assert stage.answer_to("staff", "GET", url) == ".", url
