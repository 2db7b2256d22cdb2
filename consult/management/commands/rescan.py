"""`manage.py rescan [--apply]`: what is stored, looked at again with the redaction of today."""

from collections import Counter

from django.core.management.base import BaseCommand

from consult.actions import rescan

from ..progress import bar


class Command(BaseCommand):
    help = (
        "Look for personal data in stored questions, supplements, answers (and what they said before) and follow-ups. "
        "Says where, what kind and how many, never the words. With --apply they are masked where they stand."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--apply", action="store_true", help="mask, with an entry in the audit log for each text"
        )

    def handle(self, *args, apply, **options):
        texts = rescan.total()
        with bar("Reading", texts) as advance:
            found = list(rescan.look(progress=advance))
        for row in found:
            self._say(row, row.kinds, "")
            self._say(row, row.kept, " (put back by the person, left as it is)")
        due = [row for row in found if row.kinds]
        kinds = sum((row.kinds for row in due), Counter())
        self.stdout.write(f"{len(due)} of {texts} texts hold personal data: {_listed(kinds) or 'none'}.")
        if not apply:
            return
        with bar("Masking", len(due)) as advance:
            done = 0
            for row in due:
                done += rescan.mask(found=row)
                advance()
        self.stdout.write(f"{done} texts masked.")

    def _say(self, row, kinds, note):
        if kinds:
            self.stdout.write(f"{row.noun} {row.pk}: {_listed(kinds)}{note}")


def _listed(kinds):
    return ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
