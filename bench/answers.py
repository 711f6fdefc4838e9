"""The answers of a close, and whether two contenders gave the same ones, to the cent.

Contenders write Parquet files `lines-*`, `statements-*` and `results-*` with the columns below; Steelyard
writes its own outputs, a folder a month, which are read here as the same three tables.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.company.people import MONTHS
from bench.company.terms import INDICATORS

KEY = ("month", "plan", "person")
EACH = range(1, len(INDICATORS) + 1)
TABLES = {
    "lines": (*KEY, "component", "fact_id", "credit_minor", "running_minor", "amount_minor"),
    "statements": (*KEY, "component", "amount_minor"),
    "results": (
        *KEY,
        *(f"value_{n}" for n in EACH),
        *(f"score_{n}" for n in EACH),
        *("total_micro", "rank", "grade"),
    ),
}
SHOWN = 5


@dataclass(frozen=True)
class Answers:
    """Where one contender's answers are; `ours` are Steelyard's."""

    who: str
    folder: Path
    ours: bool = False
    leaves_out: tuple[str, ...] = ()  # what the contender does not claim to answer
    months: int = MONTHS  # how far into the year its answers are looked at


def differences(one: Answers, other: Answers) -> list[str]:
    """Say how two contenders' answers differ, with the first rows that do; nothing when they agree."""
    connection = duckdb.connect()
    try:
        wanted = [name for name in TABLES if name not in (*one.leaves_out, *other.leaves_out)]
        return [said for name in wanted if (said := _difference(connection, name, one, other))]
    finally:
        connection.close()


def line_count(answers: Answers) -> int:
    """Count the pay lines."""
    connection = duckdb.connect()
    counted = connection.execute(f"SELECT count(*) FROM ({_rows(answers, 'lines')})").fetchone()
    connection.close()
    return int(counted[0]) if counted else 0


def _difference(connection: duckdb.DuckDBPyConnection, name: str, one: Answers, other: Answers) -> str:
    texts = ("plan", "person", "component", "fact_id", "grade")
    columns = ", ".join(f"{c}::VARCHAR" if c in texts else f"{c}::BIGINT" for c in TABLES[name])
    prints = [
        connection.execute(
            f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM ({_rows(each, name)})"
        ).fetchone()
        for each in (one, other)
    ]
    if prints[0] == prints[1]:
        return ""
    said = [f"{name}: {one.who} and {other.who} differ"]
    for mine, theirs in ((one, other), (other, one)):
        here, there = (f"SELECT {columns} FROM ({_rows(each, name)})" for each in (mine, theirs))
        only = f"{here} EXCEPT ALL {there}"
        rows = connection.execute(f"SELECT * FROM ({only}) ORDER BY ALL LIMIT {SHOWN}").fetchall()
        count = connection.execute(f"SELECT count(*) FROM ({only})").fetchone()
        said.append(f"  only {mine.who} ({count[0] if count else 0}):")
        said += [f"    {row}" for row in rows]
    return "\n".join(said)


def _rows(answers: Answers, name: str) -> str:
    columns = ", ".join(TABLES[name])
    theirs = f"SELECT {columns} FROM read_parquet('{answers.folder}/{name}-*.parquet')"
    rows = _OURS[name].format(folder=answers.folder) if answers.ours else theirs
    return f"SELECT * FROM ({rows}) WHERE month <= {answers.months}"


def _month(name: str, columns: str) -> str:
    """Read one of our outputs for all months; the folder's name is the month."""
    month = "parse_path(filename)[-2]::TINYINT AS month"
    return f"SELECT {month}, {columns} FROM read_parquet('{{folder}}/*/{name}.parquet', filename = true)"


def _side_by_side(column: str, name: str) -> str:
    return ", ".join(
        f"max({column}) FILTER (indicator = '{indicator}') AS {name}_{place}"
        for place, indicator in enumerate(INDICATORS, start=1)
    )


_OURS = {
    "lines": _month(
        "pay_lines", "plan, person, component, fact_id, credit_minor, running_minor, amount_minor"
    ),
    "statements": _month("statements", "plan, person, component, amount_minor"),
    "results": f"""
        WITH measured AS (
            SELECT month, plan, person, {_side_by_side("value", "value")}
            FROM ({_month("measures", "plan, person, indicator, value")}) GROUP BY ALL
        ), scored AS (
            SELECT month, plan, person, {_side_by_side("score_micro", "score")}
            FROM ({_month("scores", "plan, person, indicator, score_micro")}) GROUP BY ALL
        )
        SELECT g.month, g.plan, g.person, m.* EXCLUDE (month, plan, person),
               s.* EXCLUDE (month, plan, person), g.total_micro, g.rank, g.grade
        FROM ({_month("grades", "plan, person, total_micro, rank, grade")}) g
        JOIN measured m USING (month, plan, person) JOIN scored s USING (month, plan, person)""",
}
