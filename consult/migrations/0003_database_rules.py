"""What only the database can promise: its own full-text index, and audit entries that nobody changes."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE consult_search_fts USING fts5(
        title, body, answers, content='consult_searchentry', content_rowid='question_id', tokenize='unicode61')""",
    """CREATE TRIGGER consult_search_in AFTER INSERT ON consult_searchentry BEGIN
        INSERT INTO consult_search_fts(rowid, title, body, answers)
        VALUES (new.question_id, new.title, new.body, new.answers); END""",
    """CREATE TRIGGER consult_search_out AFTER DELETE ON consult_searchentry BEGIN
        INSERT INTO consult_search_fts(consult_search_fts, rowid, title, body, answers)
        VALUES ('delete', old.question_id, old.title, old.body, old.answers); END""",
    """CREATE TRIGGER consult_search_change AFTER UPDATE ON consult_searchentry BEGIN
        INSERT INTO consult_search_fts(consult_search_fts, rowid, title, body, answers)
        VALUES ('delete', old.question_id, old.title, old.body, old.answers);
        INSERT INTO consult_search_fts(rowid, title, body, answers)
        VALUES (new.question_id, new.title, new.body, new.answers); END""",
    """CREATE TRIGGER consult_audit_append_only BEFORE UPDATE ON consult_auditentry BEGIN
        SELECT RAISE(ABORT, 'audit entries are never changed'); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER consult_audit_append_only",
    "DROP TRIGGER consult_search_in",
    "DROP TRIGGER consult_search_out",
    "DROP TRIGGER consult_search_change",
    "DROP TABLE consult_search_fts",
]
POSTGRES = [
    """ALTER TABLE consult_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')
        || setweight(to_tsvector('simple', answers), 'C')) STORED""",
    "CREATE INDEX consult_search_gin ON consult_searchentry USING gin(vector)",
    """CREATE FUNCTION consult_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit entries are never changed'; END $$""",
    """CREATE TRIGGER consult_audit_append_only BEFORE UPDATE ON consult_auditentry
        FOR EACH ROW EXECUTE FUNCTION consult_audit_append_only()""",
]
POSTGRES_BACK = [
    "DROP TRIGGER consult_audit_append_only ON consult_auditentry",
    "DROP FUNCTION consult_audit_append_only()",
    "DROP INDEX consult_search_gin",
    "ALTER TABLE consult_searchentry DROP COLUMN vector",
]


def run(sqlite, postgres):
    def operation(apps, schema_editor):
        for statement in postgres if schema_editor.connection.vendor == "postgresql" else sqlite:
            schema_editor.execute(statement)

    return operation


class Migration(migrations.Migration):
    dependencies = [("consult", "0002_taxonomy")]
    operations = [migrations.RunPython(run(SQLITE, POSTGRES), run(SQLITE_BACK, POSTGRES_BACK))]
