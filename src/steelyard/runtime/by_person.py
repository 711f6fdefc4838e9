"""Facts and their shares once more, sorted by whom they reach: one person's are found without reading all.

A fact reaches its owner and all who have a share of it, and all its shares go with it. Such a companion only
narrows: what is read from it is narrowed again and computed as ever. So it may be missing or broken: then all
are read. Names of datasets are codes of plans: letters, digits, - and _.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow.parquet as pq

from steelyard.engine import Plan
from steelyard.runtime.executor import Source
from steelyard.runtime.output_files import quoted

EDITION = 2  # of the layout below
WORTH_IT = 200_000  # rows; fewer are read as fast as they are looked up
REACH, ROW, SHARES = "steelyard_reach", "steelyard_row", "shares"
BARE = f"* EXCLUDE ({REACH}, {ROW})"
KEPT = 3  # companions of one dataset
MOST = 1000  # people; for more, all facts are read
PARQUET = "FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, ROW_GROUP_SIZE 20480"


def serves(plans: Sequence[Plan]) -> bool:
    """Tell whether plans look at nothing but facts that reach the person, or people below."""
    clauses = [clause for plan in plans for clause in plan.credit.values()]
    return not (
        any(plan.needs_others or plan.settlement for plan in plans)
        or any(clause.by_territory or clause.refunds for clause in clauses)
    )


def write_companions(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Source], datasets: Sequence[str], folder: Path
) -> list[Path]:
    """Sort the large datasets among some by whom they reach. The tables are shown to the connection."""
    written = []
    for dataset in datasets:
        if _rows(tables[dataset]) < WORTH_IT:
            continue
        for final, rows in (
            (place(tables, dataset, folder), _sorted(dataset)),
            (place(tables, dataset, folder, SHARES), _shares_sorted(dataset)),
        ):
            if final is None or final.exists():
                continue
            folder.mkdir(parents=True, exist_ok=True)
            aside = final.with_suffix(f".{uuid4().hex}")
            connection.execute(f"COPY ({rows}) TO '{quoted(aside)}' ({PARQUET})")
            aside.replace(final)
            written.append(final)
            _forget_old(folder, final)
    return written


def bring_near(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, Source],
    datasets: Sequence[str],
    folder: Path,
    people: Sequence[str],
) -> None:
    """Show only what reaches some people in place of datasets and shares, as far as there are companions."""
    near = []
    for dataset in datasets:
        companion = place(tables, dataset, folder)
        if companion is not None and companion.exists() and _shown(connection, companion, dataset, people):
            connection.execute(_in_place_of(dataset, f'SELECT {BARE} FROM "near_{dataset}"'))  # noqa: S608 - codes
            shares = place(tables, dataset, folder, SHARES)
            if shares is not None and _shown(connection, shares, f"{SHARES}_{dataset}", people):
                near.append(dataset)
    if near:
        names = ", ".join(f"'{dataset}'" for dataset in near)
        connection.execute('ALTER VIEW splits RENAME TO "all_splits"')
        both = [f"SELECT * FROM all_splits WHERE dataset NOT IN ({names})"]  # noqa: S608 - codes
        both += [f'SELECT {BARE} FROM "near_{SHARES}_{dataset}"' for dataset in near]  # noqa: S608 - codes
        connection.execute(_in_place_of("splits", " UNION ALL BY NAME ".join(both)))


def _in_place_of(name: str, rows: str) -> str:
    return f'CREATE OR REPLACE TEMP VIEW "{name}" AS {rows}'


def _shown(connection: duckdb.DuckDBPyConnection, companion: Path, name: str, people: Sequence[str]) -> bool:
    """Set what reaches some people aside, each row once; tell whether that could be done."""
    reaches = ", ".join(f"'{quoted(person)}'" for person in people)
    once = f"QUALIFY row_number() OVER (PARTITION BY {ROW} ORDER BY {REACH}) = 1"
    try:
        connection.execute(
            f"CREATE TEMP TABLE \"near_{name}\" AS SELECT * FROM read_parquet('{quoted(companion)}')"  # noqa: S608 - quoted above
            f" WHERE {REACH} IN ({reaches}) {once}"
        )
    except duckdb.Error:  # broken: all facts are read instead
        return False
    return True


def place(tables: Mapping[str, Source], dataset: str, folder: Path, of: str = "facts") -> Path | None:
    """Say where a companion lies, of facts or of their shares: named by the very files it was made from."""
    sources = [tables.get(dataset), tables.get("splits")]
    files = []
    for source in sources:
        if source is None:
            continue
        if not isinstance(source, Path):
            return None
        for file in sorted(source.glob("*.parquet")) if source.is_dir() else [source]:
            seen = file.stat()
            files.append([str(file), seen.st_size, seen.st_mtime_ns])
    name = hashlib.sha256(json.dumps([EDITION, dataset, files]).encode()).hexdigest()
    return folder / f"{of}.{dataset}.{name}.parquet"


def _forget_old(folder: Path, newest: Path) -> None:
    """Keep the newest few of a kind: each is as large as the facts."""
    of, dataset, *_ = newest.name.split(".")
    kept = sorted(folder.glob(f"{of}.{dataset}.*.parquet"), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-KEPT]:
        file.unlink(missing_ok=True)


def _sorted(dataset: str) -> str:
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


def _rows(source: Source) -> int:
    if not isinstance(source, Path):
        return 0
    files = sorted(source.glob("*.parquet")) if source.is_dir() else [source]
    return sum(pq.read_metadata(file).num_rows for file in files if file.suffix == ".parquet")
