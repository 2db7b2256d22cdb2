"""`manage.py load_demo`: demo content and the four demo accounts."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions.load_demo import Refused, load_demo
from consult.models import Question
from consult.search import related


class Command(BaseCommand):
    help = (
        "Load demo content and print the demo accounts, one a line: role user password. Only with DEBUG=on."
    )

    def handle(self, *args, **options):
        try:
            accounts = load_demo()
        except Refused as error:
            raise CommandError(str(error)) from error
        fresh = Question.objects.published().filter(related_rows=None).values_list("pk", flat=True)
        related.refresh_many(list(fresh))
        for account in accounts:
            self.stdout.write(" ".join(account))
