"""One's own targets and plan, for the person they are of."""

from dataclasses import dataclass

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning.queries.sheet import sheet_of


@dataclass(frozen=True, kw_only=True)
class OwnTarget:
    """An indicator and what is to be reached; None while nobody has set it."""

    indicator: str
    title: str
    shown: str
    is_set: bool


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
    return OwnTargets(
        period=period,
        person=code,
        plans=dict(line.plans),
        targets=tuple(
            OwnTarget(
                indicator=column.indicator,
                title=column.title,
                shown=figures.value(sheet.value(line, column), column.unit, column.currency),
                is_set=sheet.value(line, column) is not None,
            )
            for column in line.needs.values()
        ),
    )
