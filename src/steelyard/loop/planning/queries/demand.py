"""What is to be set in a period: for each person, the indicators of their plans that need a target."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from steelyard import engine
from steelyard.foundation import rulebook
from steelyard.foundation.periods import Period
from steelyard.loop.planning.dating import Stay
from steelyard.loop.planning.models import Target
from steelyard.loop.planning.queries.tables import stays_in


@dataclass(frozen=True, kw_only=True)
class Demand:
    """Who has which plan in a period, and what that asks for."""

    stays: Mapping[str, tuple[Stay, ...]]  # by person, in order of time
    plans: Mapping[str, engine.Plan]  # by code, those that a version is in force of

    def plans_of(self, person: str) -> tuple[engine.Plan, ...]:
        """Return a person's plans in the period, the last one first."""
        codes = dict.fromkeys(stay.plan for stay in reversed(self.stays.get(person, ())) if stay.plan)
        return tuple(self.plans[code] for code in codes if code in self.plans)

    def indicators_of(self, person: str) -> dict[str, tuple[engine.Plan, engine.Indicator]]:
        """Return the indicators that need a target, each with the plan that asks for it."""
        return {
            code: (plan, indicator)
            for plan in reversed(self.plans_of(person))  # of two plans, the later one says how
            for code, indicator in plan.indicators.items()
            if indicator.needs_target
        }


def demand_of(period: Period) -> Demand:
    """Return what a period asks for."""
    stays: dict[str, list[Stay]] = defaultdict(list)
    for stay in stays_in(period):
        stays[stay.person].append(stay)
    codes = {stay.plan for own in stays.values() for stay in own if stay.plan is not None}
    return Demand(
        stays={person: tuple(sorted(own, key=lambda s: s.starts_on)) for person, own in stays.items()},
        plans=plans_in(period, codes),
    )


def plans_in(period: Period, codes: set[str]) -> dict[str, engine.Plan]:
    """Return the plans a period is calculated with; a code without a version in force is left out."""
    versions = (
        rulebook.version_for_period(code, starts_on=period.starts_on, ends_on=period.ends_on)
        for code in sorted(codes)
    )
    return {version.plan.code: rulebook.plan_of(version) for version in versions if version is not None}


def values_in(period: Period) -> dict[tuple[str, str], tuple[int, int]]:
    """Return value and revision of what counts now, by person and indicator."""
    newest = Target.objects.filter(period=period).newest().exclude(value=None)
    return {
        (person, indicator): (value, revision)
        for person, indicator, value, revision in newest.values_list(
            "person__code", "indicator", "value", "revision"
        )
        if value is not None
    }


def missing_targets(period: Period) -> list[tuple[str, str]]:
    """Return the (person, indicator) pairs that a plan asks for and nobody has set, sorted."""
    demand, set_already = demand_of(period), values_in(period)
    return sorted(
        (person, indicator)
        for person in demand.stays
        for indicator in demand.indicators_of(person)
        if (person, indicator) not in set_already
    )


def people_without_plan(period: Period) -> list[str]:
    """Return the codes of people who have no plan on any day of the period, sorted."""
    stays = demand_of(period).stays
    return sorted(person for person, own in stays.items() if all(stay.plan is None for stay in own))
