"""`manage.py recount [--check]`: stored counters against the rows they count."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions import recount


class Command(BaseCommand):
    help = "Recount helped_count and every other stored counter. With --check only say what differs, and fail on it."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 on any difference")

    def handle(self, *args, check, **options):
        found = recount.differences()
        for row, name, stored, counted in found:
            self.stdout.write(f"{row._meta.model_name} {row.pk} {name}: stored {stored}, counted {counted}")
        if not found:
            self.stdout.write("All counters equal their rows.")
        elif check:
            raise CommandError(f"{len(found)} counters differ from their rows.")
        else:
            recount.repair(found)
            self.stdout.write(f"{len(found)} counters corrected.")
