"""One cell: what it is asked for, what it is after a change, and its history."""

from dataclasses import dataclass

from django.http import Http404

from steelyard.foundation import people
from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.loop.planning.queries.grid import Filters, GridCell, TargetGrid, cell_of, grid_from, sums_of
from steelyard.loop.planning.queries.history import CellHistory, cell_history
from steelyard.loop.planning.queries.sheet import Column, Line, Sheet, sheet_of


@dataclass(frozen=True, kw_only=True)
class SavedCell:
    """A cell after somebody typed into it, and the sums that moved with it."""

    cell: GridCell
    team: str
    sums: tuple[str, ...]
    grid: TargetGrid


def column_of(period: Period, viewer: Viewer, person: str, indicator: str) -> Column:
    """Return what a cell holds; Http404 when the person is out of sight or the plan asks for no such."""
    return _find(sheet_of(period, viewer), person, indicator)[1]


def saved_cell(
    period: Period,
    viewer: Viewer,
    person: str,
    indicator: str,
    filters: Filters,
    *,
    text: str | None = None,
    error: str = "",
) -> SavedCell:
    """Return a cell anew; `text` and `error` keep what was typed and why it cannot be."""
    sheet = sheet_of(period, viewer)
    line, column = _find(sheet, person, indicator)
    team = [other for other in sheet.lines if other.team == line.team and filters.show(other, sheet)]
    return SavedCell(
        cell=cell_of(sheet, line, column, text=text, error=error),
        team=line.team,
        sums=sums_of(team, sheet),
        grid=grid_from(sheet, viewer, filters),
    )


def cell_history_for(period: Period, viewer: Viewer, person: str, indicator: str) -> CellHistory:
    """Return all that happened to a target the viewer may see; Http404 otherwise."""
    whom = people.find_person(person, viewer, period.ends_on)
    return cell_history(period, whom, column_of(period, viewer, person, indicator))


def _find(sheet: Sheet, person: str, indicator: str) -> tuple[Line, Column]:
    for line in sheet.lines:
        if line.person == person and indicator in line.needs:
            return line, line.needs[indicator]
    raise Http404
