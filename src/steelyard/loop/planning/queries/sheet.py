"""Targets as figures: whom the viewer may see, what their plans ask for, what is set. No words yet.

The grid, the spreadsheet, the import and the copy from last period are all made from this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from steelyard.foundation import people, rulebook
from steelyard.foundation.people import Person, Position, Team, Viewer
from steelyard.foundation.periods import Period
from steelyard.loop.planning.models import ProposalState, TargetProposal
from steelyard.loop.planning.queries.demand import Demand, demand_of, values_in

Cell = tuple[str, str]  # person's code, indicator's code


@dataclass(frozen=True, kw_only=True)
class Column:
    """An indicator in one unit and currency; two plans may share it."""

    indicator: str
    unit: str
    currency: str
    better: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A person and what their plans ask for, by indicator."""

    person: str
    name: str
    team: str
    team_name: str
    manager: str
    position: str
    position_title: str
    plans: Mapping[str, str]  # code -> title
    needs: Mapping[str, Column]
    of_people: frozenset[str]  # the indicators that count what people below reach


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A period's targets."""

    period: Period
    lines: tuple[Line, ...]  # by team, then name
    columns: tuple[Column, ...]
    values: Mapping[Cell, tuple[int, int]]  # value and revision
    proposals: Mapping[Cell, TargetProposal]

    def value(self, line: Line, column: Column) -> int | None:
        """Return what is set, if the person's plan asks for it in this column."""
        if line.needs.get(column.indicator) != column:
            return None
        return self.values.get((line.person, column.indicator), (None, 0))[0]

    def sum(self, column: Column, lines: Iterable[Line]) -> int | None:
        """Add up what is set, without what is part of a manager's target among them already."""
        valued = {line.person: line for line in lines if self.value(line, column) is not None}
        alone = [line for line in valued.values() if not self._is_part(line, column, valued)]
        return sum(self.value(line, column) or 0 for line in alone) if alone else None

    def _is_part(self, line: Line, column: Column, lines: Mapping[str, Line]) -> bool:
        passed = {line.person}
        manager = lines.get(line.manager)
        while manager is not None and manager.person not in passed:
            if column.indicator in manager.of_people:
                return True
            passed.add(manager.person)
            manager = lines.get(manager.manager)
        return False

    def missing(self, line: Line) -> int:
        """Count what a person's plan asks for and nobody has set."""
        return sum((line.person, indicator) not in self.values for indicator in line.needs)


def sheet_of(period: Period, viewer: Viewer) -> Sheet:
    """Return the targets of whom the viewer may see, as of the period's last day."""
    demand = demand_of(period)
    visible = people.visible_people(viewer, period.ends_on).filter(code__in=demand.stays)
    teams = {team.code: team for team in Team.objects.all()}
    positions = {position.code: position for position in Position.objects.all()}
    lines = sorted(
        (_line(person, demand, teams, positions) for person in visible),
        key=lambda line: (line.team_name, line.name, line.person),
    )
    waiting = TargetProposal.objects.filter(
        period=period, state=ProposalState.WAITING, person__in=visible.values("pk")
    )
    return Sheet(
        period=period,
        lines=tuple(lines),
        columns=tuple(dict.fromkeys(column for line in lines for column in line.needs.values())),
        values=values_in(period),
        proposals={(p.person.code, p.indicator): p for p in waiting.select_related("person", "by")},
    )


def _line(
    person: Person, demand: Demand, teams: Mapping[str, Team], positions: Mapping[str, Position]
) -> Line:
    last = demand.stays[person.code][-1]
    language, asked = rulebook.language(), demand.indicators_of(person.code)
    team = teams.get(last.team or "")
    return Line(
        person=person.code,
        name=person.name,
        team=last.team or "",
        team_name=team.name if team else "",
        manager=last.manager or "",
        position=last.position,
        position_title=positions[last.position].title,
        plans={plan.code: plan.title(language) for plan in demand.plans_of(person.code)},
        needs={
            code: Column(
                indicator=code,
                unit=indicator.unit,
                currency=plan.currency if indicator.unit == "money" else "",
                better=indicator.better,
                title=indicator.title(language),
            )
            for code, (plan, indicator) in asked.items()
        },
        of_people=frozenset(code for code, (plan, indicator) in asked.items() if plan.climbs(indicator)),
    )
