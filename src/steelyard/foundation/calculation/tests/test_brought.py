"""What is brought forward, moved by one cause alone: exact, row by row."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from steelyard.engine import tables as layouts
from steelyard.foundation.calculation.brought import moved_balances, same_balances

WHOSE = {"plan": "p", "person": "ann", "dataset": None, "fact_id": None, "since": date(2026, 1, 1)}


def balances(folder: Path, name: str, **left_minor: int) -> Path:
    rows = [
        WHOSE | {"item": item, "amount_minor": 100, "left_minor": left} for item, left in left_minor.items()
    ]
    path = folder / f"{name}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=layouts.BALANCES.schema), path)
    return path


def left(table: pa.Table) -> dict[str, int]:
    return dict(zip(table["item"].to_pylist(), table["left_minor"].to_pylist(), strict=True))


def test_facts_move_balances_and_a_new_meaning_stays_out_of_them(tmp_path: Path) -> None:
    sealed = balances(tmp_path, "sealed", draw=80, held=50)
    anew = balances(tmp_path, "anew", draw=70, held=50)  # by today's meaning 10 more was paid back
    now = balances(tmp_path, "now", draw=55, held=50, late=5)  # and a late deal pays back 15 more
    assert left(moved_balances(sealed, before=anew, after=now)) == {"draw": 65, "held": 50, "late": 5}
    assert left(moved_balances(sealed, before=sealed, after=anew)) == {"draw": 70, "held": 50}
    assert left(moved_balances(None, before=sealed, after=anew)) == {"draw": -10}
    assert left(moved_balances(sealed, before=sealed, after=balances(tmp_path, "none"))) == {}


def test_the_same_is_carried_forward_whatever_the_order(tmp_path: Path) -> None:
    one = balances(tmp_path, "one", draw=80, held=50)
    assert same_balances(one, balances(tmp_path, "other", held=50, draw=80))
    assert not same_balances(one, balances(tmp_path, "less", held=50))
