"""Who may do what to one object. Sets of objects are QuerySets (`visible_to`)."""

from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from .models import Lawyer, Status

OPENED_KEY = "opened_questions"


def code_key():
    """The server's key for return codes and form tokens."""
    return settings.SECRET_KEY.encode()


@dataclass(frozen=True)
class Person:
    """Who stands behind a mark: an account, or the holder of a question's return code. Exactly one is set."""

    user_id: int | None = None
    guest_question_id: int | None = None


@dataclass
class Visitor:
    """Somebody before a page: an account or nobody, and the questions that return codes opened for them."""

    user: object = field(default_factory=AnonymousUser)
    opened: frozenset = frozenset()

    @cached_property
    def lawyer(self):
        """Their lawyer's profile when its verification is in force at this moment, else None."""
        if not self.user.is_authenticated:
            return None
        return Lawyer.objects.verified().filter(user=self.user).first()

    @property
    def is_staff(self):
        return self.user.is_authenticated and self.user.is_staff

    @property
    def is_known(self):
        """Whether anything but the public page could be shown to them."""
        return self.user.is_authenticated or bool(self.opened)

    def _holds_code(self, question):
        """Erasing an account ends the codes of its questions, whoever still has them open."""
        return question.pk in self.opened and question.code_hash is not None

    def is_asker(self, question):
        if self._holds_code(question):
            return True
        return self.user.is_authenticated and question.asker_id == self.user.pk

    def person(self, question):
        """As whom they mark answers to this question; None when they are nobody yet."""
        if self._holds_code(question):
            return (
                Person(user_id=question.asker_id)
                if question.asker_id
                else Person(guest_question_id=question.pk)
            )
        return Person(user_id=self.user.pk) if self.user.is_authenticated else None

    # Questions ---------------------------------------------------------------------------------------------------
    def may_edit(self, question):
        """Until the first answer, by the asker."""
        standing = question.status in (Status.HELD, Status.PUBLISHED)
        return standing and self.is_asker(question) and not question.answers.exists()

    def may_supplement(self, question):
        return question.status in (Status.HELD, Status.PUBLISHED) and self.is_asker(question)

    may_withdraw = may_supplement

    def may_say_same(self, question):
        return question.is_published and self.user.is_authenticated and not self.is_asker(question)

    def may_answer(self, question):
        """A lawyer in force, once a question, and not their own."""
        return (
            question.is_published
            and self.lawyer is not None
            and not self.is_asker(question)
            and not question.answers.by(self.lawyer).exists()
        )

    # Answers -----------------------------------------------------------------------------------------------------
    def wrote(self, answer):
        return self.user.is_authenticated and answer.lawyer.user_id == self.user.pk

    def is_own(self, answer):
        """Whether they wrote it, or speak with a return code for the account that did."""
        person = self.person(answer.question)
        author = answer.lawyer.user_id
        return self.wrote(answer) or (author is not None and person == Person(user_id=author))

    def may_edit_answer(self, answer):
        standing = answer.status in (Status.HELD, Status.PUBLISHED)
        return standing and self.wrote(answer) and self.lawyer is not None

    def may_accept(self, answer):
        return answer.is_public and self.is_asker(answer.question) and not self.is_own(answer)

    def may_mark(self, answer):
        return answer.is_public and self.person(answer.question) is not None and not self.is_own(answer)

    def may_follow_up(self, answer):
        """The two who speak under an answer: the asker, and that lawyer while verified."""
        if not answer.is_public:
            return False
        return self.is_asker(answer.question) or (self.wrote(answer) and self.lawyer is not None)


def visitor_of(request):
    """The visitor behind a request. Reads the session only when the browser sent one, so that no cookie is set."""
    if not hasattr(request, "_visitor"):
        request._visitor = Visitor(request.user, frozenset(request.session.get(OPENED_KEY, ())))
    return request._visitor


def open_question(request, question):
    """Remember in the session that this visitor holds the return code of that question."""
    opened = request.session.get(OPENED_KEY, [])
    if question.pk not in opened:
        request.session.cycle_key()  # a session that somebody else may know opens nothing
        request.session[OPENED_KEY] = [*opened, question.pk][-20:]
    request.__dict__.pop("_visitor", None)
