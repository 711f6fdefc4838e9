"""A company written by hand, as small as a test wants it: everybody is on one plan all the time."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from steelyard.engine import Period
from tests.oracle.drawn.ground import Tables

Row = dict[str, Any]
EVERYTHING = (Path(__file__).parent / "everything.yaml").read_text()


def deal(place: str, day: dt.date, amount_minor: int, **other: Any) -> Row:
    """Make a won deal, ann's unless said otherwise."""
    plain = {
        "owner": "ann",
        "stage": "Won",
        "product": "A",
        "customer": "x",
        "units": 1,
        "currency": "CNY",
        "takes_back": None,
    }
    return {"id": place, "closed_on": day, "amount_minor": amount_minor} | plain | other


def company(period: Period, deals: Sequence[Row], *, target: int | None = None) -> Tables:
    """Put the deals, their owners and the target that each of them has, in minor units, into tables."""
    people = sorted({row["owner"] for row in deals})
    place = {"team": None, "manager": None, "position": None, "plan": "everything"}
    span = {"starts_on": period.starts_on, "ends_on": period.ends_on}
    aim = {"indicator": "sales", "value": target}
    return {
        "deals": list(deals),
        "activities": [],
        "splits": [],
        "assignments": [{"person": person} | place | span for person in people],
        "targets": [{"person": person} | aim | span for person in people if target is not None],
        "rates": [],
    }
