"""What plans ask for, as plain rows, and what they do not ask for, as reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.refusal import refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.queries.sheet import Cell, Column, sheet_of


@dataclass(frozen=True, kw_only=True)
class AskedTarget:
    """One target a plan asks for; no value while nobody has set it."""

    person: str
    indicator: str
    unit: str
    currency: str
    value: int | None


def asked_targets(period: Period, viewer: Viewer) -> list[AskedTarget]:
    """Return what a period asks of the people the viewer may see."""
    sheet = sheet_of(period, viewer)
    return [
        AskedTarget(
            person=line.person,
            indicator=column.indicator,
            unit=column.unit,
            currency=column.currency,
            value=sheet.value(line, column),
        )
        for line in sheet.lines
        for column in line.needs.values()
    ]


def refuse_unasked(period: Period, viewer: Viewer, values: Mapping[Cell, int | None]) -> None:
    """Raise Refused for each target that no plan asks for, or that cannot be one."""
    sheet = sheet_of(period, viewer)
    needs = {
        (line.person, column.indicator): column for line in sheet.lines for column in line.needs.values()
    }
    refuse_for(reason for cell, value in values.items() for reason in _why_not(cell, value, needs))


def _why_not(cell: Cell, value: int | None, needs: Mapping[Cell, Column]) -> list[str]:
    column = needs.get(cell)
    if column is None:
        words = _("No plan asks %(person)s for %(indicator)s in this period.")
        return [words % {"person": cell[0], "indicator": cell[1]}]
    return list(rules.why_not_value(value, unit=column.unit, better=column.better))
