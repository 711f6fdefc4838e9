"""Set targets and take the last change back. Each change adds revisions; none is overwritten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.people import Person
from steelyard.foundation.periods import Period
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.models import ChangeKind, Target, TargetChange
from steelyard.loop.planning.queries.history import last_change

Cell = tuple[str, str]  # person's code, indicator
CellValues = Mapping[Cell, int | None]
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
    after_close: bool = False,
) -> TargetChange | None:
    """Set many targets as one change; None where nothing differs from what counts already.

    Values are on the indicator's scale; None takes a target away. `after_close` lets a closed period's
    targets be put right, with a reason: its results stay, and what differs can be posted as corrections.

    Raises:
        Refused: The period is closed, nobody says why after it, or a person is unknown.
    """
    period = Period.objects.select_for_update().get(pk=period.pk)
    refuse_for(rules.why_not_change_targets(period, after_close=after_close, why=why))
    people = _people(values)
    now = _newest(period, people)
    differing = {cell: value for cell, value in values.items() if now.get(cell, (None, 0))[0] != value}
    if not differing:
        return None
    change = TargetChange.objects.create(
        period=period, kind=kind, by=by, at=at, why=why.strip(), undoes=undoes
    )
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
    made = {(t.person.code, t.indicator): t for t in last.targets.select_related("person")}
    since = _changed_since(last, made)
    refuse_for(rules.why_not_undo(changed_since=len(since), who=since[0].change.by if since else None))
    earlier = _values_before(made)
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


def _changed_since(last: TargetChange, made: Mapping[Cell, Target]) -> list[Target]:
    """Return later revisions of the same targets that still stand."""
    later = Target.objects.filter(period=last.period_id, change__gt=last.pk, change__undone_by=None)
    later = later.exclude(change__kind=ChangeKind.UNDONE).select_related("person", "change__by")
    return [target for target in later if (target.person.code, target.indicator) in made]


def _values_before(made: Mapping[Cell, Target]) -> dict[Cell, int | None]:
    """Return what each target was before a change; None where it was not set."""
    change = next(iter(made.values())).change_id
    period = next(iter(made.values())).period_id
    before: dict[Cell, int | None] = dict.fromkeys(made)
    earlier = Target.objects.filter(period=period, change__lt=change).order_by("revision")
    for person, indicator, value in earlier.values_list("person__code", "indicator", "value"):
        if (person, indicator) in before:
            before[person, indicator] = value
    return before


def _told(values: CellValues) -> dict[str, Any]:
    """Write cells for the audit: each by name, or how many when there are too many to read."""
    if len(values) > WRITTEN_OUT:
        return {"targets": len(values)}
    return {f"{person} {indicator}": value for (person, indicator), value in values.items()}
