"""Making a backup while the site serves: rows as they were at one moment, then the files they speak of."""

import io
import os
import shutil
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from . import folders, tables
from .manifest import NAME, BadBackup, Manifest, Member, sound, table_name

CHUNK = 1024 * 1024


def back_up(target, *, force=False, progress=lambda label, done, total: None):
    """Write a backup to this path, complete or not at all, and readable for its owner only. Returns its Manifest."""
    target = Path(target)
    if target.is_dir() or (target.exists() and not force):
        raise BadBackup(f"{target} is there already: choose another name, or say --force to replace it.")
    if not target.parent.is_dir():
        raise BadBackup(f"There is no folder {target.parent}: make it first.")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        staged = Path(folder)
        moment = timezone.now()
        with tables.snapshot():
            migrations = tables.applied()
            members = _rows(staged, tables.models_at(migrations), progress)
        members |= _files(staged, progress)
        manifest = Manifest(moment.isoformat(), settings.RELEASE, connection.vendor, migrations, members)
        whole = staged / "whole"
        _pack(whole, staged, manifest, progress)
        whole.replace(target)
    return manifest


def _rows(staged, models, progress):
    """Every table written to a file of its own: {name in the archive: Member}."""
    kept = {label: model for label, model in sorted(models.items()) if label not in tables.LEFT_OUT}
    total = sum(model._base_manager.count() for model in kept.values())
    members = {}
    for label, model in kept.items():
        name, count = table_name(label), 0
        path = staged / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            for line in tables.rows(model):
                file.write(line)
                count += 1
                progress("Rows", 1, total)
        members[name] = _member(path, columns=tables.columns(model), rows=count)
    return members


def _files(staged, progress):
    """Every file copied, so that it cannot change or go between hashing and packing; one that went before is left out."""
    members = {}
    for folder, root in folders.roots().items():
        names = list(folders.files(root))
        for name in names:
            path = staged / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(root / name, path)
            except FileNotFoundError:
                continue
            member, place = _member(path), f"{folder}/{name.as_posix()}"
            if not sound(place, member):
                raise BadBackup(f"{str(root / name)!r} has a name that cannot be kept: rename or remove it.")
            members[place] = member
            progress("Files", 1, len(names))
    return members


def _member(path, **more):
    with path.open("rb") as file:
        digest = sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return Member(size=path.stat().st_size, sha256=digest.hexdigest(), **more)


def _pack(whole, staged, manifest, progress):
    descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
            content = manifest.to_json()
            tar.addfile(_info(NAME, len(content)), io.BytesIO(content))
            for name, member in manifest.members.items():
                with (staged / name).open("rb") as source:
                    tar.addfile(_info(name, member.size), source)
                progress("Packing", 1, len(manifest.members))
        file.flush()
        os.fsync(file.fileno())


def _info(name, size):
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(timezone.now().timestamp())
    return info
