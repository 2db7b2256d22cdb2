"""Reading an archive that anybody may have made: nothing in it is believed before it was checked against the manifest."""

import gzip
import io
import tarfile
import zlib
from contextlib import contextmanager
from hashlib import sha256

from .manifest import NAME, BadBackup, read_manifest

LARGEST_MANIFEST = 64 * 1024 * 1024
LONGEST_LINE = 64 * 1024 * 1024
OVERHEAD = 8192  # bytes of headers and padding that a member may have beside its content
CHUNK = 1024 * 1024


class Backup:
    """A backup in an open file: `manifest`, and its members in order, each checked as it is read."""

    def __init__(self, file):
        self._file = file
        with self._opened() as (_tar, self.manifest):
            pass

    def members(self):
        """Yield (name, Member, stream). What is read of a stream counts only after the next one was asked for.

        Raises BadBackup when a member is missing, unknown, not a plain file, or not what the manifest says.
        """
        waiting = dict(self.manifest.members)
        with self._opened() as (tar, manifest):
            if manifest != self.manifest:
                raise BadBackup("The backup changed while it was read.")
            while True:
                with _damage():
                    info = tar.next()
                if info is None:
                    break
                member = waiting.pop(info.name, None)
                if member is None or not _plain(info):
                    raise BadBackup(
                        f"The backup holds something that its manifest doesn't name: {info.name!r}"
                    )
                if info.size != member.size:
                    raise BadBackup(f"{info.name} is not the file that the backup was made with.")
                stream = _Hashing(tar.extractfile(info))
                yield info.name, member, io.BufferedReader(stream, CHUNK)
                if stream.finish() != member.sha256:
                    raise BadBackup(f"{info.name} is not the file that the backup was made with.")
        if waiting:
            raise BadBackup(
                f"The backup lacks {len(waiting)} of its files, the first is {next(iter(waiting))}."
            )

    @contextmanager
    def _opened(self):
        self._file.seek(0)
        capped = _Capped(gzip.GzipFile(fileobj=self._file, mode="rb"), LARGEST_MANIFEST)
        with _damage():
            tar = tarfile.open(fileobj=capped, mode="r|")  # noqa: SIM115
            first = tar.next()
            if first is None or first.name != NAME or not _plain(first) or first.size > LARGEST_MANIFEST:
                raise BadBackup("This is not a backup: it doesn't begin with a manifest.")
            manifest = read_manifest(tar.extractfile(first).read())
        capped.allow(manifest.size + OVERHEAD * (len(manifest.members) + 4))
        yield tar, manifest


def lines(stream):
    """The lines of a table's member."""
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise BadBackup("A row of the backup is too long to be one.")
        yield line


def _plain(info):
    return info.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not info.issparse()


@contextmanager
def _damage():
    try:
        yield
    except (EOFError, OSError, zlib.error, tarfile.TarError, ValueError) as error:
        raise BadBackup(f"The backup is damaged or cut off: {error}") from error


class _Capped:
    """Of what is unpacked only so many bytes are let through: a small file can hold very much of nothing."""

    def __init__(self, file, size):
        self._file, self._left = file, size

    def allow(self, size):
        self._left += size

    def read(self, size):
        found = self._file.read(size)
        self._left -= len(found)
        if self._left < 0:
            raise BadBackup("The backup unpacks to more than its manifest says.")
        return found


class _Hashing(io.RawIOBase):
    """A member's content, hashed while it is read."""

    def __init__(self, file):
        self._file, self._hash = file, sha256()

    def readable(self):
        return True

    def readinto(self, buffer):
        with _damage():
            found = self._file.read(len(buffer))
        self._hash.update(found)
        buffer[: len(found)] = found
        return len(found)

    def finish(self):
        """Read what is left, and return the hash of everything."""
        while self.read(CHUNK):
            pass
        return self._hash.hexdigest()
