"""Nothing is paid twice: days that a plan has paid in one period, it does not pay again in another."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.periods.models import Period


def why_not_pay(period: Period, plans: Iterable[engine.Plan]) -> Iterator[str]:
    """Say which plans must not be paid by a period, naming the other period.

    A plan that says `pays_every` pays periods of that kind, and only days that none has paid yet. One that
    says nothing is held to the kind of the first period it paid.
    """
    span = calculation.engine_period(period)
    others = Run.objects.in_force().exclude(period=period).select_related("period")
    runs = list(others.order_by("sealed_at", "pk"))
    for plan in plans:
        if not plan.pays_in(span):
            continue
        shared = (run for run in runs if _share_days(run.period, period) and _has_paid(run, plan.code))
        if (other := next(shared, None)) is not None:
            yield _paid_already(plan, period, other.period)
        elif plan.pays_every is None:
            first = next((run for run in runs if _has_paid(run, plan.code)), None)
            if first is not None and first.period.kind != period.kind:
                yield _other_kind(plan, period, first.period)


def sharing_days(period: Period) -> QuerySet[Period]:
    """Return the periods that share days with one, itself included."""
    return Period.objects.filter(starts_on__lte=period.ends_on, ends_on__gte=period.starts_on).order_by("pk")


def _has_paid(run: Run, code: str) -> bool:
    if code not in run.pins["plans"]:
        return False
    plan = calculation.plans_of(run)[code]
    return plan.pays_in(calculation.engine_period(run.period))


def _share_days(one: Period, other: Period) -> bool:
    return one.starts_on <= other.ends_on and one.ends_on >= other.starts_on


def _paid_already(plan: engine.Plan, period: Period, other: Period) -> str:
    return _(
        "The plan %(plan)s has paid %(other)s, which shares days with %(period)s: the same facts would be "
        "paid twice. A version that says “pays_every: %(kind)s” is scored in %(period)s and pays nothing; or "
        "reopen %(other)s first."
    ) % {"plan": plan.code, "other": other.code, "period": period.code, "kind": other.kind}


def _other_kind(plan: engine.Plan, period: Period, first: Period) -> str:
    return _(
        "The plan %(plan)s does not say which periods pay it. It first paid %(other)s, so %(period)s would "
        "pay it in another rhythm. Publish a version that says “pays_every: %(kind)s”, and %(period)s pays; "
        "with “pays_every: %(first)s” it is scored only."
    ) % {
        "plan": plan.code,
        "other": first.code,
        "period": period.code,
        "kind": period.kind,
        "first": first.kind,
    }
