"""Figures and their rests on the machine: what is added up is rounded once, and halves are halves."""

from collections.abc import Iterator
from fractions import Fraction

import duckdb
import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steelyard.engine.arithmetic import Workings
from steelyard.engine.exact import Held, plain_held
from steelyard.engine.number import FINE, plain_scale
from steelyard.runtime.duckdb.shims import SHIMS
from steelyard.runtime.translation import sql_of

FRACTIONS = st.builds(Fraction, st.integers(-(10**9), 10**9), st.sampled_from([1, 2, 3, 4, 6, 7, 8, 9, 12]))


@pytest.fixture(scope="module")
def settled() -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """A machine, and the statement that settles its rows."""
    rows = ibis.table({"figure": "int64", "rest": "int64"}, name="rows")
    workings = Workings(rows)
    held = Held(rows.figure, rows.rest).settled(workings.aside)
    with duckdb.connect() as machine:
        for shim in SHIMS:
            machine.execute(shim)
        machine.execute("CREATE TABLE rows (figure BIGINT, rest BIGINT)")
        yield machine, sql_of(workings.table.select(held.figure, held.rest))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(FRACTIONS, min_size=1, max_size=6))
def test_what_is_added_up_is_rounded_once(
    settled: tuple[duckdb.DuckDBPyConnection, str], parts: list[Fraction]
) -> None:
    """Contributions, each kept with its rest, make the exact sum rounded half up."""
    machine, statement = settled
    held = [plain_held(part.numerator, part.denominator) for part in parts]
    machine.execute("DELETE FROM rows")
    machine.execute("INSERT INTO rows VALUES (?, ?)", [sum(figures) for figures in zip(*held, strict=True)])
    found = machine.execute(statement).fetchone()
    assert found is not None
    exact = sum(parts, Fraction())
    figure = plain_scale(exact.numerator, 1, exact.denominator)
    assert found[0] == figure
    assert abs(Fraction(found[1], FINE) - (exact - figure)) <= Fraction(len(parts), FINE)
    assert (found[1] > 0, found[1] < 0) == (exact > figure, exact < figure)
