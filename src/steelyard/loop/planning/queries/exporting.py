"""Targets as a sheet of a workbook, in the shape the import reads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit import workbook
from steelyard.loop.planning.queries.grid import Filters
from steelyard.loop.planning.queries.sheet import Column, Line, Sheet, sheet_of

PER_CENT = 100


def exported_targets(
    period: Period, viewer: Viewer, filters: Filters, *, empty: bool = False
) -> workbook.Sheet:
    """Return who the filters show with their targets, or with empty cells to fill."""
    sheet = sheet_of(period, viewer)
    lines = [line for line in sheet.lines if filters.show(line, sheet)]
    return workbook.Sheet(
        name=_("Targets %(period)s") % {"period": period.code},
        columns=[
            workbook.Column(_("Code")),
            workbook.Column(_("Name")),
            workbook.Column(_("Team")),
            workbook.Column(_("Position")),
            *(_heading(column) for column in sheet.columns),
        ],
        rows=[
            [line.person, line.name, line.team_name, line.position_title, *_values(line, sheet, empty=empty)]
            for line in lines
        ],
    )


def _heading(column: Column) -> workbook.Column:
    """Name the unit in the heading: what stands in the cells is a plain number."""
    match column.unit:
        case "money":
            return workbook.Column(f"{column.title} ({column.currency})", "money", column.currency)
        case "ratio":  # in per cent, as it is typed; a cell formatted as % would hold 0.95
            return workbook.Column(f"{column.title} (%)", "average")
        case "count":
            return workbook.Column(column.title, "count")
        case _:
            return workbook.Column(column.title, "average")


def _values(line: Line, sheet: Sheet, *, empty: bool) -> Iterator[int | None]:
    for column in sheet.columns:
        value = None if empty else sheet.value(line, column)
        yield value * PER_CENT if value is not None and column.unit == "ratio" else value
