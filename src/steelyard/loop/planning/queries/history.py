"""What became of a target: its revisions and proposals, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from steelyard.foundation.people import Person
from steelyard.foundation.periods import Period
from steelyard.kit.ui import figures
from steelyard.loop.planning.models import ChangeKind, Target, TargetChange, TargetProposal
from steelyard.loop.planning.queries.sheet import Column


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One value, whose it was, when and why."""

    number: int
    shown: str
    kind: str
    who: str
    at: datetime
    why: str


@dataclass(frozen=True, kw_only=True)
class CellHistory:
    """The drawer of a cell."""

    period: Period
    person: Person
    column: Column
    revisions: tuple[Revision, ...]
    proposals: tuple[tuple[TargetProposal, str], ...]  # with the value as read


def cell_history(period: Period, person: Person, column: Column) -> CellHistory:
    """Return all that happened to a person's target."""
    revisions = Target.objects.filter(period=period, person=person, indicator=column.indicator)
    proposals = TargetProposal.objects.filter(period=period, person=person, indicator=column.indicator)
    return CellHistory(
        period=period,
        person=person,
        column=column,
        revisions=tuple(
            Revision(
                number=target.revision,
                shown=figures.value(target.value, column.unit, column.currency),
                kind=target.change.get_kind_display(),
                who=target.change.by.get_full_name() or target.change.by.get_username(),
                at=target.change.at,
                why=target.change.why,
            )
            for target in revisions.select_related("change__by").order_by("-revision")
        ),
        proposals=tuple(
            (proposal, figures.value(proposal.value, column.unit, column.currency))
            for proposal in proposals.select_related("by", "decided_by")
        ),
    )


def last_change(*, period: Period, by: User) -> TargetChange | None:
    """Return the change that undo would take back: this user's newest that still stands."""
    mine = TargetChange.objects.filter(period=period, by=by, undone_by=None)
    return mine.exclude(kind=ChangeKind.UNDONE).order_by("-id").first()
