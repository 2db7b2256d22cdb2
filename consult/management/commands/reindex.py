"""`manage.py reindex`: the search indexes anew, while the site serves."""

from django.core.management.base import BaseCommand

from consult.actions.reindex import reindex, steps

from ..progress import bar


class Command(BaseCommand):
    help = "Build the search indexes of questions and articles anew. The site may serve meanwhile."

    def handle(self, *args, **options):
        with bar("Indexing", steps()) as advance:
            questions, articles = reindex(progress=advance)
        self.stdout.write(f"{questions} questions and {articles} articles indexed.")
