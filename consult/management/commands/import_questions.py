"""`manage.py import_questions FILE`: questions and answers from JSON lines or a saved page."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions.import_questions import import_questions, read_rows
from consult.jobs import suggest_and_relate
from consult.search import related, suggester

from ..progress import bar

# About a minute of a worker's time: it has other things to do as well.
A_JOB = 1000


class Command(BaseCommand):
    help = "Import questions from JSONL(.gz) or from one page in the seed's shape. Running it again adds nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            rows = list(read_rows(file))
        except (OSError, EOFError, ValueError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        with bar("Importing", len(rows)) as advance:
            result = import_questions(rows=rows, progress=advance)
        if result.new:
            with bar("Relating", len(result.new)) as advance:
                related.refresh_many(result.new, progress=advance)
            if suggester.index_path().exists():
                for begin in range(0, len(result.new), A_JOB):
                    suggest_and_relate.enqueue(result.new[begin : begin + A_JOB])
        for number, reason in result.bad:
            self.stderr.write(f"{file}:{number}: {reason}")
        self.stdout.write(
            f"{len(result.new)} imported, {result.known} known already, {len(result.bad)} left out."
        )
