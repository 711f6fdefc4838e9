"""A plan's settlement: items in order, each looking at what stands before it; then adjustments."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.oracle.amounts import checked
from tests.oracle.books import Books
from tests.oracle.crediting import Crediting
from tests.oracle.indicators.found import Measure
from tests.oracle.periods import Closing
from tests.oracle.places import Member
from tests.oracle.settling import held, limits
from tests.oracle.settling.case import Case, fact_of
from tests.oracle.settling.claw_back import claw_back
from tests.oracle.settling.fallen import Fallen
from tests.oracle.settling.sharing import looks_at
from tests.oracle.settling.when_paid import when_paid

Row = dict[str, Any]
ITEMS: dict[str, Callable[[Case], str]] = {
    "cap": limits.cap,
    "guarantee": limits.guarantee,
    "penalty": limits.penalty,
    "draw": held.draw,
    "hold_back": held.hold_back,
    "deferral": held.deferral,
    "when_paid": when_paid,
    "claw_back": claw_back,
}


def settle(
    crediting: Crediting,
    members: Mapping[str, Member],
    measures: Mapping[str, Mapping[str, Measure]],
    outputs: dict[str, list[Row]],
) -> None:
    """Add a plan's settlement to what its components paid."""
    plan, books = crediting.plan, crediting.books
    earned: defaultdict[str, dict[str, int]] = defaultdict(dict)
    lines: defaultdict[str, list[Row]] = defaultdict(list)
    for row in outputs["statements"]:
        if row["plan"] == plan.code:
            earned[row["person"]][row["component"]] = row["amount_minor"]
    for row in outputs["pay_lines"]:
        if row["plan"] == plan.code:
            lines[row["person"]].append(row)
    brought = books.by("balances", "plan", "item", "person")
    fallen = Fallen(crediting)
    for code in plan.settlement:
        of = looks_at(plan, code)
        people = members.keys() | lines.keys() | {key[2] for key in brought if key[:2] == (plan.code, code)}
        for person in sorted(people):
            case = Case(
                plan=plan,
                code=code,
                person=person,
                closing=crediting.closing,
                books=books,
                crediting=crediting,
                fallen=fallen,
                member=members.get(person),
                measures=measures.get(person, {}),
                earned=sum(earned[person].get(name, 0) for name in of),
                lines_before=[row for row in lines[person] if row["component"] in of],
                brought=brought.get((plan.code, code, person), ()),
            )
            _settle_one(case, outputs, earned[person], lines[person])
            _take_off_earlier(case, outputs["balances"])


def _settle_one(case: Case, outputs: dict[str, list[Row]], earned: dict[str, int], lines: list[Row]) -> None:
    why = ITEMS[case.says["kind"]](case)
    who = {"plan": case.plan.code, "person": case.person, "component": case.code}
    amount = checked(sum(line["amount_minor"] for line in case.lines))
    note = None if amount else "nets_to_zero" if case.lines else why
    earned[case.code] = amount
    new = [who | line for line in case.lines]
    lines += new
    outputs["pay_lines"] += new
    if case.member is not None or case.lines:
        outputs["statements"].append(who | {"amount_minor": amount, "note": note})
    if note == "blocked":
        case.warnings.append({"code": "blocked", "subject": case.code, "detail": "pay", "count": 1})
    outputs["balances"] += case.carried
    outputs["warnings"] += [
        {"plan": case.plan.code, "person": case.person} | warning for warning in case.warnings
    ]


def _take_off_earlier(case: Case, balances: list[Row]) -> None:
    """What one claw-back takes for a fact, another before it that it looks at has no more to take."""
    if case.says["kind"] != "claw_back":
        return
    for code in looks_at(case.plan, case.code):
        if case.plan.settlement.get(code, {}).get("kind") == "claw_back":
            for (fact, _, _), taken in case.paid.items():
                for row in [row for row in balances if _is_about(row, case, code, fact)]:
                    row["amount_minor"] += taken
                    row["left_minor"] += taken
                    if row["left_minor"] <= 0:
                        balances.remove(row)


def _is_about(row: Row, case: Case, code: str, fact: object) -> bool:
    whose = (row["plan"], row["person"], row["item"])
    return whose == (case.plan.code, case.person, code) and fact_of(row) == fact


def put_right(books: Books, codes: Sequence[str], closing: Closing, outputs: dict[str, list[Row]]) -> None:
    """Add adjustments made by hand, and corrections of closed periods."""
    found = [
        (row, "adjustments", "adjustment", row["dated_on"])
        for row in books.rows("adjustments")
        if row["dated_on"] in closing and row["plan"] in codes
    ]
    found += [
        (row, "corrections", "correction", closing.last)
        for row in books.rows("corrections")
        if row["plan"] in codes
    ]
    sums: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for row, component, note, day in found:
        who = {"plan": row["plan"], "person": row["person"], "component": component}
        fact = {"dataset": component, "fact_id": row["id"], "counted_on": day}
        nothing = {"credit_minor": None, "running_minor": None}
        outputs["pay_lines"].append(
            who | fact | nothing | {"amount_minor": row["amount_minor"], "note": note}
        )
        sums[row["plan"], row["person"], component] += row["amount_minor"]
    for (plan, person, component), amount in sums.items():
        outputs["statements"].append(
            {
                "plan": plan,
                "person": person,
                "component": component,
                "amount_minor": amount,
                "note": None if amount else "nets_to_zero",
            }
        )
