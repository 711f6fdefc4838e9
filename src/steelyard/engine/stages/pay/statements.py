"""From lines to statements: the sum of each component, its true-up and cap, and why it pays nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.incentives.rounding import NOTE as ROUNDING
from steelyard.engine.incentives.rounding import lacking
from steelyard.engine.keeping import Keep
from steelyard.engine.period import Period
from steelyard.engine.stages.pay.lines import KEY, REST
from steelyard.engine.stages.pay.terms import GATE, Terms, union_of
from steelyard.engine.tables import STATEMENTS

NEVER = ibis.literal(value=False)


@dataclass(frozen=True)
class Summed:
    """What each component comes to for each person: rows of `paid`."""

    paid: ibis.Table
    has_caps: bool
    has_true_ups: bool
    has_rounding: bool


def summed(every: Sequence[Terms], lines: ibis.Table, keep: Keep) -> Summed:
    """Sum the lines of each component beside its terms."""
    zero_notes = sorted({one.component.shape.zero_note for one in every})
    open_note = ~lines.note.isin([*zero_notes, "zero_factor"])
    yes = ibis.literal(value=True)
    sums = lines.group_by(*KEY).aggregate(
        paid=number.total(lines.amount_minor),
        lines=lines.count(),
        rated=(~lines.note.isin(zero_notes)).fill_null(yes).any(),
        open=open_note.fill_null(yes).any(),
        **({REST: number.total(lines[REST])} if REST in lines.columns else {}),
    )
    if REST in lines.columns:
        adding = enumerate(one.component for one in every)
        how = {place: (one.rounding, one.parts_of_unit) for place, one in adding if one.adds_up}
        sums = sums.mutate(rounding=lacking(sums, how)).drop(REST)
    sums = sums.rename({f"of_{name}": name for name in KEY})
    due = union_of([_due(one) for one in every])
    met = due.left_join(sums, [due[name] == sums[f"of_{name}"] for name in KEY])
    paid = met.paid.fill_null(number.whole(0))
    if REST in lines.columns:
        met = met.mutate(rounding=met.rounding.fill_null(number.whole(0)))
        paid = paid + met.rounding
    whole = ibis.coalesce(met.due, paid)
    made = met.mutate(
        true_up=whole - paid, cut=ibis.least(met.cap - whole, number.whole(0)).fill_null(number.whole(0))
    )
    made = made.mutate(amount_minor=whole + made.cut)
    has_due = any("due" in one.numbers for one in every)
    has_caps = any(one.component.limits("cap") for one in every)
    return Summed(keep("paid", made), has_caps, has_due, REST in lines.columns)


def _due(terms: Terms) -> ibis.Table:
    """Take what statements need of a component's terms; what the year to date is due comes after factors."""
    rows, component = terms.rows, terms.component
    due = rows.due
    if "due" in terms.numbers and component.has_factor:
        due = number.scale(due, rows.factor)
    if "due" in terms.numbers:
        due = rows.held.isnull().ifelse(due, number.nothing())
    return rows.select(
        *KEY,
        "plan",
        "person",
        "component",
        "held",
        "cap",
        "zero_note",
        due=due,
        gated=rows[GATE] < number.whole(number.MICRO) if component.is_gated else NEVER,
        no_factor=rows.factor == number.whole(0) if component.has_factor else NEVER,
    )


def further_lines(found: Summed, period: Period) -> list[ibis.Table]:
    """Make the lines that are about no fact: rounding, true-ups, and what caps take off."""
    lines = []
    if found.has_rounding:
        lines.append(_line(found.paid, ROUNDING, period))
    if found.has_true_ups:
        lines.append(_line(found.paid, "true_up", period))
    if found.has_caps:
        lines.append(_line(found.paid, "cut", period, note="cap"))
    return lines


def _line(paid: ibis.Table, column: str, period: Period, note: str | None = None) -> ibis.Table:
    rows = paid.filter(paid[column] != number.whole(0))
    return rows.select(
        "plan",
        "person",
        "component",
        dataset=ibis.null("string"),
        fact_id=ibis.null("string"),
        counted_on=period.last_day,
        credit_minor=number.nothing(),
        running_minor=number.nothing(),
        amount_minor=column,
        note=ibis.literal(note or column),
    )


def statements(found: Summed) -> ibis.Table:
    """Say what each component pays; one that pays nothing says why."""
    rows = found.paid
    none = ibis.null("string")
    reasons: list[tuple[Any, Any]] = [
        (rows.amount_minor != number.whole(0), none),
        (rows.held.notnull(), rows.held),
        (rows.lines.isnull(), ibis.literal("no_credits")),
        (~rows.rated, rows.zero_note),
        (rows.gated, ibis.literal("gate")),
        (rows.no_factor | ~rows.open, ibis.literal("zero_factor")),
    ]
    why = ibis.cases(*reasons, else_=ibis.literal("nets_to_zero"))
    return rows.select("plan", "person", "component", "amount_minor", note=why)


def no_statements(roster: ibis.Table) -> ibis.Table:
    """Make statements for nobody."""
    nobody = roster.filter(NEVER)
    return nobody.select(**{one.name: ibis.null(ibis.dtype(one.kind)) for one in STATEMENTS.columns})
