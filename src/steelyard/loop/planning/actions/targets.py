"""Set targets and take the last change back. Each change adds revisions; none is overwritten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from steelyard.foundation.people import Person
from steelyard.foundation.periods import Period
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.models import ChangeKind, Target, TargetChange
from steelyard.loop.planning.queries.history import last_change

CellValues = Mapping[tuple[str, str], int | None]  # by person's code and indicator
WRITTEN_OUT = 200  # how many cells the audit event names; the revisions have them all
AT_ONCE = 1000


@transaction.atomic
def set_targets(
    *,
    period: Period,
    values: CellValues,
    by: User,
    at: datetime,
    why: str = "",
    kind: ChangeKind = ChangeKind.TYPED,
    undoes: TargetChange | None = None,
) -> TargetChange | None:
    """Set many targets as one change; None where nothing differs from what counts already.

    Values are on the indicator's scale; None takes a target away. Raises Refused when the period is
    closed or a person unknown.
    """
    period = Period.objects.select_for_update().get(pk=period.pk)
    refuse_for(rules.why_not_change_targets(period))
    people = _people(values)
    now = _newest(period, people)
    differing = {cell: value for cell, value in values.items() if now.get(cell, (None, 0))[0] != value}
    if not differing:
        return None
    change = TargetChange.objects.create(period=period, kind=kind, by=by, at=at, why=why.strip(), undoes=undoes)
    Target.objects.bulk_create(
        (
            Target(
                person_id=people[person],
                indicator=indicator,
                period=period,
                value=value,
                revision=now.get((person, indicator), (None, 0))[1] + 1,
                change=change,
            )
            for (person, indicator), value in differing.items()
        ),
        batch_size=AT_ONCE,
    )
    audit.record(
        by=by,
        at=at,
        verb="undo_targets" if undoes else "set_targets",
        subject=change,
        before=_told({cell: now.get(cell, (None, 0))[0] for cell in differing}),
        after=_told(differing),
        why=change.why,
    )
    return change


@transaction.atomic
def undo_last_change(*, period: Period, by: User, at: datetime) -> TargetChange:
    """Take back the last change this user made in a period and has not taken back. Raises Refused."""
    period = Period.objects.select_for_update().get(pk=period.pk)
    refuse_for(rules.why_not_change_targets(period))
    last = last_change(period=period, by=by)
    if last is None:
        raise Refused([_("There is no change of yours to take back.")])
    cells = {(t.person.code, t.indicator): t for t in last.targets.select_related("person")}
    now = _newest(period, {person: t.person_id for (person, _indicator), t in cells.items()})
    since = [cell for cell, target in cells.items() if now[cell][1] != target.revision]
    refuse_for(rules.why_not_undo(changed_since=len(since), who=_who_changed(period, cells, since)))
    earlier = {cell: _value_before(target) for cell, target in cells.items()}
    undone = set_targets(
        period=period, values=earlier, by=by, at=at, kind=ChangeKind.UNDONE, why=last.why, undoes=last
    )
    if undone is None:  # cannot be: the newest revision differs from the one before it
        raise Refused([_("There is no change of yours to take back.")])
    return undone


def _people(values: CellValues) -> dict[str, int]:
    codes = {person for person, _indicator in values}
    known = dict(Person.objects.filter(code__in=codes).values_list("code", "pk"))
    if unknown := sorted(codes - known.keys()):
        raise Refused(_("Nobody has the code %(code)s.") % {"code": code} for code in unknown)
    return known


def _newest(period: Period, people: Mapping[str, int]) -> dict[tuple[str, str], tuple[int | None, int]]:
    """Return value and revision of what counts, taken-away targets included."""
    rows = Target.objects.filter(period=period, person__in=people.values()).newest()
    return {
        (person, indicator): (value, revision)
        for person, indicator, value, revision in rows.values_list(
            "person__code", "indicator", "value", "revision"
        )
    }


def _value_before(target: Target) -> int | None:
    earlier = Target.objects.filter(
        period=target.period_id, person=target.person_id, indicator=target.indicator, revision__lt=target.revision
    )
    before = earlier.order_by("-revision").first()
    return before.value if before else None


def _who_changed(period: Period, cells: Mapping[tuple[str, str], Target], since: list[tuple[str, str]]) -> str:
    if not since:
        return ""
    person, indicator = since[0]
    latest = Target.objects.filter(period=period, person__code=person, indicator=indicator).aggregate(
        change=Max("change")
    )
    by = TargetChange.objects.select_related("by").get(pk=latest["change"]).by
    return by.get_full_name() or by.get_username()


def _told(values: CellValues) -> dict[str, Any]:
    """Write cells for the audit: each by name, or how many when there are too many to read."""
    if len(values) > WRITTEN_OUT:
        return {"targets": len(values)}
    return {f"{person} {indicator}": value for (person, indicator), value in values.items()}
