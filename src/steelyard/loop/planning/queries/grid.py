"""The page of targets: people down, indicators across, teams with their sums."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steelyard.foundation.people import Viewer
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning import rules
from steelyard.loop.planning.entry import EDITORS, PROPOSERS
from steelyard.loop.planning.models import TargetProposal
from steelyard.loop.planning.queries.history import last_change
from steelyard.loop.planning.queries.sheet import Column, Line, Sheet, sheet_of
from steelyard.loop.planning.values import write
from steelyard.loop.planning.writing import unit_words, writing_for

PAGE = 60
ADDS_UP = frozenset({"money", "count"})


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the address asks to see."""

    team: str = ""
    position: str = ""
    plan: str = ""
    words: str = ""
    only_missing: bool = False
    page: int = 1

    def show(self, line: Line, sheet: Sheet) -> bool:
        """Whether a person is among what is asked for."""
        return (
            self.team in {"", line.team}
            and self.position in {"", line.position}
            and (not self.plan or self.plan in line.plans)
            and self.words.lower() in f"{line.name} {line.person}".lower()
            and (not self.only_missing or sheet.missing(line) > 0)
        )


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A person's target for one indicator; not `needed` where their plan does not ask for it."""

    person: str
    indicator: str
    needed: bool
    label: str = ""  # heard, not seen
    text: str = ""  # as typed
    shown: str = ""  # as read
    proposal: TargetProposal | None = None
    proposed: str = ""
    revision: int = 0
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """A person."""

    line: Line
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A team and its sums, those of people on other pages included."""

    team: str
    name: str
    people: int
    sums: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """An indicator's head and foot."""

    title: str
    unit: str  # in words: 万元, %
    total: str
    missing: int


@dataclass(frozen=True, kw_only=True)
class TargetGrid:
    """All that the page shows."""

    period: Period
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    people: int
    missing: int
    waiting: int
    without_plan: int
    filters: Filters
    teams: dict[str, str]
    positions: dict[str, str]
    plans: dict[str, str]
    page: Page[Line]
    closed: str  # why nothing can be changed
    may_edit: bool
    may_propose: bool
    undo: str  # what undo would take back

    @property
    def may_type(self) -> bool:
        """Whether cells are fields."""
        return not self.closed and (self.may_edit or self.may_propose)


def target_grid(period: Period, viewer: Viewer, filters: Filters) -> TargetGrid:
    """Return the targets of whom the viewer may see, filtered, one page of them."""
    return grid_from(sheet_of(period, viewer), viewer, filters)


def grid_from(sheet: Sheet, viewer: Viewer, filters: Filters) -> TargetGrid:
    """Return the page that a sheet makes under some filters."""
    period = sheet.period
    chosen = [line for line in sheet.lines if filters.show(line, sheet)]
    page = Paginator(chosen, PAGE).get_page(filters.page)
    return TargetGrid(
        period=period,
        headings=tuple(_heading(column, chosen, sheet) for column in sheet.columns),
        sections=tuple(_sections(chosen, page, sheet)),
        people=len(chosen),
        missing=sum(sheet.missing(line) for line in chosen),
        waiting=len(sheet.proposals),
        without_plan=sum(not line.plans for line in chosen),
        filters=filters,
        teams={line.team: line.team_name for line in sheet.lines if line.team},
        positions={line.position: line.position_title for line in sheet.lines},
        plans={code: title for line in sheet.lines for code, title in line.plans.items()},
        page=page,
        closed=" ".join(rules.why_not_change_targets(period)),
        may_edit=viewer.has(*EDITORS),
        may_propose=viewer.has(*PROPOSERS),
        undo=_undo(period, viewer),
    )


def cell_of(
    sheet: Sheet, line: Line, column: Column, *, text: str | None = None, error: str = ""
) -> GridCell:
    """Return one cell; `text` and `error` keep what was typed and why it cannot be."""
    if line.needs.get(column.indicator) != column:
        return GridCell(person=line.person, indicator=column.indicator, needed=False)
    value, revision = sheet.values.get((line.person, column.indicator), (None, 0))
    proposal = sheet.proposals.get((line.person, column.indicator))
    return GridCell(
        person=line.person,
        indicator=column.indicator,
        needed=True,
        label=_("%(indicator)s of %(name)s") % {"indicator": column.title, "name": line.name},
        text=write(value, writing_for(column.unit, column.currency)) if text is None else text,
        shown=figures.value(value, column.unit, column.currency),
        proposal=proposal,
        proposed=figures.value(proposal.value, column.unit, column.currency) if proposal else "",
        revision=revision,
        error=error,
    )


def sums_of(lines: Iterable[Line], sheet: Sheet) -> tuple[str, ...]:
    """Return the sum of each column; nothing where adding up means nothing."""
    people = list(lines)
    return tuple(_sum(column, people, sheet) for column in sheet.columns)


def _sections(chosen: list[Line], page: Page[Line], sheet: Sheet) -> Iterator[Section]:
    shown = {line.person for line in page.object_list}
    for (team, name), members in groupby(chosen, key=lambda line: (line.team, line.team_name)):
        lines = list(members)
        rows = tuple(
            GridRow(line=line, cells=tuple(cell_of(sheet, line, column) for column in sheet.columns))
            for line in lines
            if line.person in shown
        )
        if rows:
            yield Section(
                team=team,
                name=name or _("Without a team"),
                people=len(lines),
                sums=sums_of(lines, sheet),
                rows=rows,
            )


def _heading(column: Column, chosen: list[Line], sheet: Sheet) -> Heading:
    asked = [line for line in chosen if line.needs.get(column.indicator) == column]
    return Heading(
        title=column.title,
        unit=unit_words(writing_for(column.unit, column.currency)),
        total=_sum(column, chosen, sheet),
        missing=sum((line.person, column.indicator) not in sheet.values for line in asked),
    )


def _sum(column: Column, lines: Iterable[Line], sheet: Sheet) -> str:
    if column.unit not in ADDS_UP:
        return ""
    return write(sheet.sum(column, lines), writing_for(column.unit, column.currency))


def _undo(period: Period, viewer: Viewer) -> str:
    """Say what undo would take back; nothing when there is nothing."""
    change = last_change(period=period, by=viewer.user) if isinstance(viewer.user, User) else None
    if change is None:
        return ""
    count = change.targets.count()
    return ngettext("%(kind)s: %(count)s target", "%(kind)s: %(count)s targets", count) % {
        "kind": change.get_kind_display(),
        "count": count,
    }
