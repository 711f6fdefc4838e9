"""Items that hold pay between limits: cap, guarantee, penalty."""

from tests.oracle.periods import whole_months
from tests.oracle.settling.case import Case
from tests.oracle.thresholds import kept


def cap(case: Case) -> str:
    """Take off what is above, for good or until there is room again."""
    says, a_year = case.says, case.says.get("per", "period") == "year"
    this_year = [row for row in case.brought if row["since"] >= case.closing.year.first]
    before = sum(row["amount_minor"] for row in this_year) if a_year else 0
    carries = says.get("carry") == "yes"
    balance = sum(row["left_minor"] for row in case.brought) if carries else 0
    room = max(case.money("most") - before, 0)
    over = case.earned - room
    if over > 0:
        case.pay(-over, "cap")
        balance += over if carries else 0
    elif balance:
        back = min(balance, -over)
        case.pay(back, "carried")
        balance -= back
    let_through = before + case.earned + sum(line["amount_minor"] for line in case.lines)
    amount = let_through if a_year else 0
    if amount or balance:
        case.keep(case.closing.last, amount, balance)
    return "below_cap"


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
    thresholds = says["unless" if wanted else "when"]
    thresholds = thresholds if isinstance(thresholds, list) else [thresholds]
    each = [kept(case.plan, one, case.measures[one["indicator"]]) for one in thresholds]
    all_kept = False if False in each else None if None in each else True
    if all_kept is None:
        return "blocked"
    if all_kept == wanted:
        return "threshold_kept" if wanted else "threshold_not_met"
    line = -(case.money("amount") if "amount" in says else case.part(case.earned, "share"))
    if line >= 0:
        return "nothing_to_take"
    if "not_below" in says:
        line = max(line, case.money("not_below") - case.earned)
    case.pay(min(line, 0), "penalty")
    return "pay_floor"
