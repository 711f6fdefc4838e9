"""Engine and oracle, on plans and companies drawn by chance, agree on every row of every output.

This slice is the same each time; `python -m tests.oracle.long_run --cases 50000` does as many as you like.
"""

from hypothesis import given

from tests.oracle import closing, engine_side
from tests.oracle.comparing import differences
from tests.oracle.drawn.batch import Batch
from tests.oracle.drawn.strategies import drawn, wide


@wide(4)
@given(drawn(plans=3, branches=16))
def test_engine_and_oracle_agree(batch: Batch) -> None:
    oracle = closing.close(batch.texts, batch.tables, batch.period.starts_on, batch.period.ends_on)
    engine = engine_side.close(batch.texts, batch.tables, batch.period)
    assert differences(oracle, engine) == []
