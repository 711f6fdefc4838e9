"""Add to a period beside its plans: an adjustment by hand, corrections of closed periods."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.calculation.models import Adjustment, Correction, Posting, Run
from steelyard.foundation.calculation.posted import MEANING_CHANGED, newest_posting
from steelyard.foundation.people.models import Person
from steelyard.foundation.periods.models import Period
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for

AT_ONCE = 1000
WRITTEN_OUT = 50  # people the audit event names; the corrections have them all


@transaction.atomic
def adjust_pay(
    *,
    period: Period,
    person: Person,
    plan_code: str,
    amount_minor: int,
    currency: str,
    why: str,
    by: User,
    at: datetime,
) -> Adjustment:
    """Add an amount to what a person is paid with an open period.

    Raises:
        Refused: The period is closed, the amount is 0, or no reason is given.
    """
    period = Period.objects.select_for_update().get(pk=period.pk)
    refuse_for(why_not_adjust(period, amount_minor=amount_minor, why=why))
    made = Adjustment.objects.create(
        period=period,
        person=person,
        plan_code=plan_code,
        amount_minor=amount_minor,
        currency=currency,
        why=why.strip(),
        by=by,
        at=at,
    )
    after = {"person": person.code, "plan": plan_code, "amount_minor": amount_minor, "currency": currency}
    audit.record(by=by, at=at, verb="adjust_pay", subject=made, after=after, why=made.why)
    return made


def why_not_adjust(period: Period, *, amount_minor: int, why: str) -> Iterable[str]:
    """Say why an amount cannot be added to a period."""
    if period.is_closed:
        yield _("%(period)s is closed. Adjust the open period instead.") % {"period": period}
    if amount_minor == 0:
        yield _("Write an amount other than 0.")
    if not why.strip():
        yield _("Say why: it stands on the statement and in the trail.")


@transaction.atomic
def post_corrections(
    *,
    period: Period,
    through: Run,
    differences: Iterable[Mapping[str, Any]],
    balances_sha256: str,
    base_id: int | None,
    why: str,
    by: User | None,
    at: datetime,
) -> Posting | None:
    """Post differences of closed periods into an open one; None where there is nothing to post.

    `base_id` is the newest posting the differences know of: where another came since, they are posted
    already or out of date, and nothing is written. A period never takes corrections twice.

    Raises:
        Refused: The period is closed, or no reason is given.
    """
    period = Period.objects.select_for_update().get(pk=period.pk)
    if period.is_closed:
        raise Refused([_("%(period)s is closed. Post into an open period.") % {"period": period}])
    if not why.strip():
        raise Refused([_("Say why: it stands on the statement and in the trail.")])
    newest = newest_posting(period.kind)
    rows = list(differences)
    if (newest.pk if newest else None) != base_id or not rows:
        return None
    persons = Person.objects.in_bulk({row["person"] for row in rows}, field_name="code")
    closed = Period.objects.in_bulk({row["about"] for row in rows}, field_name="code")
    posting = Posting.objects.create(
        period=period, through=through, balances_sha256=balances_sha256, why=why.strip(), by=by, at=at
    )
    made = [
        Correction(
            posting=posting,
            about=closed[row["about"]],
            plan_code=row["plan"],
            person=persons[row["person"]],
            component=row["component"],
            dataset=row["dataset"] or "",
            fact_id=row["fact_id"] or "",
            was_minor=row["was_minor"],
            now_minor=row["now_minor"],
            amount_minor=row["amount_minor"],
            reason=row["reason"],
        )
        for row in rows
    ]
    Correction.objects.bulk_create(made, batch_size=AT_ONCE)
    audit.record(by=by, at=at, verb="post_corrections", subject=posting, after=_told(rows), why=posting.why)
    return posting


def _told(rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row["person"]] = sums.get(row["person"], 0) + row["amount_minor"]
    told: dict[str, Any] = {"corrections": len(rows), "amount_minor": sum(sums.values())}
    if of_meaning := sum(row["reason"] == MEANING_CHANGED for row in rows):
        told["of_meaning"] = of_meaning
    return told | (sums if len(sums) <= WRITTEN_OUT else {"people": len(sums)})
