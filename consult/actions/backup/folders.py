"""Putting a folder's files in place of those that lie there, and back again when something else goes wrong."""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from .manifest import MEDIA, PRIVATE


def roots():
    """{folder of the archive: where its files lie}"""
    return {MEDIA: Path(settings.MEDIA_ROOT), PRIVATE: Path(settings.PRIVATE_ROOT)}


MODES = {MEDIA: 0o644, PRIVATE: 0o600}


def files(root):
    """The plain files below a folder, as paths from it. What begins with a dot at its top is not ours."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and not name.parts[0].startswith("."):
            yield name


class Exchange:
    """New files for one folder, kept beside the old ones within it (it may be a mount, which cannot be renamed)."""

    def __init__(self, root, mode):
        root.mkdir(parents=True, exist_ok=True)
        self._root, self._mode = root, mode
        self._new = Path(mkdtemp(prefix=".restoring-", dir=root))
        self._old = Path(mkdtemp(prefix=".replaced-", dir=root))
        self._moved = []

    def put(self, name, stream):
        path = self._new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            shutil.copyfileobj(stream, file)
        path.chmod(self._mode)

    def swap(self):
        there = [path for path in self._root.iterdir() if not path.name.startswith(".")]
        for source, folder in [(path, self._old) for path in there] + [
            (path, self._root) for path in self._new.iterdir()
        ]:
            target = folder / source.name
            source.rename(target)
            self._moved.append((source, target))

    def undo(self):
        while self._moved:
            source, target = self._moved.pop()
            target.rename(source)
        self._old.rmdir()
        shutil.rmtree(self._new)

    def close(self):
        shutil.rmtree(self._old)
        self._new.rmdir()


@contextmanager
def exchanging():
    """Yields {folder: Exchange}. Whatever fails within, the old files are back where they were."""
    exchanges = {}
    try:
        for folder, root in roots().items():
            exchanges[folder] = Exchange(root, MODES[folder])
        yield exchanges
    except BaseException:
        for exchange in exchanges.values():
            exchange.undo()
        raise
    for exchange in exchanges.values():
        exchange.close()
