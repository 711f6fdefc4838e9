"""The database itself refuses to change or delete a version that has been published."""

from django.db import migrations

FROZEN = ("plan_id", "number", "text", "sha256", "why", "applies_from", "published_by_id", "published_at")
WORDS = "a published plan version cannot be changed"

SQLITE = [
    f"""CREATE TRIGGER rulebook_published_no_update BEFORE UPDATE ON rulebook_planversion
    WHEN OLD.state <> 'draft' AND (NEW.state = 'draft' OR {" OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in FROZEN)})
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END""",
    f"""CREATE TRIGGER rulebook_published_no_delete BEFORE DELETE ON rulebook_planversion
    WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, '{WORDS}'); END""",
]
POSTGRESQL = [
    f"""CREATE FUNCTION rulebook_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR NEW.state = 'draft'
          OR {" OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FROZEN)}) THEN
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER rulebook_published_stays BEFORE UPDATE OR DELETE ON rulebook_planversion
    FOR EACH ROW EXECUTE FUNCTION rulebook_published_stays()""",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER rulebook_published_no_update")
        schema_editor.execute("DROP TRIGGER rulebook_published_no_delete")
    else:
        schema_editor.execute("DROP TRIGGER rulebook_published_stays ON rulebook_planversion")
        schema_editor.execute("DROP FUNCTION rulebook_published_stays")


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
