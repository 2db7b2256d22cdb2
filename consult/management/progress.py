"""The progress bar of long commands: on the terminal only, never in a log.

With every step the statements that Django keeps while DEBUG is on are forgotten: a hundred megabytes in a whole load.
"""

from contextlib import contextmanager

from django.db import reset_queries
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def _progress():
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


@contextmanager
def bar(label, total):
    """Yields a function that is told how many more are done."""
    with _progress() as progress:
        task = progress.add_task(label, total=total)

        def advance(done=1):
            reset_queries()
            progress.advance(task, done)

        yield advance


@contextmanager
def bars():
    """For work in several stages. Yields a function that is told the stage, how many more are done, and of how many."""
    tasks = {}
    with _progress() as progress:

        def advance(label, done, total):
            reset_queries()
            if label not in tasks:
                tasks[label] = progress.add_task(label, total=total)
            progress.advance(tasks[label], done)

        yield advance
