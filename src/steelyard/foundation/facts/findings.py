"""What a check found, as the database keeps it for the preview: counts, reasons, suggestions, first rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from steelyard.foundation.facts import reasons
from steelyard.foundation.facts.admission import Refused
from steelyard.foundation.facts.cells.names import is_clear
from steelyard.foundation.facts.landing import Landed

FIRST_ROWS = 10  # shown of those that are fine
FAULTY_ROWS = 20  # shown of those that are not, for each reason
UNKNOWN = "unknown_"
NAMED_KINDS = ("person", "product", "customer")


def findings_of(landed: Landed) -> dict[str, Any]:
    """Gather what the preview shows."""
    refused = landed.admission.refused
    return {
        **counts_of(landed),
        "reasons": count_reasons(row.reasons for row in refused),
        "suggestions": suggestions(row.reasons for row in refused),
        "faulty": [as_json(row) for row in first_of_each_reason(refused)],
        "first": first_rows(landed),
        "read_as": dict(landed.reading.ways),
        "questions": [question.as_json() for question in landed.questions],
        "notes": landed.notes,
        "changes": [changed(row, landed) for row in landed.comparison.changes],
        "head": landed.head.sha256 if landed.head else "",
    }


def counts_of(landed: Landed) -> dict[str, int]:
    """Count the rows: rows_in = new + changed + unchanged + quarantined."""
    repeated = landed.admission.repeated
    return {
        "rows_in": landed.admission.rows_in,
        "rows_new": landed.comparison.new,
        "rows_changed": landed.comparison.changed,
        "rows_unchanged": landed.comparison.unchanged + repeated,
        "rows_repeated": repeated,
        "rows_quarantined": len(landed.admission.refused),
    }


def count_reasons(told: Iterable[Sequence[reasons.Reason]]) -> list[dict[str, Any]]:
    """Count the rows of each kind of reason, the most frequent first."""
    counted = Counter((one["code"], one["column"]) for row in told for one in row)
    return [{"code": code, "column": column, "rows": rows} for (code, column), rows in counted.most_common()]


def suggestions(told: Iterable[Sequence[reasons.Reason]]) -> list[dict[str, Any]]:
    """Gather the unknown names, each with what it may mean, the most frequent first."""
    counted: Counter[tuple[str, str]] = Counter()
    hints: dict[tuple[str, str], list[Any]] = {}
    for row in told:
        for one in row:
            kind = one["code"].removeprefix(UNKNOWN)
            if one["code"].startswith(UNKNOWN) and kind in NAMED_KINDS:
                name = (kind, one["cell"])
                counted[name] += 1
                hints[name] = one.get("hints", [])
    return [
        {
            "kind": kind,
            "cell": cell,
            "rows": rows,
            "hints": hints[kind, cell],
            "clear": is_clear(hints[kind, cell]),
        }
        for (kind, cell), rows in counted.most_common()
    ]


def first_of_each_reason(refused: Iterable[Refused]) -> Iterator[Refused]:
    """Give the first rows of each reason, in the file's order."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in refused:
        main = (row.reasons[0]["code"], row.reasons[0]["column"])
        seen[main] += 1
        if seen[main] <= FAULTY_ROWS:
            yield row


def as_json(row: Refused) -> dict[str, Any]:
    """Return a refused row for the preview."""
    return {"number": row.number, "cells": row.cells, "reasons": row.reasons}


def first_rows(landed: Landed) -> list[dict[str, Any]]:
    """Return the first rows that are fine, as the file has them and as they were read."""
    good = landed.admission.good.slice(0, FIRST_ROWS).to_pylist()
    values = {
        (row["source_sheet"] or "", row["source_row"]): {name: raw(value) for name, value in row.items()}
        for row in good
    }
    first = landed.rows.cells.slice(0, FIRST_ROWS).to_pylist()
    sheets = landed.rows.sheet_of_each.slice(0, FIRST_ROWS).to_pylist()
    numbers = landed.rows.numbers.slice(0, FIRST_ROWS).to_pylist()
    return [
        {"number": number, "cells": list(row.values()), "values": values[sheet or "", number]}
        for sheet, number, row in zip(sheets, numbers, first, strict=True)
        if (sheet or "", number) in values
    ]


def changed(row: dict[str, Any], landed: Landed) -> dict[str, Any]:
    """Return a changed row for the preview: the columns that differ, as they stand and as they would be."""
    differing = [name for name, value in row["now"].items() if value != row["was"][name]]
    good = landed.admission.good
    currency = "currency" if "currency" in good.column_names else ""
    return {
        "id": row["id"],
        "number": row["row"],
        "was": {name: raw(row["was"][name]) for name in {*differing, currency} if name in row["was"]},
        "now": {name: raw(row["now"][name]) for name in {*differing, currency} if name in row["now"]},
        "columns": differing,
    }


def raw(value: Any) -> Any:
    """Return a stored value as JSON can hold it."""
    return value.isoformat() if isinstance(value, date) else value
