"""`manage.py restore FILE [--verify-only] [--force]`: a backup checked, and put in place."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions import recount
from consult.actions.backup.manifest import BadBackup
from consult.actions.backup.restore import opened, restore, verify
from consult.actions.reindex import reindex, steps

from ..progress import bar, bars


class Command(BaseCommand):
    help = (
        "Check a backup and restore it into an empty database, or with --force in place of what is there. "
        "Stop the site and the worker first. When anything fails nothing has changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--verify-only", action="store_true", help="only check it and say what it holds")
        parser.add_argument(
            "--force", action="store_true", help="replace what the database and the folders hold"
        )

    def handle(self, *args, file, verify_only, force, **options):
        try:
            with opened(file) as backup:
                with bars() as progress:
                    verify(backup, progress=progress)
                self._describe(backup.manifest)
                if verify_only:
                    self.stdout.write("Every file, row and hash is as the manifest says.")
                    return
                with bars() as progress:
                    erased = restore(backup, force=force, progress=progress)
        except (BadBackup, OSError) as error:
            raise CommandError(f"{file}: {error}") from error
        self._index()
        self._warn(backup.manifest, erased)
        self._recount()

    def _describe(self, manifest):
        self.stdout.write(
            f"Backup of {manifest.created_at}, release {manifest.release}, from {manifest.database}."
        )
        for label, table in manifest.tables.items():
            if table.rows:
                self.stdout.write(f"{table.rows:9} {label}")
        self.stdout.write(f"{len(manifest.files):9} files")

    def _index(self):
        with bar("Indexing", steps()) as advance:
            questions, articles = reindex(progress=advance)
        self.stdout.write(f"Restored. {questions} questions and {articles} articles indexed.")

    def _warn(self, manifest, erased):
        self.stderr.write(
            f"Accounts erased after {manifest.created_at} are back. The law wants them gone: erase them again "
            "(docs/deployment.md, Backups and erasure)."
        )
        for name in erased:
            self.stderr.write(f"manage.py erase_user {name}")

    def _recount(self):
        found = recount.differences()
        if found:
            raise CommandError(
                f"Restored, but {len(found)} counters differ from their rows: manage.py recount"
            )
        self.stdout.write("All counters equal their rows.")
