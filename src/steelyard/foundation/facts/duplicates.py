"""Rows of one file that have the same key: identical ones are one row, contradicting ones are refused."""

from collections.abc import Mapping, MutableMapping

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts import reasons
from steelyard.foundation.facts.asking import ask_table
from steelyard.foundation.facts.cells import Fault
from steelyard.foundation.facts.datasets import LINEAGE


def set_aside(table: pa.Table, by_row: MutableMapping[int, list[reasons.Reason]]) -> tuple[pa.Table, int]:
    """Return the rows without faults, each key once, and how many were repeated.

    Rows that contradict each other get their reason in `by_row`: none of them is taken, since the file
    itself does not say which is right.
    """
    good = without_faulty(table, by_row)
    again = keys_seen_again(good)
    if not again.num_rows:
        return good.drop_columns(["place"]), 0
    drop: set[int] = set()
    repeated = 0
    for rows, versions in zip(again["places"].to_pylist(), again["versions"].to_pylist(), strict=True):
        if versions == 1:
            drop.update(rows[1:])
            repeated += len(rows) - 1
        else:
            drop.update(rows)
            numbers = table["source_row"].take(pa.array(rows)).to_pylist()
            for place in rows:
                other = next(number for number, row in zip(numbers, rows, strict=True) if row != place)
                cell = table["id"][place].as_py()
                by_row[place].append(
                    reasons.reason("id", cell, Fault("conflicting_duplicate", {"other": other}))
                )
    kept = pc.invert(pc.is_in(good["place"], value_set=pa.array(sorted(drop), pa.int64())))
    return good.filter(kept).drop_columns(["place"]), repeated


def without_faulty(table: pa.Table, by_row: Mapping[int, list[reasons.Reason]]) -> pa.Table:
    """Return the rows without a reason against them, each with its `place` in the file."""
    faulty = [place for place, told in by_row.items() if told]
    places = pa.array(range(table.num_rows), pa.int64())
    standing = pc.invert(pc.is_in(places, value_set=pa.array(faulty, pa.int64())))
    return table.append_column("place", places).filter(standing)


def keys_seen_again(good: pa.Table) -> pa.Table:
    """Return, for each id that stands several times, its places and in how many versions it comes."""
    says = ", ".join(f'"{name}"' for name in good.column_names if name not in {"place", *LINEAGE.names})
    return ask_table(
        f"""
        select list(place order by place) as places, count(distinct row({says})) as versions
        from good where id in (select id from good group by id having count(*) > 1)
        group by id order by min(place)
        """,  # noqa: S608 - declared columns
        good=good,
    )
