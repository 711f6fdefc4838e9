"""Figures that can hardly be right: far from all that came before. They stand, and are shown to be looked at.

A figure is far off when its size is more than FAR times the median of that person's own in closed periods of
the kind (where they have any), and more than FAR times the median of everybody's. Medians are taken of
figures other than 0, up to a year back. At a first close nothing came before: an attainment is then held
against the target itself, and pay against everybody's in this close, if there are at least FEWEST of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import median_low
from typing import Any

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.results import PersonResult
from steelyard.foundation.calculation.sealed import columns_of
from steelyard.foundation.periods.models import Period

FAR = 10
FEWEST = 5
LOOKED_BACK = 12  # closed periods
MOST = 200  # figures kept with a run
REACHED = 10**6  # an attainment of 100 %

Key = tuple[str, str]  # plan and indicator; an empty indicator is pay
Figures = Mapping[Key, Mapping[str, list[int]]]  # by person


@dataclass(frozen=True, kw_only=True)
class Improbable:
    """One figure, and what is usual: ppm of an attainment, or minor units of pay."""

    plan: str
    person: str
    indicator: str  # empty for pay
    value: int
    usual: int


def improbable(results: Iterable[PersonResult], before: Figures) -> list[dict[str, Any]]:
    """Return figures that are far off, the farthest first, as a run keeps them."""
    now: dict[Key, dict[str, int]] = defaultdict(dict)
    for result in results:
        for key, value in figures_of(result):
            now[key][result.person] = value
    found = []
    for key, people in now.items():
        history = before.get(key, {})
        of_all = usual_of_all(key, history, people.values())
        if of_all is None:
            continue
        for person, value in people.items():
            usual = usual_for(person, history, of_all)
            if abs(value) > FAR * usual:
                found.append(
                    Improbable(plan=key[0], person=person, indicator=key[1], value=value, usual=usual)
                )
    found.sort(key=lambda one: (-(abs(one.value) // one.usual), one.plan, one.person, one.indicator))
    return [asdict(one) for one in found[:MOST]]


def usual_of_all(key: Key, before: Mapping[str, list[int]], now: Iterable[int]) -> int | None:
    """Return everybody's usual size of a figure; None where too few can tell."""
    everybody = [value for values in before.values() for value in values]
    if everybody:
        return median_low(everybody)
    if key[1]:
        return REACHED
    paid = [abs(value) for value in now if value]
    return median_low(paid) if len(paid) >= FEWEST else None


def usual_for(person: str, before: Mapping[str, list[int]], of_all: int) -> int:
    """Return what a person's figure is held against: the greater of their own usual size and everybody's."""
    own = before.get(person)
    return max(median_low(own), of_all) if own else of_all


def figures_of(result: PersonResult) -> Iterator[tuple[Key, int]]:
    """Yield a result's attainments, and its pay."""
    for indicator in result.indicators:
        if indicator.attainment_ppm is not None:
            yield (result.plan, indicator.code), indicator.attainment_ppm
    yield (result.plan, ""), result.pay_minor


def figures_before(period: Period) -> Figures:
    """Return the sizes of all figures other than 0 of the closed periods before, of the same kind."""
    runs = Run.objects.in_force().filter(period__kind=period.kind, period__ends_on__lt=period.starts_on)
    found: dict[Key, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for run in runs.order_by("-period__ends_on")[:LOOKED_BACK]:
        for plan, person, indicator, value in columns_of(
            run, "measures", "plan", "person", "indicator", "attainment_ppm"
        ):
            if value:
                found[plan, indicator][person].append(abs(value))
        paid: dict[tuple[str, str], int] = defaultdict(int)
        for plan, person, amount in columns_of(run, "statements", "plan", "person", "amount_minor"):
            paid[plan, person] += amount
        for (plan, person), amount in paid.items():
            if amount:
                found[plan, ""][person].append(abs(amount))
    return found
