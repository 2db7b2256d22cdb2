"""What a backup says of itself: its manifest, the first member of the archive, by which everything after it is checked."""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

FORMAT = 1
NAME = "manifest.json"
ROWS, MEDIA, PRIVATE = "rows", "media", "private"
FOLDERS = (MEDIA, PRIVATE)


class BadBackup(Exception):
    """Why a backup cannot be made or restored, and what to do about it."""


@dataclass(frozen=True)
class Member:
    """One file of the archive: its size in bytes and its hash; for a table also its columns and how many rows."""

    size: int
    sha256: str
    columns: list[str] | None = None
    rows: int | None = None


@dataclass(frozen=True)
class Manifest:
    """`migrations` are the latest of each app; `release` is LAWQA_RELEASE; members stand in the order of the archive."""

    created_at: str
    release: str
    database: str
    migrations: dict[str, list[str]]
    members: dict[str, Member]

    def to_json(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1).encode()

    @property
    def tables(self) -> dict[str, Member]:
        """The tables by the label of their model."""
        return {
            PurePosixPath(name).stem: member
            for name, member in self.members.items()
            if name.startswith(f"{ROWS}/")
        }

    @property
    def files(self) -> dict[str, Member]:
        return {name: member for name, member in self.members.items() if not name.startswith(f"{ROWS}/")}

    @property
    def size(self) -> int:
        return sum(member.size for member in self.members.values())


def table_name(label):
    return f"{ROWS}/{label}.jsonl"


def read_manifest(content: bytes) -> Manifest:
    """Raises BadBackup when it is not the manifest of a backup, or one that this version does not read."""
    try:
        fields = json.loads(content)
        version = fields.pop("format")
        if version != FORMAT:
            raise BadBackup(
                f"The backup has format {version}, this version reads {FORMAT}: update the code first."
            )
        fields["members"] = {name: Member(**member) for name, member in fields["members"].items()}
        manifest = Manifest(**fields)
        wrong = next((name for name, member in manifest.members.items() if not sound(name, member)), None)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise BadBackup(f"{NAME} in the backup cannot be read: {error!r}") from error
    if wrong is not None:
        raise BadBackup(f"The backup names a file that no backup holds: {wrong!r}")
    return manifest


def sound(name: str, member: Member) -> bool:
    """A plain file right under one of our folders, of a sensible size; a table has columns and a count."""
    parts = name.split("/")
    plain = len(name) <= 1000 and name.isprintable() and "\\" not in name
    if not plain or len(parts) < 2 or any(part in ("", ".", "..") for part in parts):
        return False
    if parts[0] == ROWS:
        counted = isinstance(member.rows, int) and isinstance(member.columns, list)
        placed = len(parts) == 2 and parts[1].endswith(".jsonl") and counted
    else:
        placed = parts[0] in FOLDERS and not parts[1].startswith(".")
    return placed and isinstance(member.size, int) and member.size >= 0 and isinstance(member.sha256, str)
