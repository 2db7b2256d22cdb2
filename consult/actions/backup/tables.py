"""The tables of a backup: the models as the migrations of a backup know them, whatever the code has become since."""

import json
from contextlib import contextmanager
from itertools import islice

from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from .manifest import BadBackup

#: Sessions end, jobs are not done twice, and the search index is built anew: their tables are emptied by a restore.
LEFT_OUT = {
    "sessions.Session",
    "usersessions.UserSession",
    "django_tasks_database.DBTaskResult",
    "consult.SearchEntry",
    "consult.ArticleEntry",
    "consult.TermCount",
}
#: What migrations fill: a database that holds nothing but these is empty.
SEEDED = {
    "consult.Area",
    "consult.Region",
    "consult.Synonym",
    "consult.GuidanceCard",
    "consult.GuidanceCard_areas",
    "consult.EvidenceItem",
    "auth.Group",
    "auth.Group_permissions",
    "auth.Permission",
    "contenttypes.ContentType",
}
BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
AT_ONCE = 500


@contextmanager
def snapshot():
    """Everything read within is as it was at one moment, while others go on writing.

    Not `atomic`: on SQLite that takes the lock of writers.
    """
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def applied():
    """The latest migrations of each app that this database has; empty for a database without tables."""
    loader = MigrationLoader(connection)
    latest = {}
    for key in sorted(set(loader.applied_migrations) & set(loader.graph.nodes)):
        later = {node.key for node in loader.graph.node_map[key].children if node.key[0] == key[0]}
        if not later & set(loader.applied_migrations):
            latest.setdefault(key[0], []).append(key[1])
    return latest


def unknown(migrations):
    """Of a backup's migrations those that the code doesn't have."""
    known = MigrationLoader(connection).graph.nodes
    return [
        f"{app}.{name}" for app, names in migrations.items() for name in names if (app, name) not in known
    ]


def models_at(migrations):
    """{label: model} of all tables as they are after these migrations."""
    nodes = [(app, name) for app, names in migrations.items() for name in names]
    state = MigrationLoader(connection).project_state(nodes)
    return {model._meta.label: model for model in state.apps.get_models(include_auto_created=True)}


def columns(model):
    return [field.attname for field in model._meta.local_concrete_fields]


def rows(model):
    """The rows as lines of JSON, in the order of their keys. Times are ISO 8601 with microseconds."""
    found = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in found.iterator(chunk_size=AT_ONCE):
        yield (json.dumps(row, ensure_ascii=False, default=_text) + "\n").encode()


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def is_used(models):
    """Whether the database holds anything that people or staff have put in."""
    kept = [model for label, model in models.items() if label not in SEEDED | LEFT_OUT]
    return any(model._base_manager.exists() for model in kept)


def clear(models):
    """Delete every row. Foreign keys are checked when the transaction ends, so the order doesn't matter."""
    for model in models.values():
        model._base_manager.all()._raw_delete(connection.alias)


def fill(model, lines):
    """Insert rows as they were, times that are set by saving included. Returns how many."""
    fields = model._meta.local_concrete_fields
    parsed = (json.loads(line) for line in lines)
    count = 0
    size = min(AT_ONCE, connection.ops.bulk_batch_size(fields, [None] * AT_ONCE))
    while lot := list(islice(parsed, size)):
        objects = [
            model(**{field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)})
            for row in lot
        ]
        model._base_manager._insert(objects, fields=fields, using=connection.alias, raw=True)
        count += len(lot)
    return count


def settle(models):
    """After filling: keys that point to nothing are found, and new rows get numbers after the old ones."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def check_row(line, width, label):
    """Raises BadBackup unless the line is a row of so many columns."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadBackup(f"A row of {label} cannot be read: {error}") from error
    if not isinstance(row, list) or len(row) != width:
        raise BadBackup(f"A row of {label} has not {width} columns.")
