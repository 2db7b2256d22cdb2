"""`manage.py generate --questions N --seed S`: synthetic content for benchmarks."""

from django.core.management.base import BaseCommand

from consult.actions.generate import generate

from ..progress import bar


class Command(BaseCommand):
    help = (
        "Generate questions with answers, marks, related rows and index. The same numbers again add nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--questions", type=int, required=True, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")

    def handle(self, *args, questions, seed, **options):
        with bar("Generating", questions) as advance:
            new = generate(questions=questions, seed=seed, progress=advance)
        self.stdout.write(f"{new} questions generated, {questions - new} there already.")
