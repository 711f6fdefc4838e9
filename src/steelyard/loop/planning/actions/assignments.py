"""Assign plans to positions and people, with dates."""

from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steelyard.foundation import periods
from steelyard.foundation.people import Person, Position
from steelyard.foundation.rulebook import Plan
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.dating import Span
from steelyard.loop.planning.models import PlanAssignment

ONE_DAY = timedelta(days=1)


@transaction.atomic
def assign_plan(
    *,
    plan_code: str,
    starts_on: date,
    by: User,
    at: datetime,
    position_code: str | None = None,
    person_code: str | None = None,
    ends_on: date | None = None,
    why: str = "",
) -> PlanAssignment:
    """Assign a plan to a position or to a person, from a day on.

    An open assignment of the same position or person that began earlier ends on the day before.
    Raises Refused when the days are taken, closed, or the plan has no published version.
    """
    plan = Plan.objects.filter(code=plan_code).first()
    if plan is None:
        raise Refused([_("There is no plan %(plan)s.") % {"plan": plan_code}])
    made = PlanAssignment(plan=plan, starts_on=starts_on, ends_on=ends_on)
    if person_code is not None:
        made.person = Person.objects.get(code=person_code)
    else:
        made.position = Position.objects.get(code=position_code)
    siblings = PlanAssignment.objects.select_for_update(of=("self",)).filter(
        person=made.person, position=made.position
    )
    open_before = siblings.filter(ends_on=None, starts_on__lt=starts_on).select_related("plan").first()
    others = siblings.exclude(pk=open_before.pk) if open_before else siblings
    refuse_for(
        rules.why_not_assign(
            starts_on=starts_on,
            ends_on=ends_on,
            others=[Span(starts_on=other.starts_on, ends_on=other.ends_on) for other in others],
            published=plan.versions.issued().exists(),
            closed_until=closed_until(),
        )
    )
    if open_before is not None:
        _end(open_before, starts_on - ONE_DAY, by=by, at=at, why=why)
    made.save()
    audit.record(by=by, at=at, verb="assign_plan", subject=made, after=audit.values_of(made), why=why.strip())
    return made


@transaction.atomic
def end_plan_assignment(
    *, assignment: PlanAssignment, ends_on: date, by: User, at: datetime, why: str = ""
) -> PlanAssignment:
    """End an assignment; `ends_on` is its last day. Raises Refused."""
    refuse_for(
        rules.why_not_end(starts_on=assignment.starts_on, ends_on=ends_on, closed_until=closed_until())
    )
    _end(assignment, ends_on, by=by, at=at, why=why)
    return assignment


@transaction.atomic
def remove_plan_assignment(*, assignment: PlanAssignment, by: User, at: datetime, why: str = "") -> None:
    """Remove an assignment made by mistake. Raises Refused once a closed period has used it."""
    until = closed_until()
    if until is not None and assignment.starts_on <= until:
        raise Refused([_("A closed period has used it. End it instead.")])
    audit.record(
        by=by,
        at=at,
        verb="remove_plan_assignment",
        subject=assignment,
        before=audit.values_of(assignment),
        why=why.strip(),
    )
    assignment.delete()


def closed_until() -> date | None:
    """Return the last day of the last closed period."""
    last: date | None = periods.closed_periods().aggregate(last=Max("ends_on"))["last"]
    return last


def _end(assignment: PlanAssignment, ends_on: date, *, by: User, at: datetime, why: str) -> None:
    before = audit.values_of(assignment, "ends_on")
    assignment.ends_on = ends_on
    assignment.save(update_fields=["ends_on"])
    audit.record(
        by=by,
        at=at,
        verb="end_plan_assignment",
        subject=assignment,
        before=before,
        after=audit.values_of(assignment, "ends_on"),
        why=why.strip(),
    )
