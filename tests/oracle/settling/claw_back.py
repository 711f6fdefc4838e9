"""What was paid for a fact is taken back when the fact falls through in time, and no more."""

import datetime as dt
from fractions import Fraction

from tests.oracle.amounts import half_up, number
from tests.oracle.periods import whole_months
from tests.oracle.settling.case import Case, fact_of
from tests.oracle.settling.sharing import Fact


def claw_back(case: Case) -> str:
    """Take back what was paid for facts that are taken back in time, each once."""
    dataset, within = case.fallen.facts_of(case.code), int(case.says["within"])
    known: dict[Fact, int] = {}
    since: dict[Fact, dt.date] = {}
    for row in case.brought:
        fact = fact_of(row)
        assert fact is not None
        known[fact] = known.get(fact, 0) + row["left_minor"]
        since[fact] = min(row["since"], since.get(fact, row["since"]))
    for fact, amount in new_of(case, dataset).items():
        known[fact] = known.get(fact, 0) + amount
    for fact, left in sorted(known.items()):
        counted = case.fallen.counted_on(fact, since.get(fact) or first_line(case, fact))
        assert counted is not None
        fell = _fell_on(case, fact, counted)
        elapsed = within if fell is None else whole_months(counted, fell)
        if elapsed < within:
            share = number(case.says.get("share", "100 %"))
            if case.says.get("how", "all") == "by months":
                share *= Fraction(within - elapsed, within)
            case.pay(-half_up(max(left, 0) * share), "clawed_back", fact)
        elif left and whole_months(counted, case.closing.last) < within:
            case.keep(counted, left, left, fact)
    return "nothing_clawed"


def new_of(case: Case, dataset: str) -> dict[Fact, int]:
    """Sum what was paid for a dataset's facts in this period, with what takes them back."""
    return {fact: amount for fact, amount in case.weights.items() if fact is not None and fact[0] == dataset}


def first_line(case: Case, fact: Fact) -> dt.date:
    """Tell the earliest day of a fact's lines."""
    dataset, place = fact
    days: list[dt.date] = [
        line["counted_on"]
        for line in case.lines_before
        if line["dataset"] == dataset and case.crediting.root(dataset, line["fact_id"]) == place
    ]
    return min(days)


def _fell_on(case: Case, fact: Fact, counted: dt.date) -> dt.date | None:
    """Tell when a fact was taken back, in this period; a closed one's cancellations are its corrections.

    One that counted in this period may have been cancelled before it counted.
    """
    days = case.fallen.days_of(case.code, fact)
    if counted < case.closing.first:
        days = [day for day in days if day in case.closing]
    return min(days, default=None)
