"""Who works under which plan in a period, who has none, and who has two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from steelyard import engine
from steelyard.foundation import people, rulebook
from steelyard.foundation.people import Person, Position, Viewer
from steelyard.foundation.periods import Period
from steelyard.loop.planning.dating import Stay
from steelyard.loop.planning.models import PlanAssignment
from steelyard.loop.planning.queries.demand import demand_of


@dataclass(frozen=True, kw_only=True)
class Placement:
    """An assignment as the page shows it."""

    assignment: PlanAssignment
    plan_title: str
    in_force: bool  # a version of the plan covers the period


@dataclass(frozen=True, kw_only=True)
class PositionPlans:
    """A position that somebody holds in the period, and its plans."""

    position: Position
    people: int
    placements: tuple[Placement, ...]


@dataclass(frozen=True, kw_only=True)
class PersonSpans:
    """A person and the plan on each of their days."""

    person: Person
    spans: tuple[Stay, ...]


@dataclass(frozen=True, kw_only=True)
class Placements:
    """All that the page shows, of people the viewer may see."""

    period: Period
    positions: tuple[PositionPlans, ...]
    exceptions: tuple[Placement, ...]  # of single people
    without: tuple[PersonSpans, ...]  # no plan on some day
    several: tuple[PersonSpans, ...]
    people: int


def placements(period: Period, viewer: Viewer) -> Placements:
    """Return the plan assignments that touch a period and what they leave open."""
    demand = demand_of(period)
    visible = people.visible_people(viewer, period.ends_on).filter(code__in=demand.stays)
    spans = [PersonSpans(person=person, spans=demand.stays[person.code]) for person in visible]
    assigned = PlanAssignment.objects.between(period.starts_on, period.ends_on).select_related(
        "plan", "position", "person"
    )
    shown = [_placement(assignment, demand.plans, period) for assignment in assigned.order_by("starts_on")]
    return Placements(
        period=period,
        positions=tuple(_positions(spans, shown)),
        exceptions=tuple(p for p in shown if p.assignment.person in {own.person for own in spans}),
        without=tuple(own for own in spans if any(span.plan is None for span in own.spans)),
        several=tuple(own for own in spans if len({span.plan for span in own.spans if span.plan}) > 1),
        people=len(spans),
    )


def _positions(spans: Iterable[PersonSpans], shown: list[Placement]) -> Iterable[PositionPlans]:
    held: dict[str, set[str]] = {}
    for own in spans:
        for span in own.spans:
            held.setdefault(span.position, set()).add(own.person.code)
    for position in Position.objects.filter(code__in=held):
        yield PositionPlans(
            position=position,
            people=len(held[position.code]),
            placements=tuple(p for p in shown if p.assignment.position_id == position.pk),
        )


def _placement(assignment: PlanAssignment, plans: Mapping[str, engine.Plan], period: Period) -> Placement:
    plan = plans.get(assignment.plan.code)
    version = rulebook.version_for_period(
        assignment.plan.code, starts_on=period.starts_on, ends_on=period.ends_on
    )
    if plan is None and version is not None:
        plan = rulebook.plan_of(version)
    title = plan.title(rulebook.language()) if plan else assignment.plan.code
    return Placement(assignment=assignment, plan_title=title, in_force=version is not None)
