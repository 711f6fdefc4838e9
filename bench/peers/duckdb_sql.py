"""DuckDB, with SQL written by hand (duckdb_close.sql)."""

import re
import sys
from pathlib import Path
from string import Template

import duckdb

from bench.company.people import FIRST_DAY, MONTHS, YEAR
from bench.company.terms import BANDS, FOCUS, GOALS, INDICATORS, LESS, LINES, PERCENT, SHARES, SLOPES
from bench.stopwatch import Stopwatch, folders

SQL = Path(__file__).with_name("duckdb_close.sql")
POINT = 1_000_000
QUOTIENTS = {  # each value, as it is before it is rounded
    "deals": ("deals", "1"),
    "focus": ("coalesce(focus, 0)", "nullif(revenue, 0)"),
    "size": ("revenue", "nullif(deals, 0)"),
    "customers": ("customers", "1"),
    "growth": ("(revenue - before)", "before"),
    "satisfaction": ("points", "answers"),
    "cancelled": ("cancelled", "nullif(everything, 0)"),
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
    found = re.search(r"TABLE (\w+)|MACRO (\w+)|INTO (\w+)|/(\w+)-[-\d]*\.parquet' \(", statement)
    return next(filter(None, found.groups())) if found else statement[:40]


def _words(folder: Path, out: Path) -> dict[str, str]:
    return {
        "folder": str(folder),
        "out": str(out),
        "year": str(YEAR),
        "first_day": str(FIRST_DAY),
        "focus": str(len(FOCUS)),
        "parquet": "COMPRESSION snappy, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1",
        "scores": ", ".join(_score(n, name) for n, name in enumerate(INDICATORS, start=1)),
        "contributions": " + ".join(
            f"coalesce(half_up(n{n}::HUGEINT * 1000000, d{n}) * weight_{n}, 0)"
            for n in range(1, len(INDICATORS) + 1)
        ),
        "grade": _grade(),
    }


def _score(n: int, name: str) -> str:
    """Write a curve as a quotient of whole numbers: edges are met exactly, and nothing is rounded yet."""
    over, under = _attainment(name)
    if name in BANDS:
        cases = " ".join(
            f"WHEN {over} * 100 >= {under} * {at} THEN {points * POINT}"
            for at, points in reversed(BANDS[name])
        )
        return f"CASE {cases} ELSE 0 END AS n{n}, 1 AS d{n}"
    (low, _), (_, most) = LINES[name]
    slope = SLOPES[name]
    rise = f"({over} * 100 - {under} * ({low})) * {slope.numerator}"
    by = f"{under} * {slope.denominator}"
    return f"greatest(0, least({rise}, {by} * {most * POINT})) AS n{n}, {by} AS d{n}"


def _attainment(name: str) -> tuple[str, str]:
    if name == "revenue":
        return "revenue", "target"
    (over, under), goal = QUOTIENTS[name], GOALS[name]
    over, under = f"{over} * {goal.denominator}", f"{under} * {goal.numerator}"
    return (f"({under} * 2 - {over})", under) if name in LESS else (over, under)


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
