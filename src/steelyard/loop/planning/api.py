"""Planning's API: targets of a period, read and set; problems come back in words."""

from django.utils import timezone
from ninja import Router, Schema

from steelyard.foundation import people, periods
from steelyard.kit import access
from steelyard.loop.planning import actions, queries
from steelyard.loop.planning.entry import EDITORS

router = Router(tags=["planning"])


class TargetOut(Schema):
    """A target; the value is in minor units, counts or millionths, by the indicator's unit."""

    person: str
    indicator: str
    unit: str
    currency: str
    value: int | None


class TargetIn(Schema):
    """A target to set; no value takes it away."""

    person: str
    indicator: str
    value: int | None


class TargetsIn(Schema):
    """Targets to set as one change."""

    targets: list[TargetIn]
    why: str = ""


class Changed(Schema):
    """How many targets differ from before."""

    changed: int


@router.get("/{period}/targets", response=list[TargetOut])
@access.allow(access.signed_in)
def targets(request: people.Request, period: str) -> list[TargetOut]:
    """List what plans ask for of the people you may see, set or not."""
    return [
        TargetOut(
            person=asked.person,
            indicator=asked.indicator,
            unit=asked.unit,
            currency=asked.currency,
            value=asked.value,
        )
        for asked in queries.asked_targets(periods.find(period), request.viewer)
    ]


@router.post("/{period}/targets", response=Changed)
@access.allow(people.with_role(*EDITORS))
def set_targets(request: people.Request, period: str, said: TargetsIn) -> Changed:
    """Set targets of people you may see; all of them, or none with the reasons."""
    viewer, found = request.viewer, periods.find(period)
    values = {(target.person, target.indicator): target.value for target in said.targets}
    queries.refuse_unasked(found, viewer, values)
    change = actions.set_targets(
        period=found, values=values, by=request.user, at=timezone.now(), why=said.why
    )
    return Changed(changed=change.targets.count() if change else 0)
