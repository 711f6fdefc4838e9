"""A company written by hand, as small as a test wants it: one person, ann, on one plan."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from steelyard.engine import Period
from tests.oracle.drawn_tables import Tables

Row = dict[str, Any]
EVERYTHING = (Path(__file__).parent / "everything.yaml").read_text()


def deal(place: str, day: dt.date, amount_minor: int, **other: Any) -> Row:
    """Make a won deal of ann's."""
    plain = {"owner": "ann", "stage": "Won", "product": "A", "customer": "x", "units": 1, "currency": "CNY"}
    return {"id": place, "closed_on": day, "amount_minor": amount_minor} | plain | other


def company(
    period: Period, deals: Sequence[Row], *, target: int | None = None, plan: str = "everything"
) -> Tables:
    """Put ann, her deals and her target, in minor units, into tables."""
    place = {"person": "ann", "team": None, "manager": None, "position": None, "plan": plan}
    targets = [] if target is None else [{"person": "ann", "indicator": "sales", "value": target}]
    span = {"starts_on": period.starts_on, "ends_on": period.ends_on}
    return {
        "deals": list(deals),
        "activities": [],
        "splits": [],
        "assignments": [place | span],
        "targets": [row | span for row in targets],
        "rates": [],
    }
