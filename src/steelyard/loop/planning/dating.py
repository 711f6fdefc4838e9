"""Which plan a person works under on each day: pure dates, no record.

A person-specific plan goes before the position's; a day with neither stays, without a plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Dates, both ends included; an open end is None."""

    starts_on: date
    ends_on: date | None = None

    def includes(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSpan(Span):
    """A plan on some dates."""

    plan: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay(Span):
    """A person's place in the company on some dates, and the plan there."""

    person: str
    team: str | None
    manager: str | None
    position: str
    plan: str | None = None


def with_plans(
    stays: Iterable[Stay],
    *,
    of_person: Mapping[str, Iterable[PlanSpan]],
    of_position: Mapping[str, Iterable[PlanSpan]],
    starts_on: date,
    ends_on: date,
) -> Iterator[Stay]:
    """Cut each stay to the period and at every day its plan changes; the days stay the same."""
    for stay in stays:
        first, last = max(stay.starts_on, starts_on), min(stay.ends_on or ends_on, ends_on)
        if first <= last:
            own, shared = list(of_person.get(stay.person, ())), list(of_position.get(stay.position, ()))
            yield from _cut(stay, first, last, own, shared)


def _cut(stay: Stay, first: date, last: date, own: list[PlanSpan], shared: list[PlanSpan]) -> Iterator[Stay]:
    waiting: Stay | None = None  # the piece that the next one may continue
    for begins, next_begins in pairwise([*_cuts(first, last, [*own, *shared]), last + ONE_DAY]):
        plan = _plan_on(begins, own) or _plan_on(begins, shared)
        piece = replace(stay, starts_on=begins, ends_on=next_begins - ONE_DAY, plan=plan)
        if waiting is None or waiting.plan != plan:
            if waiting is not None:
                yield waiting
            waiting = piece
        else:
            waiting = replace(waiting, ends_on=piece.ends_on)
    if waiting is not None:
        yield waiting


def _cuts(first: date, last: date, spans: list[PlanSpan]) -> list[date]:
    """Return the days on which something may change, the first day among them."""
    changes = {span.starts_on for span in spans}
    changes |= {
        span.ends_on + ONE_DAY for span in spans if span.ends_on is not None and span.ends_on < date.max
    }
    return sorted({first, *(day for day in changes if first < day <= last)})


def _plan_on(day: date, spans: list[PlanSpan]) -> str | None:
    """Return the plan of a day; of two, which the actions refuse, the one that began last."""
    there = [span for span in spans if span.includes(day)]
    return max(there, key=lambda span: (span.starts_on, span.plan)).plan if there else None
