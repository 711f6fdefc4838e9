"""Items that follow each fact: paid when its customer has paid, taken back when the fact is."""

import datetime as dt
from collections import defaultdict
from fractions import Fraction
from typing import Any

from tests.oracle.amounts import half_up
from tests.oracle.crediting import FellOutError
from tests.oracle.money import converted, rate_on
from tests.oracle.periods import whole_months
from tests.oracle.settling.case import Case

Row = dict[str, Any]


def paid_for(case: Case) -> str:
    """Name the dataset whose facts are followed."""
    return str(case.says.get("facts") or next(iter(case.plan.credit)))


def root_of(case: Case, fact_id: str) -> str:
    """Name the fact that a row takes back, or the row itself."""
    dataset = paid_for(case)
    fact = case.books.fact(dataset, fact_id)
    return fact_id if fact is None else str(case.crediting.original(dataset, fact)["id"])


def lines_by_root(case: Case) -> dict[str, list[Row]]:
    """Group what was paid for facts in this period by the facts they belong to."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for line in case.lines_before:
        if line["dataset"] == paid_for(case):
            found[root_of(case, line["fact_id"])].append(line)
    return dict(found)


def when_paid(case: Case) -> str:
    """Hold what facts earned until they are paid for, part by part."""
    dataset, new = paid_for(case), lines_by_root(case)
    brought = {row["fact_id"]: row for row in case.brought}
    for root in sorted(new.keys() | brought.keys()):
        row = brought.get(root)
        earned = sum(line["amount_minor"] for line in new.get(root, ()))
        whole = earned + (row["amount_minor"] if row else 0)
        released = row["amount_minor"] - row["left_minor"] if row else 0
        case.pay(-earned, "waits", (dataset, root))
        due = _due(case, root, whole, released)
        case.pay(due - released, "released", (dataset, root))
        if whole != due:
            since = row["since"] if row else min(line["counted_on"] for line in new[root])
            case.keep(since, whole, whole - due, (dataset, root))
    return "nothing_waits"


def _due(case: Case, root: str, whole: int, released: int) -> int:
    worth = _worth(case, root)
    if worth is None:
        return released
    if worth <= 0:
        return whole
    return half_up(Fraction(whole * min(_paid(case, root), worth), worth))


def _worth(case: Case, root: str) -> int | None:
    """Add up what a fact and those that take it back are worth."""
    dataset = paid_for(case)
    if case.books.fact(dataset, root) is None:
        return None
    found = 0
    for fact in case.books.rows(dataset):
        if case.crediting.original(dataset, fact)["id"] == root:
            try:
                found += case.crediting.whole_minor(dataset, fact) or 0
            except FellOutError:  # in no currency, or at no rate: nothing anybody could wait for
                own = fact["currency"] == case.plan.currency
                found += fact["amount_minor"] or 0 if own else 0
    return found


def _paid(case: Case, root: str) -> int:
    says, found = case.says, 0
    for row in case.books.rows(says["dataset"]):
        day, minor = row[says["counts_on"]], row[f"{says['amount']}_minor"]
        if row[says["fact"]] is None or root_of(case, row[says["fact"]]) != root:
            continue
        if day is None or day > case.closing.last or minor is None or row["currency"] is None:
            continue
        rate = rate_on(case.books.rows("rates"), row["currency"], case.plan.currency, day)
        if rate is not None:
            found += converted(minor, row["currency"], case.plan.currency, rate)
    return max(found, 0)


def claw_back(case: Case) -> str:
    """Take back what was paid for facts that are taken back in time, each once."""
    dataset, within = paid_for(case), int(case.says["within"])
    known = {row["fact_id"]: (row["since"], row["left_minor"]) for row in case.brought}
    for root, lines in lines_by_root(case).items():
        first = min(line["counted_on"] for line in lines)
        since, left = known.get(root, (first, 0))
        known[root] = (since, left + sum(line["amount_minor"] for line in lines))
    clawed = _clawed_on(case)
    for root, (since, left) in sorted(known.items()):
        elapsed = whole_months(since, clawed[root]) if root in clawed else within
        if elapsed < within:
            taken = max(left, 0)
            if case.says.get("how", "all") == "by months":
                taken = half_up(Fraction(taken * (within - elapsed), within))
            case.pay(-taken, "clawed_back", (dataset, root))
        elif left and whole_months(since, case.closing.last) < within:
            case.keep(since, left, left, (dataset, root))
    return "nothing_clawed"


def _clawed_on(case: Case) -> dict[str, dt.date]:
    """Tell on which day of the period each fact was taken back first."""
    found: dict[str, dt.date] = {}
    for row in case.books.rows(case.says["dataset"]):
        day, fact_id = row[case.says["counts_on"]], row[case.says["fact"]]
        if fact_id is not None and day in case.closing:
            root = root_of(case, fact_id)
            found[root] = min(day, found.get(root, day))
    return found
