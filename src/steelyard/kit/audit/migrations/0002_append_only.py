"""Let no one rewrite the trail: triggers refuse UPDATE and DELETE.

A later migration that rebuilds this table on SQLite drops its triggers: let it run `install` again.
(Emptying the whole database is another matter: PostgreSQL's TRUNCATE passes row triggers, and
kit/sqlite lets them stand aside for Django's `flush`.)
"""

from django.db import migrations

WORDS = "the audit trail is append-only"

ON_SQLITE = [
    f"""CREATE TRIGGER audit_refuses_{verb} BEFORE {verb} ON audit_auditevent
        BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"""
    for verb in ("update", "delete")
]
OFF_SQLITE = [f"DROP TRIGGER IF EXISTS audit_refuses_{verb}" for verb in ("update", "delete")]

ON_POSTGRESQL = [
    f"""CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER audit_refuses BEFORE UPDATE OR DELETE ON audit_auditevent
       FOR EACH ROW EXECUTE FUNCTION audit_refuses()""",
]
OFF_POSTGRESQL = [
    "DROP TRIGGER IF EXISTS audit_refuses ON audit_auditevent",
    "DROP FUNCTION IF EXISTS audit_refuses()",
]


def install(_apps, schema_editor):
    statements = {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove(_apps, schema_editor):
    statements = {"sqlite": OFF_SQLITE, "postgresql": OFF_POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
