"""Large tables once more, sorted by whom their rows reach: one person's are found without reading all.

A fact reaches its owner and all who have a share of it, and all its shares go with it. Such a companion only
narrows: what is read from it is narrowed again and computed as ever. So it may be missing or broken: then all
are read. Names of datasets are codes of plans: letters, digits, - and _.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal
from uuid import uuid4

import duckdb
import numpy as np
import pyarrow as pa

from steelyard.engine import Plan
from steelyard.runtime import sorted_rows
from steelyard.runtime.duckdb.resident import files, is_large
from steelyard.runtime.executor import Source

EDITION = 3  # of the layout below
REACH, ROW, SPLITS = "steelyard_reach", "steelyard_row", "splits"
OWN = ("targets",)  # what narrowing (narrowing.py) leaves of them is the person's
KEPT = 3  # companions of one dataset
MOST = 1000  # people; for more, all facts are read
Kind = Literal["facts", "shares", "rows"]
Wanted = tuple[Kind, str]  # facts or shares of a dataset; or the rows of a table that are a person's own


def wanted(plans: Sequence[Plan], tables: Mapping[str, Source]) -> list[Wanted]:
    """List what serves plans on these tables; nothing, if plans look at what is not near a person."""
    clauses = [pair for plan in plans for pair in plan.credit.items()]
    if any(plan.needs_others for plan in plans) or any(
        clause.by_territory or clause.refunds for _, clause in clauses
    ):
        return []
    whole = {dataset for plan in plans for dataset in plan.settled}  # settlement looks at all of these
    facts: set[Wanted] = {
        ("facts", dataset)
        for dataset, _ in clauses
        if dataset in tables and dataset not in whole and is_large(tables[dataset])
    }
    credited = {dataset for dataset, _ in clauses if dataset in tables}
    shares: set[Wanted] = set()  # of all datasets, or of none: they lie in one table
    if SPLITS in tables and is_large(tables[SPLITS]) and not credited & whole:
        shares = {("shares", dataset) for dataset in credited}
    own: set[Wanted] = {("rows", name) for name in OWN if name in tables and is_large(tables[name])}
    return sorted(facts | shares | own)


def write(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Source], plans: Sequence[Plan], folder: Path
) -> list[Path]:
    """Write what serves any of the plans and is not there yet. The tables are shown to the connection."""
    written = []
    for kind, dataset in sorted({one for plan in plans for one in wanted([plan], tables)}):
        final = place(tables, kind, dataset, folder)
        if final is None or final.exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        aside = final.with_suffix(f".{uuid4().hex}")
        try:
            rows = connection.sql(_SORTED[kind](dataset))
            sorted_rows.write(rows.to_arrow_reader(sorted_rows.BATCH), aside)
            aside.replace(final)
        finally:
            aside.unlink(missing_ok=True)  # what a full disk left of it
        written.append(final)
        _forget_old(folder, final)
    return written


def stands_for(chosen: Sequence[Wanted]) -> set[str]:
    """Name the tables that companions are read in place of."""
    return {SPLITS if kind == "shares" else dataset for kind, dataset in chosen}


def all_there(chosen: Sequence[Wanted], tables: Mapping[str, Source], folder: Path) -> bool:
    """Tell whether there are companions, and none is missing."""
    places = [place(tables, kind, dataset, folder) for kind, dataset in chosen]
    return bool(places) and all(one is not None and one.exists() for one in places)


def near(
    chosen: Sequence[Wanted], tables: Mapping[str, Source], folder: Path, people: Sequence[str]
) -> dict[str, pa.Table] | None:
    """Read what reaches some people: facts by dataset, and all shares. Nothing, where that cannot be done."""
    found: dict[str, pa.Table] = {}
    shares = []
    for kind, dataset in chosen:
        companion = place(tables, kind, dataset, folder)
        rows = _reaching(companion, people) if companion and len(people) <= MOST else None
        if rows is None:
            return None
        if kind == "shares":
            shares.append(rows)
        else:
            found[dataset] = rows
    return found | ({SPLITS: pa.concat_tables(shares)} if shares else {})


def place(tables: Mapping[str, Source], kind: Kind, dataset: str, folder: Path) -> Path | None:
    """Say where a companion lies: named by the very files it was made from. Rows in memory have none."""
    names = (dataset,) if kind == "rows" else (dataset, SPLITS)
    sources = [tables[name] for name in names if name in tables]
    sources = [source for source in sources if not (isinstance(source, pa.Table) and not source.num_rows)]
    if not all(isinstance(source, Path) for source in sources):
        return None
    made_from = [EDITION, dataset, [files(source) for source in sources if isinstance(source, Path)]]
    return folder / f"{kind}.{dataset}.{hashlib.sha256(json.dumps(made_from).encode()).hexdigest()}.arrow"


def _reaching(companion: Path, people: Sequence[str]) -> pa.Table | None:
    """Read the rows that reach some people, each once; nothing, where the companion is broken."""
    try:
        rows = sorted_rows.find(companion, people)
    except Exception:  # noqa: BLE001 - a broken file fails in any way; it is written anew with the next close
        companion.unlink(missing_ok=True)
        return None
    if len(people) > 1:  # a row may reach several of them
        rows = rows.take(np.unique(rows[ROW].to_numpy(), return_index=True)[1])
    return rows.drop_columns([REACH, ROW])


def _forget_old(folder: Path, newest: Path) -> None:
    """Keep the newest few of a kind: each is as large as the facts."""
    kind, dataset, *_ = newest.name.split(".")
    kept = sorted(folder.glob(f"{kind}.{dataset}.*.arrow"), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-KEPT]:
        file.unlink(missing_ok=True)


def _facts_sorted(dataset: str) -> str:
    facts = f'(SELECT row_number() OVER () AS {ROW}, * FROM "{dataset}")'  # noqa: S608 - a code
    shares = f"(SELECT DISTINCT person, fact_id FROM splits WHERE dataset = '{dataset}')"  # noqa: S608 - a code
    return (
        f"SELECT owner AS {REACH}, * FROM {facts} WHERE owner IS NOT NULL "  # noqa: S608 - quoted above
        f"UNION ALL SELECT s.person, f.* FROM {facts} f JOIN {shares} s ON f.id = s.fact_id "
        f"WHERE s.person IS DISTINCT FROM f.owner ORDER BY 1"
    )


def _shares_sorted(dataset: str) -> str:
    shares = f"(SELECT row_number() OVER () AS {ROW}, * FROM splits WHERE dataset = '{dataset}')"  # noqa: S608 - a code
    whose = (
        f"SELECT DISTINCT person AS {REACH}, fact_id FROM splits WHERE dataset = '{dataset}' "  # noqa: S608 - a code
        f'UNION SELECT owner, id FROM "{dataset}" WHERE owner IS NOT NULL'
    )
    return f"SELECT w.{REACH}, s.* FROM {shares} s JOIN ({whose}) w USING (fact_id) ORDER BY 1"  # noqa: S608 - quoted above


def _own_sorted(name: str) -> str:
    return f'SELECT person AS {REACH}, row_number() OVER () AS {ROW}, * FROM "{name}" ORDER BY 1'  # noqa: S608 - ours


_SORTED = {"facts": _facts_sorted, "shares": _shares_sorted, "rows": _own_sorted}
