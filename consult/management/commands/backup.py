"""`manage.py backup FILE [--force]`: database and files in one archive, while the site serves."""

from django.core.management.base import BaseCommand, CommandError

from consult.actions.backup.manifest import BadBackup
from consult.actions.backup.write import back_up

from ..progress import bars


class Command(BaseCommand):
    help = (
        "Write database, photos and licence scans to one archive (tar.gz) that SQLite and PostgreSQL restore alike. "
        "Sessions and queued jobs are left out. Keep it as secret as the database, and SECRET_KEY apart from it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--force", action="store_true", help="replace FILE when it is there already")

    def handle(self, *args, file, force, **options):
        try:
            with bars() as progress:
                manifest = back_up(file, force=force, progress=progress)
        except (BadBackup, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        rows = sum(table.rows for table in manifest.tables.values())
        self.stdout.write(
            f"{file}: {rows} rows of {len(manifest.tables)} tables, {len(manifest.files)} files, {manifest.size} bytes unpacked."
        )
