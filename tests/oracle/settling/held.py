"""Items that pay later or earlier than earned: draw, hold-back, deferral."""

import datetime as dt
from collections import defaultdict
from typing import Any

from tests.oracle.amounts import give_out, half_up, number
from tests.oracle.periods import later, whole_months
from tests.oracle.settling.case import Case, fact_of
from tests.oracle.settling.sharing import Fact

Row = dict[str, Any]


def draw(case: Case) -> str:
    """Advance what is short of an amount, or all of it at once; take it back from what is above."""
    says, here = case.says, case.member is not None
    amount = case.prorated(case.money("amount"))
    since = min((row["since"] for row in case.brought), default=case.closing.last)
    can_recover = says.get("recoverable", "yes") == "yes"
    balance = owed = sum(row["left_minor"] for row in case.brought) if can_recover else 0
    if here and says.get("paid") == "in advance":
        offset = min(amount, max(case.earned, 0))
        case.pay(amount, "advance", on=case.closing.first)
        case.pay(-offset, "offset")
        balance += amount - offset if can_recover else 0
    elif here and case.earned < amount:
        case.pay(amount - case.earned, "advance")
        balance += amount - case.earned if can_recover else 0
    if case.earned > amount and owed:
        back = _recovered(case, since, case.earned - amount, owed)
        case.spread(-back, "recovery")
        balance -= back
    if balance:
        case.keep(since, balance, balance)
    return "no_advance"


def _recovered(case: Case, since: dt.date, above: int, owed: int) -> int:
    recover = case.says.get("recover", {})
    begins = case.joined_on if recover.get("since") == "joined" else since
    if begins is not None and whole_months(begins, case.closing.last) < int(recover.get("from", "0")):
        return 0
    back = half_up(above * number(recover.get("rate", "100 %")))
    return min(owed, back, case.plan.money(recover["most"]) if "most" in recover else back)


def hold_back(case: Case) -> str:
    """Hold a share back for some months; what is due comes out first."""
    for row in case.brought:
        fact = fact_of(row)
        if case.has_fallen(fact, row["since"]):
            case.forfeit(row["left_minor"], "released", fact)
        elif later(row["since"], int(case.says["months"])) <= case.closing.last:
            case.pay(row["left_minor"], "released", fact)
        else:
            case.carried.append(dict(row))
    for fact, held in _newly_held(case, "held", "released").items():
        case.keep(case.closing.last, held, held, fact)
    return "nothing_held"


def _newly_held(case: Case, note: str, comes_out: str) -> dict[Fact | None, int]:
    """Hold a share of what is earned; what is held for a fact that fell through is never paid."""
    held = case.part(case.earned, "share") if case.earned > 0 else 0
    parts = {fact: -part for fact, part in case.spread(-held, note).items() if part}
    for fact in [fact for fact in parts if case.has_fallen(fact)]:
        case.forfeit(parts.pop(fact), comes_out, fact)
    return parts


def deferral(case: Case) -> str:
    """Pay a share later in equal parts, to whoever is still there or to all."""
    last = case.closing.last
    gone = case.left_on if case.left_on is not None and case.left_on <= last else None
    waiting: defaultdict[dt.date, list[Row]] = defaultdict(list)
    for row in case.brought:
        if case.has_fallen(fact_of(row), row["since"]):
            case.forfeit(row["left_minor"], "vested", fact_of(row))
        else:
            waiting[row["since"]].append(row)
    for fact, held in _newly_held(case, "deferred", "vested").items():
        waiting[last].append(case.row(last, held, held, fact))
    forfeited = False
    for since, rows in waiting.items():
        rows.sort(key=lambda row: (row["fact_id"] is None, row["dataset"] or "", row["fact_id"] or ""))
        forfeited |= _vest(case, rows, since, gone)
    if forfeited:
        case.warnings.append({"code": "forfeited", "subject": case.code, "detail": None, "count": 1})
    return "nothing_deferred"


def _vest(case: Case, rows: list[Row], since: dt.date, gone: dt.date | None) -> bool:
    """Pay the parts that are due of what was deferred on a day; tell whether a leaver forfeits the rest."""
    says, last = case.says, case.closing.last
    count = int(says["parts"])
    whole, left = (sum(row[name] for row in rows) for name in ("amount_minor", "left_minor"))
    due = min(whole_months(since, min(last, gone or last)) // int(says["every"]), count)
    still = sum(list(give_out(whole, dict.fromkeys(range(count), 1)).values())[due:])
    steps = (
        give_out(left - still, {place: row["left_minor"] for place, row in enumerate(rows)}) if left else {}
    )
    forfeited = False
    for place, row in enumerate(rows):
        step = steps.get(place, 0)
        rest = row["left_minor"] - step
        case.pay(step, "vested", fact_of(row))
        if rest and gone:
            forfeited |= says["leaver"] == "forfeits"
            case.pay(rest if says["leaver"] == "keeps" else 0, "vested", fact_of(row))
        elif rest:
            case.carried.append(row | {"left_minor": rest})
    return forfeited
