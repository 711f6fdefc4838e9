"""DuckDB, with SQL written by hand (duckdb_close.sql)."""

import re
import sys
from pathlib import Path
from string import Template

import duckdb

from bench.company.people import FIRST_DAY, MONTHS, YEAR
from bench.company.terms import BANDS, FOCUS, INDICATORS, LESS, LINES, PERCENT, SHARES, TARGETS
from bench.stopwatch import Stopwatch, folders

SQL = Path(__file__).with_name("duckdb_close.sql")
POINT = 1_000_000
COLUMNS = {
    "revenue": "attainment",
    "deals": "deals",
    "focus": "focus_share",
    "size": "size",
    "customers": "customers",
    "growth": "growth",
    "satisfaction": "answer",
    "cancelled": "cancelled_share",
}


def close(folder: Path, out: Path, watch: Stopwatch, *, months_at_once: int = MONTHS) -> None:
    """Close the year."""
    connection = duckdb.connect(config={"temp_directory": str(out / "aside")})
    connection.execute("SET preserve_insertion_order = false")
    first, each, last = SQL.read_text().split("\n====\n")
    words = _words(folder, out)

    def run(section: str, more: dict[str, str]) -> None:
        for statement in Template(section).substitute(words | more).split("\n----\n"):
            with watch.step(_name(statement)):
                connection.execute(statement)

    run(first, {})
    for month in range(1, MONTHS + 1, months_at_once):
        run(each, _stretch(connection, folder, month, month + months_at_once - 1))
    run(last, {})


def _stretch(connection: duckdb.DuckDBPyConnection, folder: Path, first: int, last: int) -> dict[str, str]:
    """Narrow a stretch to its own deals and shares; the whole year needs no narrowing."""
    words = {"first_month": str(first), "last_month": str(last), "stretch": f"-{first:02d}"}
    if (first, last) == (1, MONTHS):
        return words | {"in_stretch": "", "of_these": ""}
    days = f"booked_on BETWEEN DATE '{YEAR}-{first:02d}-01' AND last_day(DATE '{YEAR}-{last:02d}-01')"
    question = f"SELECT min(id), max(id) FROM read_parquet('{folder}/deals/*.parquet') WHERE {days}"
    low, high = connection.execute(question).fetchone() or ("", "")
    return words | {
        "in_stretch": f"WHERE d.{days}",
        "of_these": f"WHERE fact_id BETWEEN '{low}' AND '{high}'",
    }


def _name(statement: str) -> str:
    """Name a step by the table or the file it makes."""
    found = re.search(r"TABLE (\w+)|INTO (\w+)|/(\w+)-[-\d]*\.parquet' \(", statement)
    return next(filter(None, found.groups())) if found else statement[:40]


def _words(folder: Path, out: Path) -> dict[str, str]:
    return {
        "folder": str(folder),
        "out": str(out),
        "year": str(YEAR),
        "first_day": str(FIRST_DAY),
        "focus": str(len(FOCUS)),
        "parquet": "COMPRESSION snappy, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1",
        **{f"score_{name}": _score(name) for name in INDICATORS},
        "contributions": " + ".join(
            f"coalesce((2 * s{n} * weight_{n} + w) // (2 * w), 0)" for n in range(1, len(INDICATORS) + 1)
        ),
        "grade": _grade(),
    }


def _score(name: str) -> str:
    """Write a curve; scores are never below 0 points, so half up is one division."""
    x = _attainment(name)
    if name in BANDS:
        cases = " ".join(
            f"WHEN {x} >= {at * PERCENT} THEN {points * POINT}" for at, points in reversed(BANDS[name])
        )
        return f"CASE {cases} ELSE 0 END"
    (low, _), (high, most) = LINES[name]
    run = (high - low) * PERCENT
    rise = f"(2 * ({x} - ({low * PERCENT})) * {most * POINT} + {run}) // {2 * run}"
    beyond = f"WHEN {x} <= {low * PERCENT} THEN 0 WHEN {x} > {high * PERCENT} THEN {most * POINT}"
    return f"CASE WHEN {x} IS NULL THEN NULL {beyond} ELSE {rise} END"


def _attainment(name: str) -> str:
    column = COLUMNS[name]
    if name in ("revenue", "growth"):  # revenue's is there already; growth aims at 100 %
        return column
    target = TARGETS[name]
    reached = f"((2 * {column} * 1000000 + {target}) // {2 * target})"
    return f"(2000000 - {reached})" if name in LESS else reached


def _grade() -> str:
    """Write the forced distribution: each grade's count by largest remainder, better grades first."""
    shares = [share // PERCENT for share in SHARES.values()]
    down = [f"(n * {share} // 100)" for share in shares]
    rest = [f"(n * {share} % 100)" for share in shares]
    left = f"(n - {' - '.join(down)})"
    counts = []
    for place in range(len(shares) - 1):
        ahead = " + ".join(
            f"({rest[other]} {'>=' if other < place else '>'} {rest[place]})::INTEGER"
            for other in range(len(shares))
            if other != place
        )
        counts.append(f"({down[place]} + ({ahead} < {left})::INTEGER)")
    grades = list(SHARES)
    cases = " ".join(
        f"WHEN place <= {' + '.join(counts[: place + 1])} THEN '{grade}'"
        for place, grade in enumerate(grades[:-1])
    )
    return f"CASE {cases} ELSE '{grades[-1]}' END"


if __name__ == "__main__":
    where, to = folders()
    clock = Stopwatch()
    close(where, to, clock, months_at_once=1 if "--by-month" in sys.argv else MONTHS)
    clock.tell()
