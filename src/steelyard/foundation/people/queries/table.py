"""The dated assignments as a table, for planning and calculation."""

from collections.abc import Container
from datetime import date

import pyarrow as pa

from steelyard.foundation.people.models import Assignment, Person

ASSIGNMENTS = pa.schema(
    [
        pa.field("person", pa.string(), nullable=False),
        pa.field("team", pa.string(), nullable=False),
        pa.field("manager", pa.string()),
        pa.field("position", pa.string(), nullable=False),
        pa.field("starts_on", pa.date32(), nullable=False),
        pa.field("ends_on", pa.date32()),
    ]
)


def assignment_table(first: date | None = None, last: date | None = None) -> pa.Table:
    """Return the dated assignments by codes, in order of person and start.

    With `first` and `last`, only those in force on at least one day between. `ends_on` is the last
    day, null while open. Planning adds the column `plan`.
    """
    assignments = Assignment.objects.all()
    if first is not None and last is not None:
        assignments = assignments.within(first, last)
    rows = assignments.order_by("person__code", "starts_on").values_list(
        "person__code", "team__code", "manager__code", "position__code", "starts_on", "ends_on"
    )
    columns = list(zip(*rows.iterator(chunk_size=20_000), strict=True)) or [()] * len(ASSIGNMENTS)
    return pa.table(dict(zip(ASSIGNMENTS.names, columns, strict=True)), schema=ASSIGNMENTS)


PEOPLE = pa.schema(
    [
        pa.field("person", pa.string(), nullable=False),
        pa.field("joined_on", pa.date32()),
        pa.field("left_on", pa.date32()),
    ]
)


def dates_table(codes: Container[str]) -> pa.Table:
    """Return when these people joined and left, by code; `left_on` is the last day, null while they stay."""
    rows = Person.objects.order_by("code").values_list("code", "hired_on", "left_on")
    chosen = [row for row in rows.iterator(chunk_size=20_000) if row[0] in codes]
    columns = list(zip(*chosen, strict=True)) or [()] * len(PEOPLE)
    return pa.table(dict(zip(PEOPLE.names, columns, strict=True)), schema=PEOPLE)
