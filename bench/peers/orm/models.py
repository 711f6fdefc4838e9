"""The tables of the ORM contender, in a SQLite file of its own; filled before its time is taken."""

from pathlib import Path
from typing import Any, ClassVar

import pyarrow.dataset as ds
from django.db import connection, models

BATCH = 5_000


class Row(models.Model):
    """What all tables here are."""

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Deal(Row):
    """A fact."""

    id = models.CharField(primary_key=True, max_length=20)
    owner = models.CharField(max_length=20)
    booked_on = models.DateField(db_index=True)
    product = models.CharField(max_length=20)
    customer = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)


class Split(Row):
    """Somebody's share of a deal."""

    fact_id = models.CharField(max_length=20, db_index=True)
    person = models.CharField(max_length=20)
    share_ppm = models.IntegerField()


class Survey(Row):
    """What a customer answered."""

    owner = models.CharField(max_length=20)
    answered_on = models.DateField()
    score = models.IntegerField()


class Assignment(Row):
    """A person on a plan for a stretch of days."""

    person = models.CharField(max_length=20, db_index=True)
    manager = models.CharField(max_length=20, null=True)  # noqa: DJ001 - as the company's table has it
    plan = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()


class Target(Row):
    """A person's target of revenue for a month."""

    person = models.CharField(max_length=20, db_index=True)
    starts_on = models.DateField()
    value = models.BigIntegerField()


class Rate(Row):
    """What a currency is worth on a day."""

    currency = models.CharField(max_length=3)
    on_date = models.DateField(db_index=True)
    rate_pico = models.BigIntegerField()


class Line(Row):
    """A pay line."""

    month = models.SmallIntegerField()
    plan = models.CharField(max_length=20)
    person = models.CharField(max_length=20)
    component = models.CharField(max_length=20)
    fact_id = models.CharField(max_length=20, null=True)  # noqa: DJ001 - a cap has none
    credit_minor = models.BigIntegerField(null=True)
    running_minor = models.BigIntegerField(null=True)
    amount_minor = models.BigIntegerField()

    class Meta(Row.Meta):
        abstract = False
        indexes = [models.Index(fields=["person", "month"])]


FILLED: dict[type[Row], str] = {
    Deal: "deals",
    Split: "splits",
    Survey: "surveys.parquet",
    Assignment: "assignments.parquet",
    Target: "targets.parquet",
    Rate: "rates.parquet",
}
ALL: tuple[type[Row], ...] = (*FILLED, Line)


def fill(folder: Path) -> None:
    """Make the tables and load the company."""
    with connection.schema_editor() as editor:
        for table in ALL:
            editor.create_model(table)
    for model, source in FILLED.items():
        known = [field.name for field in model._meta.fields if field.name != "id" or model is Deal]  # noqa: SLF001 - Django's documented way
        table = ds.dataset(folder / source).to_table(columns=known)
        rows: list[Any] = [model(**row) for row in table.to_pylist()]
        model._default_manager.bulk_create(rows, batch_size=BATCH)  # noqa: SLF001 - as above


def rows_of(model: type[Row], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Read a table back, for comparison."""
    return list(model._default_manager.values(*columns))  # noqa: SLF001 - as above
