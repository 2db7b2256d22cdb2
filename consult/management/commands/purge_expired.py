"""`manage.py purge_expired`: to be run once a day."""

from django.core.management.base import BaseCommand

from consult.actions.purge import purge_expired

from ..progress import bar

STEPS = 5


class Command(BaseCommand):
    help = "Clear expired sessions, old results of jobs, notices read half a year ago, and removed words from the search index."

    def handle(self, *args, **options):
        with bar("Purging", STEPS) as advance:
            purged = purge_expired(progress=advance)
        self.stdout.write(f"{purged.notices} notices and {purged.results} results of jobs deleted.")
