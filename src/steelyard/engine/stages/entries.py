"""Everything that gets a score, gathered over plans: what is scored alike is scored once."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.plan import Plan
from steelyard.engine.scorecards.part import Extra, ScorecardPart, Scored
from steelyard.engine.scorecards.scorecard import Place


@dataclass(frozen=True)
class Entry:
    """One indicator in the scorecards of plans that score it alike; `number` names it in expressions."""

    number: int
    code: str
    indicator: Indicator
    scored: Scored
    place: Place | None  # none for an extra
    axis: Axis
    plans: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Give its weight within its group; an extra has none."""
        return self.scored.weight if isinstance(self.scored, ScorecardPart) else 0

    @property
    def group_weight(self) -> int:
        """Give its group's weight."""
        return self.place.group_weight if self.place else 0

    @property
    def extra(self) -> Extra | None:
        """Give its limits, if it is an extra."""
        return self.scored if isinstance(self.scored, Extra) else None


def entries(plans: Sequence[Plan]) -> list[Entry]:
    """List what is scored in any plan."""
    found: dict[Hashable, tuple[str, Indicator, Scored, Place | None, Axis, list[str]]] = {}
    for plan in plans:
        card = plan.scorecard
        places = {place.code: place for place in card.places()} if card else {}
        for code, scored in card.scored.items() if card else ():
            indicator, place = plan.indicators[code], places.get(code)
            where = (place.group, place.group_weight) if place else None
            key = (code, indicator.definition(), scored.definition(), where)
            axis = scored.axis(indicator, plan.currency)
            found.setdefault(key, (code, indicator, scored, place, axis, []))[-1].append(plan.code)
    return [Entry(place, *made[:-1], tuple(made[-1])) for place, made in enumerate(found.values())]


def known_to(scored: Sequence[Entry]) -> int:
    """Tell to how many billionths of a millionth the sum of contributions is known, each rounded twice."""
    steepest = max((one.scored.curve.known_to(one.axis) for one in scored), default=0)
    return steepest + 2 * len(scored)


def entered(rows: ibis.Table, scored: Sequence[Entry]) -> ibis.Table:
    """Keep the rows that are scored, each with its entry's number."""
    plans = sorted({plan for one in scored for plan in one.plans})
    which = ibis.cases(
        *((rows.plan == plan, number.whole(place)) for place, plan in enumerate(plans)),
        else_=number.nothing(),
    )
    cases = []
    for code in dict.fromkeys(one.code for one in scored):
        of_plan = {plan: one.number for one in scored if one.code == code for plan in one.plans}
        cases.append((rows.indicator == code, number.one_of([of_plan.get(plan) for plan in plans], which)))
    rows = rows.mutate(entry=ibis.cases(*cases, else_=number.nothing()))
    return rows.filter(rows.entry.notnull())


def is_one_of(rows: ibis.Table, chosen: Sequence[Entry]) -> Any:
    """Make the condition that a row is one of some entries."""
    return rows.entry.isin([number.whole(one.number) for one in chosen])


def by_entry(
    rows: ibis.Table,
    scored: Sequence[Entry],
    key: Callable[[Entry], Hashable],
    make: Callable[[Entry], Any],
    otherwise: Any,
) -> Any:
    """Make an expression for each row by its entry; entries with an equal key share one, `None` has none."""
    alike: dict[Hashable, Entry] = {}
    for one in scored:
        if key(one) is not None:
            alike.setdefault(key(one), one)
    if not alike:
        return otherwise
    if len(alike) == 1 and all(key(one) is not None for one in scored):
        return make(scored[0])
    turns = {found: turn for turn, found in enumerate(alike)}
    turn = _number_of(rows, scored, lambda one: turns.get(key(one)))
    cases = [(turn == number.whole(place), make(one)) for place, one in enumerate(alike.values())]
    return ibis.cases(*cases, else_=otherwise)


def number_by_entry(rows: ibis.Table, scored: Sequence[Entry], give: Callable[[Entry], int | None]) -> Any:
    """Take each entry's own plain number; one that all share stays a literal."""
    found = {give(one) for one in scored}
    if len(found) == 1:
        same = found.pop()
        return number.nothing() if same is None else number.whole(same)
    return _number_of(rows, scored, give)


def _number_of(rows: ibis.Table, scored: Sequence[Entry], give: Callable[[Entry], int | None]) -> Any:
    numbers: list[int | None] = [None] * (max(one.number for one in scored) + 1)
    for one in scored:
        numbers[one.number] = give(one)
    return number.one_of(numbers, rows.entry)
