"""Components of pay, gathered: plans that pay by the same pattern are paid in one expression.

A pattern is everything but figures: plans that differ only in rates, edges, amounts, caps, or in what their
gates and factors look at, are versions of it, and a person's row carries the figures of their version.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from steelyard.engine import number
from steelyard.engine.batches import Batch, batch_of
from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.rounding import PLAIN, Rounding
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.plan import Plan

OWN_CHOICE = "choice"


@dataclass(frozen=True)
class Version:
    """A component as some plans have it exactly, on the same indicators."""

    incentive: Incentive
    indicators: Mapping[str, Indicator]
    plans: tuple[str, ...]
    currency: str
    rounding: Rounding = PLAIN

    @property
    def choices(self) -> dict[str, Chosen]:
        """Name what it chooses fact by fact: the shape's own figure, and factors."""
        found = {OWN_CHOICE: self.incentive.choices}
        found |= {f"times_{place}": factor.choices for place, factor in self.late_factors}
        return {name: chosen for name, chosen in found.items() if chosen is not None}

    @property
    def late_factors(self) -> list[tuple[int, Factor]]:
        """List the factors from the first that looks at facts on: these are taken line by line."""
        listed: list[tuple[int, Factor]] = list(enumerate(self.incentive.times))
        first = next((place for place, factor in listed if factor.choices is not None), len(listed))
        return listed[first:]

    @property
    def early_factors(self) -> list[tuple[int, Factor]]:
        """List the factors before: these are taken once a person."""
        listed: list[tuple[int, Factor]] = list(enumerate(self.incentive.times))
        return listed[: len(listed) - len(self.late_factors)]


@dataclass(frozen=True)
class Component:
    """One pattern of a component, its versions, and the credits it pays for."""

    code: str
    versions: tuple[Version, ...]
    batch: Batch | None
    every_plan: bool  # whether all plans of the run have it: then nobody needs to be left out

    @property
    def shape(self) -> Incentive:
        """Give the incentive that speaks for the pattern."""
        return self.versions[0].incentive

    @property
    def rounding(self) -> Rounding:
        """How its pay is rounded."""
        return self.versions[0].rounding

    @property
    def adds_up(self) -> bool:
        """Tell whether its lines are added up exactly; a year so far is one sum already."""
        return self.rounding.by_total and self.batch is not None and not self.shape.yearly

    @property
    def parts_of_unit(self) -> int:
        """Tell in how many parts of a minor unit a line's pay is counted before it is rounded."""
        one_by_one = any(version.late_factors for version in self.versions)
        return self.shape.parts_of_unit * (number.MICRO if self.has_factor or one_by_one else 1)

    @property
    def codes(self) -> list[str]:
        """The plans' codes."""
        return sorted(code for version in self.versions for code in version.plans)

    @property
    def base(self) -> Indicator:
        """The indicator whose facts it pays for."""
        return self.versions[0].indicators[str(self.shape.base)]

    @property
    def is_gated(self) -> bool:
        """Tell whether any version has a gate."""
        return any(version.incentive.gate is not None for version in self.versions)

    @property
    def has_factor(self) -> bool:
        """Tell whether any version has a gate, or factors taken once a person."""
        return self.is_gated or any(version.early_factors for version in self.versions)

    def limits(self, name: str) -> bool:
        """Tell whether any version has a cap, or a cap of each line."""
        return any(getattr(version.incentive, name) is not None for version in self.versions)


def components(plans: Sequence[Plan], batches: Sequence[Batch]) -> list[Component]:
    """Gather the components of all plans."""
    patterns: dict[tuple[Any, ...], tuple[str, Batch | None, dict[tuple[Any, ...], Version]]] = {}
    for plan in plans:
        for code, incentive in plan.pay.items():
            used = {name: plan.indicators[name] for name in sorted(incentive.indicators())}
            base = plan.indicators[incentive.base] if incentive.base else None
            batch = batch_of(batches, plan, base.parts()[0].dataset) if base is not None else None
            rounding = plan.rounding or PLAIN
            pattern = (code, id(batch), *_pattern(incentive, plan), rounding.definition())
            _, _, versions = patterns.setdefault(pattern, (code, batch, {}))
            key = (incentive.definition(), *((name, one.definition()) for name, one in used.items()))
            known = versions.get(key)
            codes = (*(known.plans if known else ()), plan.code)
            versions[key] = Version(incentive, used, codes, plan.currency, rounding)
    every = len(plans)
    return [
        Component(
            code,
            tuple(versions.values()),
            batch,
            sum(len(version.plans) for version in versions.values()) == every,
        )
        for code, batch, versions in patterns.values()
    ]


def _pattern(incentive: Incentive, plan: Plan) -> tuple[Any, ...]:
    """Say what must be the same: the shape's pattern, what it looks at itself, and its factors by fact."""
    own = {code for _, code in incentive.needs() if code} | ({incentive.base} if incentive.base else set())
    meaning = tuple((code, plan.indicators[code].definition()) for code in sorted(own) if code)
    late = Version(incentive, {}, (), "").late_factors
    by_fact = tuple((place, repr(one.choices.whens) if one.choices else "") for place, one in late)
    return (incentive.kind, incentive.pattern(), incentive.personal, meaning, by_fact)
