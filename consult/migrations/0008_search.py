"""Search: an index over the statute library's articles, how common terms are, and a leaner index of questions."""

import json
from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SYNONYMS = Path(__file__).resolve().parent.parent / "data" / "synonyms.json"


def load(apps, schema_editor):
    """The synonyms that LawQA ships; staff edit theirs in the admin."""
    Synonym = apps.get_model("consult", "Synonym")
    listed = json.loads(SYNONYMS.read_text(encoding="utf-8"))
    rows = [Synonym(lay=lay, legal=word) for lay, words in listed.items() for word in words]
    Synonym.objects.bulk_create(rows, ignore_conflicts=True)


def index(name, table, key, fields):
    """An FTS5 table over a table of entries, the triggers that keep it in step, and its vocabulary.

    Terms hold only [a-z0-9], so the plain `ascii` tokenizer reads them faster than `unicode61` to the same effect. An update
    that changes no term leaves the index alone.
    """
    columns, new, old = (", ".join(f"{row}{field}" for field in fields) for row in ("", "new.", "old."))
    put = f"INSERT INTO {name}_fts(rowid, {columns}) VALUES (new.{key}, {new})"
    take = f"INSERT INTO {name}_fts({name}_fts, rowid, {columns}) VALUES ('delete', old.{key}, {old})"
    return [
        f"CREATE VIRTUAL TABLE {name}_fts USING fts5({columns}, content='{table}', content_rowid='{key}', tokenize='ascii')",
        f"CREATE VIRTUAL TABLE {name}_fts_vocab USING fts5vocab('{name}_fts', 'row')",
        f"CREATE TRIGGER {name}_in AFTER INSERT ON {table} BEGIN {put}; END",
        f"CREATE TRIGGER {name}_out AFTER DELETE ON {table} BEGIN {take}; END",
        f"CREATE TRIGGER {name}_change AFTER UPDATE ON {table} WHEN ({old}) IS NOT ({new}) BEGIN {take}; {put}; END",
        f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')",
    ]


def away(name):
    return [
        f"DROP TABLE {name}_fts_vocab",
        *(f"DROP TRIGGER {name}_{event}" for event in ("in", "out", "change")),
        f"DROP TABLE {name}_fts",
    ]


QUESTIONS = ("consult_search", "consult_searchentry", "question_id", ("title", "body", "answers"))
ARTICLES = ("consult_article", "consult_articleentry", "article_id", ("title", "body"))
SQLITE = [
    *away("consult_search")[1:],
    *index(*QUESTIONS),
    *index(*ARTICLES),
]
SQLITE_BACK = [
    *away("consult_article"),
    *away("consult_search"),
    *index(*QUESTIONS)[:1],
    *index(*QUESTIONS)[2:],
]
# Without `fastupdate` a search never has to read through a list of entries that wait to be sorted in. With long values
# out of line the tables themselves stay so slim that finding thousands of matches touches few pages.
POSTGRES = [
    "ALTER TABLE consult_searchentry SET (toast_tuple_target = 128)",
    "ALTER TABLE consult_articleentry SET (toast_tuple_target = 128)",
    "ALTER INDEX consult_search_gin SET (fastupdate = off)",
    "CREATE INDEX consult_search_title_gin ON consult_searchentry"
    " USING gin(to_tsvector('simple', title)) WITH (fastupdate = off)",
    """ALTER TABLE consult_articleentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED""",
    "CREATE INDEX consult_article_gin ON consult_articleentry USING gin(vector) WITH (fastupdate = off)",
    "CREATE INDEX consult_article_title_gin ON consult_articleentry"
    " USING gin(to_tsvector('simple', title)) WITH (fastupdate = off)",
]
POSTGRES_BACK = [
    "DROP INDEX consult_article_title_gin",
    "DROP INDEX consult_article_gin",
    "ALTER TABLE consult_articleentry DROP COLUMN vector",
    "DROP INDEX consult_search_title_gin",
    "ALTER INDEX consult_search_gin RESET (fastupdate)",
    "ALTER TABLE consult_searchentry RESET (toast_tuple_target)",
]


def run(sqlite, postgres):
    def operation(apps, schema_editor):
        for statement in postgres if schema_editor.connection.vendor == "postgresql" else sqlite:
            schema_editor.execute(statement)

    return operation


class Migration(migrations.Migration):
    dependencies = [("consult", "0007_moderators")]
    operations = [
        migrations.CreateModel(
            name="ArticleEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="consult.article",
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="TermCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("index", models.CharField(max_length=8)),
                ("term", models.CharField(max_length=500)),
                ("n", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("index", "term"), name="term_count_once")]
            },
        ),
        migrations.RunPython(run(SQLITE, POSTGRES), run(SQLITE_BACK, POSTGRES_BACK)),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
