"""`python -m bench.peers.spreadsheet FOLDER OUT`: the time taken is the recalculation's alone."""

import shutil
import subprocess
from pathlib import Path

import duckdb

from bench.peers.spreadsheet.book import write_book
from bench.peers.spreadsheet.office import office
from bench.stopwatch import Stopwatch, folders

HERE = Path(__file__).parent
# The sheets' columns, as book.py writes them.
COLUMNS = {
    "slots": "month plan person version target answer m1 m2 m3 m4 m5 revenue b1 b2 b3 b4 factor paid capped",
    "lines": "slot fact day product currency amount turn s1 s2 s3 "
    "whole r1 r2 r3 down ahead credit running paid",
    "override": "month person level sold paid",
}
TEXTS = frozenset(("plan", "person", "fact", "m1", "m2", "m3", "m4", "m5"))


def start(program: Path, environment: dict[str, str], profile: Path, *words: str) -> None:
    """Start LibreOffice without a window, under a user's profile of its own."""
    command = [str(program), f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", *words]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def with_macro(program: Path, environment: dict[str, str], profile: Path) -> None:
    """Let it make the profile, then put our macro in the place of its empty one."""
    shutil.rmtree(profile, ignore_errors=True)
    start(program, environment, profile, "--terminate_after_init")
    shutil.copy(HERE / "recalculate.xba", profile / "user/basic/Standard/Module1.xba")


def answers(out: Path) -> None:
    """Turn the sheets, as LibreOffice wrote them, into answers."""
    connection = duckdb.connect()
    for name, columns in COLUMNS.items():
        kinds = {column: "VARCHAR" if column in TEXTS else "BIGINT" for column in columns.split()}
        connection.read_csv(str(out / f"answers-{name}.csv"), header=False, columns=kinds).create(name)
    connection.execute("CREATE TABLE slot AS SELECT row_number() OVER () AS slot, * FROM slots")
    of = "s.month, s.plan, s.person, 'commission' AS component"
    lead = "month, 'lead' AS plan, person, 'override' AS component"
    empty = "NULL::VARCHAR AS fact_id, NULL::BIGINT AS credit_minor, NULL::BIGINT AS running_minor"
    connection.execute(f"""COPY (
        SELECT {of}, l.fact AS fact_id, l.credit AS credit_minor, l.running AS running_minor,
               l.paid AS amount_minor
        FROM lines l JOIN slot s USING (slot)
        UNION ALL SELECT {of}, {empty}, capped - paid FROM slot s WHERE capped < paid
        UNION ALL SELECT {lead}, NULL, sold, NULL, paid FROM override WHERE (month, person) IN (
            SELECT month, unnest([m1, m2, m3, m4, m5]) FROM slots WHERE revenue > 0)
        ) TO '{out}/lines-0.parquet'""")
    connection.execute(f"""COPY (
        SELECT {of}, capped AS amount_minor FROM slot s UNION ALL SELECT {lead}, paid FROM override
        ) TO '{out}/statements-0.parquet'""")


if __name__ == "__main__":
    where, to = folders()
    program, environment = office()
    (to / "milliseconds").unlink(missing_ok=True)
    book = to / "close.xlsx"
    counts = write_book(where, book)
    clock = Stopwatch()
    with_macro(program, environment, to / "profile")
    call = f'macro:///Standard.Module1.Recalculate("file://{book}","file://{to}")'
    with clock.step("load, recalculate, save"):
        start(program, environment, to / "profile", call)
    clock.steps["recalculate"] = int((to / "milliseconds").read_text()) / 1000
    answers(to)
    clock.tell(lines=counts.lines, seconds=clock.steps["recalculate"])
