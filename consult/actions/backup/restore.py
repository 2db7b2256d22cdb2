"""Restoring a backup: everything is checked before anything is touched, and what fails changes nothing."""

import shutil
from contextlib import contextmanager
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from ...models import User
from . import folders, tables
from .archive import Backup, lines
from .manifest import ROWS, BadBackup


@contextmanager
def opened(path):
    """The Backup in a file. Raises BadBackup."""
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise BadBackup(f"{path} cannot be read: {error.strerror}") from error
    with file:
        yield Backup(file)


def verify(backup, *, progress=lambda label, done, total: None):
    """Read the whole backup: every hash, every count, every row, and whether this code knows its tables."""
    strange = tables.unknown(backup.manifest.migrations)
    if strange:
        raise BadBackup(
            f"The backup was made by another version of the code, with {', '.join(strange)} (release "
            f"{backup.manifest.release}): update the code to that version or a later one."
        )
    _same_tables(backup.manifest)
    for name, member, stream in backup.members():
        if member.rows is not None:
            count = 0
            for line in lines(stream):
                tables.check_row(line, len(member.columns), name)
                count += 1
            if count != member.rows:
                raise BadBackup(f"{name} holds {count} rows, its manifest says {member.rows}.")
        progress("Checking", 1, len(backup.manifest.members))


def _same_tables(manifest):
    models = {
        label: tables.columns(model)
        for label, model in tables.models_at(manifest.migrations).items()
        if label not in tables.LEFT_OUT
    }
    held = {label: member.columns for label, member in manifest.tables.items()}
    if models != held:
        differing = sorted(
            label for label in models.keys() | held.keys() if models.get(label) != held.get(label)
        )
        raise BadBackup(f"The backup's tables are not those of its migrations: {', '.join(differing)}.")


def restore(backup, *, force=False, progress=lambda label, done, total: None):
    """Put a verified backup in place of what the database and the folders hold.

    Returns the names of accounts that were erased after the backup was made, as far as the database that is replaced
    knows, and that the backup has brought back. Raises BadBackup, having changed nothing.
    """
    manifest = backup.manifest
    _room(manifest)
    _make_tables(manifest, force)
    models = tables.models_at(manifest.migrations)
    erased = _erased_since(manifest, models["consult.AuditEntry"])
    with folders.exchanging() as exchanges, _refused(), transaction.atomic():
        tables.clear(models)
        for name, member, stream in backup.members():
            folder, _slash, rest = name.partition("/")
            if folder == ROWS:
                _fill(models[rest.removesuffix(".jsonl")], member, stream)
            else:
                exchanges[folder].put(rest, stream)
            progress("Restoring", 1, len(manifest.members))
        tables.settle(models)
        for exchange in exchanges.values():
            exchange.swap()
    call_command("migrate", verbosity=0, interactive=False)
    ContentType.objects.clear_cache()
    cache.clear()
    return list(User.objects.filter(pk__in=erased).values_list("username", flat=True))


def _fill(model, member, stream):
    try:
        count = tables.fill(model, lines(stream))
    except (ValueError, TypeError, ValidationError, DatabaseError) as error:
        raise BadBackup(f"{model._meta.label} cannot be restored: {error}") from error
    if count != member.rows:
        raise BadBackup(f"{model._meta.label} has {count} rows, its manifest says {member.rows}.")


@contextmanager
def _refused():
    """What the database or the disk refuses, said as a BadBackup."""
    try:
        yield
    except (DatabaseError, OSError) as error:
        raise BadBackup(f"Nothing was restored: {error}") from error


def _room(manifest):
    """Refuse what the disk cannot hold beside the files that are there."""
    for folder, root in folders.roots().items():
        needed = sum(member.size for name, member in manifest.files.items() if name.startswith(f"{folder}/"))
        existing = next(path for path in (root, *root.parents) if path.exists())
        if shutil.disk_usage(existing).free < needed:
            raise BadBackup(f"{root} has no room for {needed} bytes more.")


def _make_tables(manifest, force):
    """A database without tables gets them as the backup knows them; another must have the same, and be empty."""
    there = tables.applied()
    if not there:
        nodes = [(app, name) for app, names in manifest.migrations.items() for name in names]
        MigrationExecutor(connection).migrate(nodes)
        return
    if there != manifest.migrations:
        raise BadBackup(
            "The database has other migrations than the backup. Restore it into a new database without tables: set "
            "DATABASE_URL to that; the tables are made as they were, filled, and migrated."
        )
    folder = next((root for root in folders.roots().values() if any(folders.files(root))), None)
    if not force and tables.is_used(tables.models_at(there)):
        raise BadBackup("The database is not empty. Back it up, then say --force to replace all it holds.")
    if not force and folder:
        raise BadBackup(f"{folder} is not empty. Save what it holds, then say --force to replace it.")


def _erased_since(manifest, entries):
    """The numbers of accounts whose erasure stands in the audit log that is about to be replaced."""
    moment = datetime.fromisoformat(manifest.created_at)
    later = entries._base_manager.filter(action="user.erase", created_at__gte=moment)
    return list(later.values_list("target_id", flat=True))
