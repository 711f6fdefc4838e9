"""Figures of one's own pay as if they stood in the plan; who lacks one is stopped there, alone."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.period import parse
from tests.oracle import closing, engine_side
from tests.oracle.comparing import differences
from tests.oracle.drawn.personal import PEOPLE, PLAN, personal_company
from tests.oracle.drawn.strategies import wide
from tests.oracle.periods import Days
from tests.oracle.personal import own_agreement

Row = dict[str, Any]
FEBRUARY = Days(dt.date(2024, 2, 1), dt.date(2024, 2, 29))
OF_A_PERSON = ("pay_lines", "statements", "balances")


@wide(4)
@given(st.integers(1, 10**9))
def test_personal_figures_pay_as_if_they_stood_in_the_plan(seed: int) -> None:
    tables = personal_company(seed)
    engine = engine_side.close([PLAN], tables, parse("2024-02"))
    for person in PEOPLE:
        own = own_agreement(PLAN, person, tables["personal_figures"], FEBRUARY)
        oracle = closing.close([own.text], tables, FEBRUARY.first, FEBRUARY.last)
        told = _of(oracle, person)
        told["statements"] += [
            {"plan": "own", "person": person, "component": part, "amount_minor": 0, "note": why}
            for part, why in own.stopped.items()
        ]
        assert differences(told, _of(engine, person)) == [], (seed, person, own)


def _of(outputs: Mapping[str, Sequence[Row]], person: str) -> dict[str, list[Row]]:
    mine: dict[str, list[Row]] = {name: [] for name in closing.OUTPUTS}
    return mine | {name: [row for row in outputs[name] if row["person"] == person] for name in OF_A_PERSON}
