"""Turn a sealed run into sheets: one a person and plan, placed where the person stood on the last day."""

from collections.abc import Iterable, Iterator

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.results import PersonResult
from steelyard.foundation.people.models import Assignment, Person
from steelyard.loop.assessment.models import ResultSheet

BLOCKED = "blocked"  # the plan says: without this indicator there is no score


def sheets_for(run: Run, results: Iterable[PersonResult]) -> Iterator[ResultSheet]:
    """Yield an unsaved sheet for each result of a run."""
    plans = calculation.plans_of(run)
    persons = Person.objects.in_bulk(field_name="code")
    places = last_places(run)
    for result in results:
        person = persons.get(result.person)
        if person is not None:
            yield _sheet(run, result, plans[result.plan], person, places.get(person.pk))


def last_places(run: Run) -> dict[int, Assignment]:
    """Return each person's last assignment within the run's period, by the person's id."""
    within = Assignment.objects.within(run.period.starts_on, run.period.ends_on).order_by("starts_on")
    return {assignment.person_id: assignment for assignment in within}


def _sheet(
    run: Run, result: PersonResult, plan: engine.Plan, person: Person, place: Assignment | None
) -> ResultSheet:
    main = result.main
    return ResultSheet(
        period=run.period,
        run=run,
        person=person,
        plan_code=result.plan,
        plan_sha256=run.pins["plans"][result.plan],
        team_id=place.team_id if place else None,
        position_id=place.position_id if place else None,
        manager_id=place.manager_id if place else None,
        total_micro=result.total_micro,
        raw_micro=result.raw_micro,
        gate=result.gate,
        grade=result.grade,
        rank=result.rank,
        peers=result.peers,
        missing=[indicator.code for indicator in result.indicators if indicator.note == BLOCKED],
        main_indicator=main.code if main else "",
        main_unit=plan.indicators[main.code].unit if main else "",
        main_value=main.value if main else None,
        main_target=main.target if main else None,
        main_attainment_ppm=main.attainment_ppm if main else None,
        pay_minor=result.pay_minor,
        currency=plan.currency,
    )
