"""`manage.py analyse TASK [IN] [OUT]`: one of the product's judgements over a file, a line each."""

import json
import sys
from contextlib import ExitStack

from django.core.management.base import BaseCommand, CommandError

from consult.actions.analyse import SHOWN, TASKS, BadRow, analyse

STANDARD = "-"


class Command(BaseCommand):
    help = (
        'Read JSON lines {"id", "text", "date"?} and write each with a judgement added, in order, as soon as it is made. '
        "A line that cannot be judged gives its id (or null) and an error."
    )

    def add_arguments(self, parser):
        parser.add_argument("task", choices=TASKS, metavar="TASK", help=" | ".join(TASKS))
        parser.add_argument("source", nargs="?", default=STANDARD, metavar="IN.jsonl")
        parser.add_argument("target", nargs="?", default=STANDARD, metavar="OUT.jsonl")
        parser.add_argument("--top", type=int, default=SHOWN, metavar="N", help="limit ranked lists")

    def handle(self, *args, task, source, target, top, **options):
        if top < 1:
            raise CommandError("--top must be 1 or more.")
        with ExitStack() as files:
            try:
                lines = sys.stdin.buffer if source == STANDARD else files.enter_context(open(source, "rb"))
                out = (
                    self.stdout
                    if target == STANDARD
                    else files.enter_context(open(target, "w", encoding="utf-8"))
                )
            except OSError as error:
                raise CommandError(str(error)) from error
            for number, line in enumerate(lines):
                if line.strip():
                    out.write(
                        _written(_judged(task, line if number else line.removeprefix(b"\xef\xbb\xbf"), top))
                    )
                    out.flush()


def _judged(task, line, top):
    """The row to write for a line: the judgement, or what is wrong. One line never stops those after it."""
    row = None
    try:
        row = json.loads(line.decode(), parse_constant=_no_number)
        return analyse(task=task, row=row, top=top)
    except BadRow as error:
        reason = str(error)
    except (ValueError, RecursionError) as error:
        reason = f"not JSON in UTF-8: {error}" if row is None else str(error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
    return {"id": row.get("id") if isinstance(row, dict) else None, "error": reason}


def _no_number(name):
    raise ValueError(f"{name} is no JSON")


def _written(row):
    """One line of JSON; half a surrogate pair, which UTF-8 cannot write, stays escaped."""
    line = json.dumps(row, ensure_ascii=False) + "\n"
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(row) + "\n"
    return line
