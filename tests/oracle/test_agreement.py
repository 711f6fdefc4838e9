"""Engine and oracle, on plans and companies that Hypothesis draws, agree on every row of every output.

`STEELYARD_CASES=5000` draws that many closes, other ones each time.
"""

import os

from hypothesis import HealthCheck, Phase, given, settings

from tests.oracle import closing, engine_side
from tests.oracle.comparing import differences
from tests.oracle.drawn_cases import COMPANIES, Case, cases

ASKED = int(os.environ.get("STEELYARD_CASES", "0"))
PLANS = max(ASKED // COMPANIES, 6)


@settings(
    max_examples=PLANS,
    derandomize=not ASKED,
    deadline=None,
    database=None,
    phases=(
        Phase.explicit,
        Phase.generate,
    ),  # shrinking a case takes minutes; the rows that differ say enough
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_engine_and_oracle_agree(case: Case) -> None:
    for tables in case.companies:
        oracle = closing.close(case.texts, tables, case.period.starts_on, case.period.ends_on)
        engine = engine_side.close(case.texts, tables, case.period)
        assert differences(oracle, engine) == []
