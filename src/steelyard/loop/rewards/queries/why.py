"""The story of one figure of a statement, and a place to question it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.loop.assessment.stories import StoryPage, story_page
from steelyard.loop.assessment.words import here
from steelyard.loop.rewards import rules
from steelyard.loop.rewards.models import Dispute, Statement
from steelyard.loop.rewards.queries.addresses import NOW, why_url
from steelyard.loop.rewards.queries.known import known_run_of
from steelyard.loop.rewards.queries.listing import readable_statements
from steelyard.loop.rewards.queries.statement import find_statement


@dataclass(frozen=True, kw_only=True)
class WhyPage:
    """A story, and whether the viewer may question it."""

    story: StoryPage
    statement: Statement
    plan_code: str
    may_ask: bool


def why_page(period: Period, code: str, path: str, viewer: Viewer, asked: Mapping[str, str]) -> WhyPage:
    """Gather the page; 404 for figures outside the viewer's scope, and for those not shown to them yet."""
    person, run, statement, _hidden = find_statement(period, code, viewer, run_number=asked.get("run", ""))
    if statement is None or run is None:
        raise Http404
    first = statement.parts.first()
    plan_code = asked.get("plan") or (first.plan_code if first else "")
    if not statement.parts.filter(plan_code=plan_code).exists():
        raise Http404
    as_known = asked.get("as_known") == NOW
    if as_known:
        run = known_run_of(period)
        if run is None:
            raise Http404
    story = story_page(
        run,
        person,
        plan=plan_code,
        path=path,
        number=asked.get("page", "1"),
        language=here(),
        link=lambda path: why_url(statement, plan_code, path, as_known=as_known),
    )
    if story is None:
        raise Http404
    person_id = viewer.person.pk if viewer.person else None
    return WhyPage(
        story=story,
        statement=statement,
        plan_code=plan_code,
        may_ask=path.startswith("pay")
        and not rules.why_not_ask(statement, person_id=person_id, question="?"),
    )


def find_dispute(period: Period, number: int, viewer: Viewer) -> Dispute:
    """Return a question in the viewer's scope, or 404."""
    found = (
        Dispute.objects.filter(pk=number, statement__in=readable_statements(period, viewer).order_by())
        .select_related("statement__person", "statement__period")
        .first()
    )
    if found is None:
        raise Http404
    return found
