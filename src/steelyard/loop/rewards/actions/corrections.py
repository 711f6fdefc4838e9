"""Remember what changed since the close, post it, and adjust by hand."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Adjustment, Posting
from steelyard.foundation.people.models import Person
from steelyard.foundation.periods.models import Period
from steelyard.kit import audit
from steelyard.kit.refusal import Refused
from steelyard.loop.rewards.models import Recalculation
from steelyard.loop.rewards.recalculating import Recalculated, changed_rows, is_stale, plans_for


@transaction.atomic
def save_recalculation(*, kind: str, found: Recalculated, by: User | None, at: datetime) -> Recalculation:
    """Remember what the closed periods of a kind would be now."""
    made = Recalculation.objects.create(
        kind=kind,
        through=found.through,
        base_id=found.base_id,
        folders=found.folders,
        differences_sha256=found.differences_sha256,
        balances_sha256=found.balances_sha256,
        plain_balances_sha256=found.plain_balances_sha256,
        count=found.count,
        seen=found.seen,
        by=by,
        at=at,
    )
    audit.record(by=by, at=at, verb="recalculate", subject=made, after={"differences": made.count})
    return made


def post_changes(
    *,
    recalculation: Recalculation | None,
    period: Period,
    why: str,
    by: User | None,
    at: datetime,
    with_meaning: bool = False,
) -> Posting | None:
    """Post what changed facts give rise to into an open period; None where it is posted already.

    What a new meaning of plans gives rise to is posted only where somebody chooses it (`with_meaning`).

    Raises:
        Refused: Nothing is recalculated, something changed since, another period was closed since, this
            one is closed, or no reason is given.
    """
    if recalculation is None:
        raise Refused([_("Recalculate first.")])
    posted = calculation.newest_posting(period.kind)
    if posted is not None and posted.pk != recalculation.base_id:
        return None
    newest = calculation.run_before(period)
    if newest is None or newest.pk != recalculation.through_id:
        raise Refused([_("Another period was closed since. Recalculate, then post.")])
    if is_stale(recalculation):
        raise Refused([_("Something changed since the recalculation. Recalculate, then post.")])
    of_meaning = changed_rows(recalculation, of_meaning=True)
    plain = bool(of_meaning) and not with_meaning
    return calculation.post_corrections(
        period=period,
        through=recalculation.through,
        differences=changed_rows(recalculation) + ([] if plain else of_meaning),
        balances_sha256=recalculation.plain_balances_sha256 if plain else recalculation.balances_sha256,
        base_id=recalculation.base_id,
        why=why,
        by=by,
        at=at,
    )


def adjust_statement(
    *, period: Period, person: Person, plan_code: str, amount_minor: int, why: str, by: User, at: datetime
) -> Adjustment:
    """Add an amount to what a person will be paid with an open period.

    Raises:
        Refused: With the reasons.
    """
    plans = plans_for(period, person)
    if plan_code not in plans:
        raise Refused(
            [_("%(person)s has no such plan in %(period)s.") % {"person": person, "period": period}]
        )
    return calculation.adjust_pay(
        period=period,
        person=person,
        plan_code=plan_code,
        amount_minor=amount_minor,
        currency=plans[plan_code].currency,
        why=why,
        by=by,
        at=at,
    )
