"""Items that pay later or earlier than earned: draw, hold-back, deferral."""

from tests.oracle.amounts import give_out, half_up, number
from tests.oracle.periods import later, whole_months
from tests.oracle.settling.case import Case


def draw(case: Case) -> str:
    """Advance what is short of an amount; take it back from what is above."""
    says, recover = case.says, case.says.get("recover", {})
    amount = case.prorated(case.money("amount"))
    since = min((row["since"] for row in case.brought), default=case.closing.last)
    can_recover = says.get("recoverable", "yes") == "yes"
    balance = sum(row["left_minor"] for row in case.brought) if can_recover else 0
    if case.earned < amount and case.member is not None:
        case.pay(amount - case.earned, "advance")
        balance += amount - case.earned if can_recover else 0
    elif case.earned > amount and balance:
        begins = case.joined_on if recover.get("since") == "joined" else since
        if begins is None or whole_months(begins, case.closing.last) >= int(recover.get("from", "0")):
            back = half_up((case.earned - amount) * number(recover.get("rate", "100 %")))
            most = case.plan.money(recover["most"]) if "most" in recover else back
            case.pay(-min(balance, back, most), "recovery")
            balance -= min(balance, back, most)
    if balance:
        case.keep(since, balance, balance)
    return "no_advance"


def hold_back(case: Case) -> str:
    """Hold a share back for some months; what is due comes out first."""
    released = 0
    for row in case.brought:
        if later(row["since"], int(case.says["months"])) <= case.closing.last:
            released += row["left_minor"]
        else:
            case.carried.append(dict(row))
    case.pay(released, "released")
    held = case.part(case.earned, "share") if case.earned > 0 else 0
    case.pay(-held, "held")
    if held:
        case.keep(case.closing.last, held, held)
    return "nothing_held"


def deferral(case: Case) -> str:
    """Pay a share later in equal parts, to whoever is still there or to all."""
    says, last = case.says, case.closing.last
    count, every = int(says["parts"]), int(says["every"])
    gone = case.left_on if case.left_on is not None and case.left_on <= last else None
    held = case.part(case.earned, "share") if case.earned > 0 else 0
    case.pay(-held, "deferred")
    case.brought = [*case.brought, case.row(last, held, held)] if held else case.brought
    vested, forfeited = 0, False
    for row in case.brought:
        parts = give_out(row["amount_minor"], {f"{place:03}": 1 for place in range(count)})
        due = min(whole_months(row["since"], min(last, gone or last)) // every, count)
        left = row["amount_minor"] - sum(list(parts.values())[:due])
        vested += row["left_minor"] - left
        if left and gone:
            forfeited |= says["leaver"] == "forfeits"
            vested += left if says["leaver"] == "keeps" else 0
        elif left:
            case.carried.append(row | {"left_minor": left})
    case.pay(vested, "vested")
    if forfeited:
        case.warnings.append({"code": "forfeited", "subject": case.code, "detail": None, "count": 1})
    return "nothing_deferred"
