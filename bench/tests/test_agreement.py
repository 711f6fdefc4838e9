"""The benchmark's contenders, at a size that takes moments: all answers are the same to the cent."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from bench.answers import differences
from bench.company.draw import drawn_company
from bench.company.size import size_of
from bench.contenders import DUCKDB, ORM, PANDAS, POLARS, STEELYARD, Contender
from bench.measuring import measure

SIZE = size_of("2k")
MONTHS = 3  # of the year that is compared here: growth has a month before, caps hold, people move
NEEDS = {POLARS.code: "polars", PANDAS.code: "pandas"}


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def ours(below: Path) -> Path:
    out = below / STEELYARD.code
    measure(STEELYARD.module, drawn_company(SIZE, below), out, "--months", MONTHS)
    return out


def compared(ours: Path, contender: Contender, theirs: Path) -> list[str]:
    both = (STEELYARD.answers(ours), contender.answers(theirs))
    return differences(*(replace(answers, months=MONTHS) for answers in both))


@pytest.mark.parametrize("contender", [DUCKDB, POLARS, PANDAS, ORM], ids=lambda one: one.code)
def test_everyone_gives_steelyards_answers_to_the_cent(contender: Contender, below: Path, ours: Path) -> None:
    wanted = NEEDS.get(contender.code)
    if wanted and importlib.util.find_spec(wanted) is None:
        pytest.skip(f"{wanted} is installed by `make bench` only")
    out = below / contender.code
    measure(contender.module, below / f"company-{SIZE.code}", out)
    assert compared(ours, contender, out) == []


def test_closing_month_by_month_gives_the_same_answers(below: Path, ours: Path) -> None:
    out = below / "by-month"
    measure(DUCKDB.module, below / f"company-{SIZE.code}", out, *DUCKDB.beyond)
    assert compared(ours, DUCKDB, out) == []


def test_the_company_is_small_and_has_everything(below: Path, ours: Path) -> None:
    """Caps hold, gates shut, parts are missing, grades are given out, people move, deals are shared."""
    company, months = below / f"company-{SIZE.code}", ours / "*"
    counts = duckdb.execute(f"""
        SELECT (SELECT count(*) FROM '{months}/pay_lines.parquet' WHERE note = 'cap'),
               (SELECT count(*) FROM '{months}/pay_lines.parquet' WHERE note = 'gate'),
               (SELECT count(DISTINCT component) FROM '{months}/pay_lines.parquet') - 1,
               (SELECT count(*) FROM '{months}/scores.parquet' WHERE note = 'left_out'),
               (SELECT count(DISTINCT grade) FROM '{months}/grades.parquet') - 2,
               (SELECT count(*) - count(DISTINCT person) FROM '{company}/assignments.parquet'),
               (SELECT count(*) FROM '{company}/splits/*.parquet' WHERE share_ppm % 10000 <> 0)
    """).fetchone()
    assert counts is not None
    assert all(count > 0 for count in counts), counts


def test_a_cent_off_is_named_with_its_row(below: Path, ours: Path) -> None:
    out = below / DUCKDB.code
    if not list(out.glob("lines-0-*.parquet")):
        measure(DUCKDB.module, below / f"company-{SIZE.code}", out)
    wrong = below / "wrong"
    wrong.mkdir(exist_ok=True)
    for file in out.glob("*.parquet"):
        (wrong / file.name).write_bytes(file.read_bytes())
    (wrong / next(out.glob("lines-1-*.parquet")).name).unlink()
    said = compared(ours, DUCKDB, wrong)
    assert len(said) == 1
    assert said[0].startswith("lines: Steelyard and DuckDB, SQL by hand differ")
