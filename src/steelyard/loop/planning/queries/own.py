"""One's own targets and plan, for the person they are of."""

from collections.abc import Iterator
from dataclasses import dataclass

from steelyard.foundation import rulebook
from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning.queries.demand import demand_of
from steelyard.loop.planning.queries.sheet import sheet_of


@dataclass(frozen=True, kw_only=True)
class OwnTarget:
    """An indicator and what is to be reached; None while nobody has set it."""

    indicator: str
    title: str
    shown: str
    is_set: bool
    is_common: bool = False  # the plan's, the same for all


@dataclass(frozen=True, kw_only=True)
class OwnTargets:
    """The page; without a person the account belongs to nobody who is planned for."""

    period: Period
    person: str
    plans: dict[str, str]
    targets: tuple[OwnTarget, ...]


def own_targets(period: Period, viewer: Viewer) -> OwnTargets:
    """Return what the viewer shall reach in a period."""
    code = viewer.person.code if viewer.person else ""
    sheet = sheet_of(period, viewer)
    line = next((line for line in sheet.lines if line.person == code), None)
    if line is None:
        return OwnTargets(period=period, person=code, plans={}, targets=())
    own = [
        OwnTarget(
            indicator=column.indicator,
            title=column.title,
            shown=figures.value(sheet.value(line, column), column.unit, column.currency),
            is_set=sheet.value(line, column) is not None,
        )
        for column in line.needs.values()
    ]
    return OwnTargets(
        period=period, person=code, plans=dict(line.plans), targets=(*own, *_common(period, code))
    )


def _common(period: Period, person: str) -> Iterator[OwnTarget]:
    """Give the targets that a person's plan sets for all."""
    for plan in demand_of(period).plans_of(person)[:1]:
        for code, indicator in plan.indicators.items():
            value = indicator.target_value(plan.currency)
            if value is not None:
                yield OwnTarget(
                    indicator=code,
                    title=indicator.title(rulebook.language()),
                    shown=figures.value(value, indicator.unit, plan.currency),
                    is_set=True,
                    is_common=True,
                )
