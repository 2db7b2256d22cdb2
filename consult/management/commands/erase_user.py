"""`manage.py erase_user NAME [--yes]`: delete an account as its holder can under /me/."""

import sys

from django.core.management.base import BaseCommand, CommandError

from consult.actions.erase import erase

from ..account import account


class Command(BaseCommand):
    help = (
        "Delete an account and what is theirs (个人信息保护法 第四十七条). Answered questions stay, linked to nobody; "
        "a lawyer's answers stay under their name. There is no way back but a backup."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help="the user name")
        parser.add_argument("--yes", action="store_true", help="don't ask")

    def handle(self, *args, name, yes, **options):
        user = account(name)
        if not yes:
            self._ask(user)
        erase(user=user)
        self.stdout.write(f"The account {name!r} is erased.")

    def _ask(self, user):
        questions = user.questions.count()
        marks = user.marks.count()
        lawyer = getattr(user, "lawyer", None)
        answers = lawyer.answers.count() if lawyer else 0
        self.stdout.write(f"{user.get_username()}: {questions} questions, {marks} marks, {answers} answers.")
        if not sys.stdin.isatty():
            raise CommandError("Nobody is there to confirm this; say --yes.")
        if input("Type the user name again to erase the account: ") != user.get_username():
            raise CommandError("Nothing was erased.")
