"""Engine and oracle, on plans and companies that Hypothesis draws, agree on every row of every output.

A case is a branch of eight people with their own deals, on plans drawn for its company; several branches are
closed at once. `STEELYARD_CASES=5000` draws about that many, other ones each time.
"""

import os

from hypothesis import HealthCheck, Phase, given, settings

from tests.oracle import closing, engine_side
from tests.oracle.comparing import differences
from tests.oracle.drawn_cases import BRANCHES, Case, cases

ASKED = int(os.environ.get("STEELYARD_CASES", "0"))


@settings(
    max_examples=max(ASKED // BRANCHES, 6),
    derandomize=not ASKED,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking takes many minutes; the rows that differ say enough
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_engine_and_oracle_agree(case: Case) -> None:
    oracle = closing.close(case.texts, case.tables, case.period.starts_on, case.period.ends_on)
    engine = engine_side.close(case.texts, case.tables, case.period)
    assert differences(oracle, engine) == []
