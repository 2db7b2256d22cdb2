"""`manage.py load_statutes PATH`: the statute library, from JSON lines or a folder of Markdown."""

import gzip
import zlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from consult.actions.load_pairs import load_pairs
from consult.actions.load_statutes import bring_into_force, load_statutes
from consult.actions.recheck import citing, due, recheck
from consult.search import suggester
from consult.text.statute_files import BadStatute, from_lines, from_markdown

from ..progress import bar


class Command(BaseCommand):
    help = "Load statutes from JSONL(.gz) or a folder of Markdown. Running it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="PATH", nargs="?")
        parser.add_argument(
            "--pairs", metavar="FILE", help="JSONL of {query, relevant: [{law, article}]} to learn from"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument(
            "--recheck", action="store_true", help="check the citations of every answer again"
        )

    def handle(self, *args, path, pairs, dry_run, **options):
        if not path and not pairs and not options["recheck"]:
            raise CommandError("Name a file or folder of statutes (PATH), --pairs FILE, or --recheck.")
        if path or options["recheck"]:
            self.bring(path, dry_run, options["recheck"])
        if pairs:
            self.learn(pairs, dry_run)

    def bring(self, path, dry_run, everything):
        """Load, let what has begun be current, and check the answers that cite any of it."""
        touched = self.load(path, dry_run) if path else []
        if dry_run:
            return
        touched += bring_into_force()
        if touched or not suggester.index_path().exists():
            self.stdout.write(f"{suggester.build()} articles indexed for suggestions.")
        answers = citing() if everything else due(touched)
        with bar("Checking", len(answers)) as advance:
            flagged = recheck(answers, progress=advance)
        self.stdout.write(f"{len(answers)} answers checked again, {len(flagged)} flagged.")

    def learn(self, file, dry_run):
        try:
            result = load_pairs(lines=read_lines(Path(file)), dry_run=dry_run)
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        for number, reason in result.bad:
            self.stderr.write(f"{file}:{number}: {reason}")
        self.stdout.write(f"{result.new} pairs new, {result.known} known, {len(result.bad)} places left out.")

    def load(self, path, dry_run):
        """Load, say what that did, and return the ids of the statutes it touched."""
        try:
            found = list(read(Path(path)))
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        broken = [(place, error) for place, error in found if isinstance(error, BadStatute)]
        statutes = [statute for _place, statute in found if not isinstance(statute, BadStatute)]
        with bar("Loading", len(statutes)) as advance:
            result = load_statutes(statutes=statutes, dry_run=dry_run, progress=advance)
        for place, error in broken:
            self.stderr.write(f"{place}:{error.line}: {error}")
        for name in ("new", "new_version", "extended", "unchanged"):
            titles = getattr(result, name)
            if dry_run and name != "unchanged":
                for title in titles:
                    self.stdout.write(f"{name}: {title}")
            self.stdout.write(f"{name}: {len(titles)} statutes")
        self.stdout.write(f"{result.articles} articles stored, {len(broken)} places left out.")
        return result.touched


def read(path):
    """Yield (file, StatuteText or BadStatute) from a file of JSON lines or a folder of Markdown."""
    if path.is_dir():
        for file in sorted(path.rglob("*.md")):
            try:
                yield file, from_markdown(file.read_text(encoding="utf-8-sig"), source=file.name)
            except BadStatute as error:
                yield file, error
            except UnicodeDecodeError as error:
                yield file, BadStatute(1, str(error))
        return
    yield from ((path, statute) for statute in from_lines(read_lines(path)))


def read_lines(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig") as lines:
        yield from lines
