"""One person's difference, with its story."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from steelyard import engine
from steelyard.engine import Language, Story
from steelyard.engine.simulation.difference import difference
from steelyard.foundation import calculation
from steelyard.foundation.calculation.pinned import read_inputs
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.viewer import Viewer
from steelyard.insight.simulation.models import Simulation
from steelyard.insight.simulation.queries.outcome import find_simulation, visible_people
from steelyard.insight.simulation.weighing import base_of, plan_of, tables_of
from steelyard.runtime import duckdb, machines

MOST = 100  # lines of a component that are told; the rest is counted


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that changes, in words."""

    sentence: str
    amount_minor: int
    lines: tuple["Line", ...] = ()
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class DifferencePage:
    """What changes for one person, component by component, line by line."""

    simulation: Simulation
    person: Person
    currency: str
    whole: Line
    formula: str


def difference_page(number: int, person: str, viewer: Viewer, language: Language) -> DifferencePage:
    """Compute one person both ways and lay the stories side by side."""
    simulation = find_simulation(number)
    found = visible_people(simulation, viewer).get(person)
    if found is None or not simulation.folder:
        raise Http404
    code = simulation.version.plan.code
    before, after = story_before(simulation, person, code), story_after(simulation, person, code)
    try:
        told = difference(before, after)
    except ValueError as error:  # neither pays anything
        raise Http404 from error
    return DifferencePage(
        simulation=simulation,
        person=found,
        currency=told.currency,
        whole=_line(told, language),
        formula=told.formula,
    )


def story_before(simulation: Simulation, person: str, code: str) -> Story | None:
    """Tell what the run paid; closed by an older meaning of plans, what it would pay by today's."""
    run = simulation.run
    base = calculation.find_known(run.period, base_of(run))
    try:
        (story,) = calculation.stories_of(base, person, plan=code)
    except LookupError:
        return None
    return story


def story_after(simulation: Simulation, person: str, code: str) -> Story | None:
    """Tell what the other version would pay."""
    pinned, plan = read_inputs(simulation.run.folder), plan_of(simulation.folder, code)
    outputs = machines.here(settings.KEPT).for_person(
        plans=[plan],
        tables=tables_of(pinned),
        period=pinned.period,
        person=person,
        outputs=duckdb.TOLD,
    )
    try:
        return engine.explain(plan, outputs, person)
    except LookupError:
        return None


def _line(story: Story, language: Language) -> Line:
    return Line(
        sentence=story.sentence(language),
        amount_minor=story.amount or 0,
        lines=tuple(_line(child, language) for child in story.children[:MOST]),
        more=max(0, len(story.children) - MOST),
    )
