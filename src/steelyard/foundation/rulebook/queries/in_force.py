"""Which version counts."""

from datetime import date

from steelyard import engine
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.foundation.rulebook.reading import reading_of


def version_in_force(plan_code: str, on: date) -> PlanVersion | None:
    """Return the version of a plan that counts on a day, or None.

    Of the versions that have begun, the one that began last counts; once that one is retired the plan
    is out of force (an older version does not come back by itself).
    """
    newest = PlanVersion.objects.filter(plan__code=plan_code).begun_by(on).select_related("plan").first()
    return newest if newest is not None and newest.applies_on(on) else None


def version_for_period(plan_code: str, *, starts_on: date, ends_on: date) -> PlanVersion | None:
    """Return the version a whole period is calculated with, or None.

    It is the one in force on the first day, so that nobody's rules change behind them; where there was
    none yet, the first one that begins within the period.
    """
    first_day = version_in_force(plan_code, starts_on)
    if first_day is not None:
        return first_day
    begun = PlanVersion.objects.filter(
        plan__code=plan_code, applies_from__gt=starts_on, applies_from__lte=ends_on
    )
    return begun.issued().order_by("applies_from", "-number").select_related("plan").first()


def newest_version(plan_code: str) -> PlanVersion | None:
    """Return the issued version that began last, retired or not: what is still owed goes by it."""
    issued = PlanVersion.objects.filter(plan__code=plan_code).issued().select_related("plan")
    return issued.order_by("-applies_from", "-number").first()


def plan_of(version: PlanVersion) -> engine.Plan:
    """Return the plan a version's text says, as the engine reads it (kept between calls)."""
    plan = reading_of(version).plan
    if plan is None:
        msg = f"{version} cannot be read, although it could when it was published"
        raise ValueError(msg)
    return plan
