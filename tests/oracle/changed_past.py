"""A batch whose past changes: what engine and oracle would post, and what must hold of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.oracle import corrections, engine_side
from tests.oracle.agreement import read
from tests.oracle.branches import close
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.changes import changed
from tests.oracle.outcome import Outcome, summed

Row = dict[str, Any]


def disagreements(batch: Batch) -> tuple[int, list[str]]:
    """Close a period, change its past, post, change it again; give how many were compared, and what is wrong.

    What was paid and what is posted come to what is known, and posting again finds nothing to post.
    """
    closed = outcome(batch)
    posted: list[Row] = []
    count, found = 0, []
    for later in (_later(batch, step) for step in (1, 2)):
        now, asked = outcome(later), asked_of(batch, later)
        ours = corrections.differences(closed, now, batch.period.code, posted=posted, **asked)
        theirs = engine_side.corrections(closed, now, batch.period.code, posted=posted, **asked)
        found += unlike(ours, theirs)
        count += len(ours)
        posted += numbered(theirs, len(posted))
        if paid(closed, posted) != paid(now):
            found.append("corrections: what was paid and what is posted does not come to what is known")
    again = engine_side.corrections(closed, now, batch.period.code, posted=posted, **asked)
    found += [f"corrections: {row} would be posted again" for row in again]
    return count, found


def _later(batch: Batch, step: int) -> Batch:
    texts, tables = changed(batch, step)
    return replace(batch, texts=texts, tables=tables)


def outcome(batch: Batch) -> Outcome:
    """Close a batch by the oracle."""
    datasets = frozenset(dataset for text in batch.texts for dataset in read(text).credit)
    return Outcome(batch.tables, close(batch), datasets)


def asked_of(before: Batch, after: Batch) -> dict[str, Any]:
    """Name the plans that differ, and all settlement items."""
    pairs = zip(before.texts, after.texts, strict=True)
    return {
        "changed_plans": {read(text).code for text, other in pairs if text != other},
        "items": {item for text in (*before.texts, *after.texts) for item in read(text).settlement},
    }


def numbered(rows: Sequence[Row], begin: int = 0) -> list[Row]:
    """Post differences: each gets an id."""
    return [row | {"id": f"c{begin + place}"} for place, row in enumerate(rows)]


def paid(outcome: Outcome, posted: Sequence[Row] = ()) -> dict[tuple[Any, ...], int]:
    """Sum what each person was paid for each component, corrections posted about the period included."""
    sums: Counter[tuple[Any, ...]] = Counter()
    for key, amount in (*outcome.paid.items(), *summed(posted).items()):
        sums[key[:3]] += amount
    return {key: amount for key, amount in sums.items() if amount}


def unlike(ours: Sequence[Row], theirs: Sequence[Row]) -> list[str]:
    """List the corrections that only one side has."""
    written = [Counter(str(sorted(row.items(), key=str)) for row in rows) for rows in (ours, theirs)]
    names = ("oracle", "engine")
    return [
        f"corrections: only the {name} has {row}"
        for name, own, other in zip(names, written, written[::-1], strict=True)
        for row in (own - other).elements()
    ]
