"""The progress bar of long commands: on the terminal only, never in a log."""

from contextlib import contextmanager

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
        yield lambda done=1: progress.advance(task, done)


@contextmanager
def bars():
    """For work in several stages. Yields a function that is told the stage, how many more are done, and of how many."""
    tasks = {}
    with _progress() as progress:

        def advance(label, done, total):
            if label not in tasks:
                tasks[label] = progress.add_task(label, total=total)
            progress.advance(tasks[label], done)

        yield advance
