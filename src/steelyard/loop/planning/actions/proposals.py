"""Managers propose targets; sales operations accept or decline."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from steelyard.foundation.people import Person
from steelyard.foundation.periods import Period
from steelyard.kit import audit
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.actions.targets import set_targets
from steelyard.loop.planning.models import ChangeKind, ProposalState, TargetProposal


@transaction.atomic
def propose_target(
    *,
    period: Period,
    person: Person,
    indicator: str,
    value: int | None,
    by: User,
    at: datetime,
    why: str = "",
) -> TargetProposal:
    """Propose a target; it goes before an earlier proposal that still waits. Raises Refused."""
    refuse_for(rules.why_not_change_targets(period))
    waiting = TargetProposal.objects.select_for_update().filter(
        period=period, person=person, indicator=indicator, state=ProposalState.WAITING
    )
    before = [proposal.value for proposal in waiting]
    waiting.update(state=ProposalState.REPLACED, decided_by=by, decided_at=at)
    proposal = TargetProposal.objects.create(
        period=period, person=person, indicator=indicator, value=value, by=by, at=at, why=why.strip()
    )
    audit.record(
        by=by,
        at=at,
        verb="propose_target",
        subject=proposal,
        before={"value": before[0]} if before else None,
        after={"person": person.code, "indicator": indicator, "period": period.code, "value": value},
        why=proposal.why,
    )
    return proposal


@transaction.atomic
def decide_proposal(
    *, proposal: TargetProposal, accept: bool, by: User, at: datetime, why: str = ""
) -> TargetProposal:
    """Set the proposed target, or leave what is. Raises Refused when it no longer waits."""
    proposal = (
        TargetProposal.objects.select_for_update(of=("self",))
        .select_related("period", "person")
        .get(pk=proposal.pk)
    )
    refuse_for(rules.why_not_change_targets(proposal.period))
    if proposal.state != ProposalState.WAITING:
        raise Refused([_("This proposal has been decided already.")])
    proposal.state = ProposalState.ACCEPTED if accept else ProposalState.DECLINED
    proposal.decided_by, proposal.decided_at = by, at
    proposal.save()
    audit.record(
        by=by,
        at=at,
        verb="decide_proposal",
        subject=proposal,
        before={"state": ProposalState.WAITING},
        after=audit.values_of(proposal, "state", "value"),
        why=why.strip(),
    )
    if accept:
        set_targets(
            period=proposal.period,
            values={(proposal.person.code, proposal.indicator): proposal.value},
            by=by,
            at=at,
            why=proposal.why,
            kind=ChangeKind.ACCEPTED,
        )
    return proposal
