"""Make a period, close it, open it again; change the company's settings."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.periods import rules
from steelyard.foundation.periods.calendar import span_of
from steelyard.foundation.periods.models import Company, Period
from steelyard.foundation.periods.queries import company
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for

CALENDAR = ("fiscal_start_month", "year_pattern", "week_starts", "year_turn")
SETTINGS = ("name", "currency", "time_zone", *CALENDAR)


@transaction.atomic
def ensure_period(*, code: str, by: User | None, at: datetime) -> Period:
    """Return the period of a code, making it if need be. Raises Refused in words for a wrong code."""
    try:
        span = span_of(code, company().calendar)
    except ValueError as fault:
        raise Refused([str(fault)]) from fault
    period, is_new = Period.objects.get_or_create(
        code=span.code, defaults={"kind": span.kind, "starts_on": span.starts_on, "ends_on": span.ends_on}
    )
    if is_new:
        after = audit.values_of(period, "code", "starts_on", "ends_on")
        audit.record(by=by, at=at, verb="ensure_period", subject=period, after=after)
    return period


@transaction.atomic
def mark_closed(*, period: Period, by: User | None, at: datetime, why: str = "") -> Period:
    """Fix a period; assessment calls it when its close has succeeded. Raises Refused."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    if period.is_closed:
        raise Refused([_("%(period)s is closed already.") % {"period": period}])
    return _set_state(period, Period.State.CLOSED, verb="mark_closed", why=why, by=by, at=at)


@transaction.atomic
def reopen(*, period: Period, why: str, by: User | None, at: datetime) -> Period:
    """Open a closed period again; assessment calls it. Raises Refused without a reason."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    if not period.is_closed:
        raise Refused([_("%(period)s is open already.") % {"period": period}])
    if not why.strip():
        raise Refused([_("Say why: whoever reads the trail later will ask.")])
    return _set_state(period, Period.State.OPEN, verb="reopen", why=why, by=by, at=at)


@transaction.atomic
def change_company(  # noqa: PLR0913 - one argument a setting
    *,
    name: str,
    currency: str,
    time_zone: str,
    fiscal_start_month: int,
    year_pattern: str | None = None,
    week_starts: str | None = None,
    year_turn: str | None = None,
    why: str,
    by: User | None,
    at: datetime,
) -> Company:
    """Change the company's settings; what is None stays. Raises Refused with the reasons."""
    known = company()
    before = audit.values_of(known, *SETTINGS) if known.name else None
    known.name, known.currency = name, currency
    known.time_zone, known.fiscal_start_month = time_zone, fiscal_start_month
    known.year_pattern = year_pattern or known.year_pattern
    known.week_starts = week_starts or known.week_starts
    known.year_turn = year_turn or known.year_turn
    refuse_for(rules.why_not_change_company(changed=known, made=Period.objects.all(), why=why))
    known.save()
    audit.record(
        by=by,
        at=at,
        verb="change_company",
        subject=known,
        before=before,
        after=audit.values_of(known, *SETTINGS),
        why=why,
    )
    return known


def _set_state(
    period: Period, state: Period.State, *, verb: str, why: str, by: User | None, at: datetime
) -> Period:
    before = audit.values_of(period, "state")
    period.state = state
    period.closed_at = at if state == Period.State.CLOSED else None
    period.save()
    audit.record(
        by=by,
        at=at,
        verb=verb,
        subject=period,
        before=before,
        after=audit.values_of(period, "state"),
        why=why,
    )
    return period
