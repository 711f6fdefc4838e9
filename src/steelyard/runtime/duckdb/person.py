"""One person computed again: which question that is, and which rows it needs."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from steelyard.engine import Period, Plan
from steelyard.engine import tables as layouts
from steelyard.runtime.duckdb import companions, resident
from steelyard.runtime.duckdb.connection import completed, files_sql
from steelyard.runtime.duckdb.question import Asked, Means, Question, question
from steelyard.runtime.executor import Source
from steelyard.runtime.extra_rows import like
from steelyard.runtime.narrowing import WHOM, levels_below
from steelyard.runtime.script import columns_of

BALANCES = layouts.BALANCES.name


def recomputed(
    person: str,
    *,
    plans: Sequence[Plan],
    tables: Mapping[str, Source],
    period: Period,
    extra: Mapping[str, pa.Table],
    outputs: Collection[str],
    means: Means,
) -> dict[str, pa.Table]:
    """Compute a person's outputs. Large tables are read through their companions, or else where they lie."""
    tables = completed(tables)
    schemas = {name: resident.schema_of(source) for name, source in tables.items()}
    small, large = resident.divided(tables)
    small[WHOM] = pa.table({"person": [person]})
    more = {name: like(rows, schemas[name], name) for name, rows in extra.items()}

    def asked(on_disk: Mapping[str, Path | str]) -> Question:
        read = tuple(
            (name, files_sql(source), resident.files(source) if isinstance(source, Path) else ())
            for name, source in sorted(on_disk.items())
        )
        return question(Asked(tuple(plans), columns_of(schemas), period, tuple(outputs), means, read))

    only_facts = set(extra) <= {dataset for plan in plans for dataset in plan.credit}
    chosen = companions.wanted(plans, tables) if only_facts and BALANCES not in large else []
    if means.by_person and companions.all_there(chosen, tables, means.by_person):
        shown = companions.stands_for(chosen)
        nearby = asked({name: source for name, source in large.items() if name not in shown})
        people = nearby.people(small) if levels_below(plans) else [person]
        found = companions.near(chosen, tables, means.by_person, people)
        if found is not None:
            rows = {
                name: table.select(schemas[name].names).cast(schemas[name]) for name, table in found.items()
            }
            settled = any(plan.settlement for plan in plans)
            far = _owed_elsewhere(person, small[BALANCES], rows, tables) if settled else {}
            return nearby.answer(_with(_with({**small, **rows}, far), more))
    return asked(large).answer(_with(small, more))


def _owed_elsewhere(
    person: str, balances: pa.Table, near: Mapping[str, pa.Table], tables: Mapping[str, Source]
) -> dict[str, pa.Table]:
    """Read the facts that something is still owed for, though they no longer reach the person."""
    found = {}
    owed = balances.filter(pc.equal(balances["person"], person))
    for dataset, rows in near.items():
        ids = set(owed.filter(pc.equal(owed["dataset"], dataset))["fact_id"].to_pylist())
        missing = ids - set(rows["id"].to_pylist()) if ids else ids
        source = tables[dataset]
        if missing and isinstance(source, Path):
            facts = ds.dataset([file for file, *_ in resident.files(source)])
            elsewhere = facts.to_table(filter=pc.field("id").isin(sorted(missing)))
            found[dataset] = elsewhere.select(rows.column_names).cast(rows.schema)
    return found


def _with(tables: Mapping[str, pa.Table], more: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Put more rows below those of their tables."""
    added = {
        name: pa.concat_tables([tables[name], rows]) if name in tables else rows
        for name, rows in more.items()
    }
    return {**tables, **added}
