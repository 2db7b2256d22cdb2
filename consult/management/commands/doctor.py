"""`manage.py doctor`: is everything this site needs there and in order."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions.doctor import examine


class Command(BaseCommand):
    help = "Examine the installation: a line for each part. Changes nothing; exit code 1 when something is wrong."
    requires_system_checks = ()

    def handle(self, *args, **options):
        problems = 0
        for found in examine():
            problems += not found.is_well
            self.stdout.write(f"{'ok' if found.is_well else 'problem':8}{found.part}: {found.text}")
        if problems:
            raise CommandError(f"{problems} of the parts above need attention.")
