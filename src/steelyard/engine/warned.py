"""Warnings: what a person should know about a result, though it stands."""

from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.tables import WARNINGS


def warn(
    measures: ibis.Table,
    scores: ibis.Table,
    statements: ibis.Table,
    left: ibis.Table,
    forfeited: ibis.Table | None = None,
) -> ibis.Table:
    """Gather what is missing, blocked, empty or unused; `left` counts facts by dataset and reason."""
    one = number.whole(1)
    missing = measures.filter(measures.missing.notnull())
    empty = measures.filter(measures.empty_cells > number.whole(0))
    stopped = scores.filter(scores.note == "blocked")
    unpaid = statements.filter(statements.note == "blocked")
    outside = (left.reason == "outside_period").ifelse("outside_period", "unused")
    nobody = ibis.null("string")
    found = [
        _row(missing, "missing", missing.indicator, missing.missing, one),
        _row(empty, "empty_cells", empty.indicator, nobody, empty.empty_cells),
        _row(stopped, "blocked", stopped.indicator, ibis.literal("score"), one),
        _row(unpaid, "blocked", unpaid.component, ibis.literal("pay"), one),
        left.select(
            plan=nobody, person=nobody, code=outside, subject="dataset", detail="reason", count="count"
        ),
    ]
    if forfeited is not None:
        found.append(_row(forfeited, "forfeited", forfeited.detail, nobody, one))
    return ibis.union(*found).select(*WARNINGS.names)


def _row(rows: ibis.Table, code: str, subject: Any, detail: Any, count: Any) -> ibis.Table:
    return rows.select("plan", "person", code=ibis.literal(code), subject=subject, detail=detail, count=count)
