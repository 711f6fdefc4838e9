"""Lines without a number of their own: each gets one that stays the same however often a file comes.

A file of order lines may name the order alone. The n-th of equal lines of an order is the n-th, in whatever
order the rows come: the line that says the same as one that stands keeps its number, then one that differs in
figures alone, then (where the file has the whole order) any; what is left is new. The first is called by its
order's number, the next are ORDER~2, ORDER~3…
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from steelyard.foundation.facts.comparison import standing_rows
from steelyard.foundation.facts.datasets import Dataset
from steelyard.foundation.facts.datasets.declaration import NUMBERS

BETWEEN = "~"


@dataclass(frozen=True)
class NumberedLines:
    """Rows whose ids are their own, and how many of them share an order with others."""

    table: pa.Table
    made: int


def number_lines(
    good: pa.Table, *, head: Path | None, dataset: Dataset, said: set[str], own_imports: tuple[int, ...] = ()
) -> NumberedLines:
    """Give each row of `good`, whose id is its order's number, the id of its line.

    Lines that stand from `own_imports` are other lines of the same file, of which these rows are repairs.
    """
    with duckdb.connect() as database:
        database.register("incoming", good.append_column("place", pa.array(range(len(good)), pa.int64())))
        database.execute(f"create temp table standing as {standing_rows(head, dataset)}")
        parts = {
            "content": texts_of(dataset, said, numbers=True),
            "sort": texts_of(dataset, said, numbers=False),
            "line": f'"{dataset.line}"',
            "own": f"source_import in ({', '.join(map(str, (*own_imports, -1)))})",
        }
        database.execute(TAKEN_APART.format(**parts))
        for pairs in (SAME, ALIKE, REST):
            database.execute(pairs)
        ids = database.sql(NUMBERED).to_arrow_table()
    place = good.schema.get_field_index("id")
    made = pa.compute.sum(pa.compute.cast(ids["is_one_of_several"], pa.int64())).as_py() or 0
    return NumberedLines(good.set_column(place, "id", ids["id"].cast(pa.string())), made)


def texts_of(dataset: Dataset, said: set[str], *, numbers: bool) -> str:
    """Write what a line says as one text: all of it, or what it says beside figures."""
    names = [
        dataset.column(name).stored_name
        for name in sorted(said - {*dataset.key})
        if numbers or dataset.column(name).kind not in NUMBERS
    ]
    return " || '\x1f' || ".join(f"coalesce(\"{name}\"::varchar, '')" for name in names) or "''"


TAKEN_APART = """
    create temp table lines as select place, id as base, {content} as content, {sort} as sort, null::int as n
    from incoming;
    create temp table known as
    select regexp_replace(id, '~[0-9]+$', '') as base, {content} as content, {sort} as sort,
        coalesce(try_cast(regexp_extract(id, '~([0-9]+)$', 1) as int), 1) as n, not {own} as is_free
    from standing
    where {line} is null and regexp_replace(id, '~[0-9]+$', '') in (select id from incoming);
"""
# The rows of both sides that have no partner yet, paired in turn within `turn`.
PAIRS = """
    update lines set n = paired.n from (
        select l.place, k.n from
            (select *, row_number() over (partition by base, {turn} order by content, place) as k
             from lines where n is null {whole}) l
        join
            (select *, row_number() over (partition by base, {turn} order by content, n) as k
             from known
             where is_free and (base, n) not in (select (base, n) from lines where n is not null)) k
        on l.base = k.base and l.{turn} = k.{turn} and l.k = k.k
    ) paired where lines.place = paired.place
"""
WHOLE = """and (select count(*) from lines other where other.base = lines.base)
    >= (select count(*) from known where known.base = lines.base)"""
SAME = PAIRS.format(turn="content", whole="")
ALIKE = PAIRS.format(turn="sort", whole="")
REST = PAIRS.format(turn="base", whole=WHOLE)
NUMBERED = """
    with most as (select base, max(n) as n from
            (select base, n from known union all select base, n from lines where n is not null)
        group by base),
    given as (select place, lines.base, coalesce(lines.n, coalesce(most.n, 0) + row_number() over
            (partition by lines.base, lines.n is null order by content, place)) as n,
            count(*) over (partition by lines.base) > 1 or coalesce(most.n, 1) > 1 as is_one_of_several
        from lines left join most on most.base = lines.base)
    select case when n = 1 then base else base || '~' || n end as id, is_one_of_several
        from given order by place
"""
