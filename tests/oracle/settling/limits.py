"""Items that hold pay between limits: cap, guarantee, penalty."""

from tests.oracle.amounts import give_out
from tests.oracle.periods import whole_months
from tests.oracle.settling.case import Case, fact_of
from tests.oracle.settling.sharing import Fact, in_order
from tests.oracle.thresholds import all_of


def cap(case: Case) -> str:
    """Take off what is above, for good or until there is room again."""
    says, a_year = case.says, case.says.get("per", "period") == "year"
    alone = [row for row in case.brought if row["fact_id"] is None]
    before = (
        sum(row["amount_minor"] for row in alone if row["since"] >= case.closing.year.first) if a_year else 0
    )
    waiting = _waiting(case) if says.get("carry") == "yes" else {}
    over = case.earned - max(case.money("most") - before, 0)
    lifted = _lifted(case)
    if lifted or over <= 0:
        waits = sum(waiting.values())
        back = waits if lifted else min(waits, -over)
        for fact, part in (give_out(back, waiting) if back else {}).items():
            case.pay(part, "carried", fact)
            waiting[fact] -= part
    else:
        _cut(case, over, waiting)
    through = before + case.earned + sum(case.paid.values()) if a_year else 0
    for fact, left in (waiting | {None: waiting.get(None, 0)}).items():
        amount = through if fact is None else left
        if amount or left:
            case.keep(case.closing.last, amount, left, fact)
    return "cap_lifted" if lifted else "below_cap"


def _waiting(case: Case) -> dict[Fact | None, int]:
    """Give what earlier periods cut and still may pay; what fell through leaves first."""
    found: dict[Fact | None, int] = {}
    for row in case.brought:
        fact = fact_of(row)
        if case.has_fallen(fact, row["since"]):
            case.forfeit(row["left_minor"], "carried", fact)
        elif row["left_minor"]:
            found[fact] = found.get(fact, 0) + row["left_minor"]
    return in_order(found)


def _cut(case: Case, over: int, waiting: dict[Fact | None, int]) -> None:
    carries = case.says.get("carry") == "yes"
    for fact, part in case.spread(-over, "cap").items():
        if carries and case.has_fallen(fact):
            case.forfeit(-part, "carried", fact)
        elif carries:
            waiting[fact] = waiting.get(fact, 0) - part


def _lifted(case: Case) -> bool:
    """Tell whether the cap does not hold this period: all that it hangs on is kept."""
    if "unless" not in case.says or case.member is None:
        return False
    return all_of(case.plan, case.says["unless"], case.measures) is True


def guarantee(case: Case) -> str:
    """Pay up to the least, in the first months where it is for newcomers."""
    if case.member is None:
        return "guarantee_over"
    if "months" in case.says:
        joined = case.joined_on
        month = 0 if joined is None else whole_months(joined, max(joined, case.closing.first))
        if joined is None or month >= int(case.says["months"]):
            return "guarantee_over"
    least = case.prorated(case.money("least"))
    if case.earned < least:
        case.pay(least - case.earned, "guarantee")
    return "above_guarantee"


def penalty(case: Case) -> str:
    """Take off an amount or a share while a threshold is not kept, never below the floor of pay."""
    says = case.says
    if case.member is None:
        return "threshold_kept"
    wanted = "unless" in says
    is_kept = all_of(case.plan, says["unless" if wanted else "when"], case.measures)
    if is_kept is None:
        return "blocked"
    if is_kept == wanted:
        return "threshold_kept" if wanted else "threshold_not_met"
    line = -(case.money("amount") if "amount" in says else case.part(case.earned, "share"))
    if line >= 0:
        return "nothing_to_take"
    if "not_below" in says:
        line = max(line, case.money("not_below") - case.earned)
    case.spread(min(line, 0), "penalty")
    return "pay_floor"
