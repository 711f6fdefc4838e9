"""The rulebook's API: read plans, check a text, save a draft, publish."""

from datetime import date, datetime

from django.utils import timezone
from ninja import Router, Schema

from steelyard.foundation import people, periods
from steelyard.foundation.rulebook import actions, queries
from steelyard.foundation.rulebook.entry import EDITORS
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.foundation.rulebook.reading import tidy
from steelyard.kit import access

router = Router(tags=["rulebook"])


class PlanOut(Schema):
    """A plan as it stands today."""

    code: str
    title: str
    state: str
    version_in_force: int | None
    people: int


class VersionOut(Schema):
    """A version; `text` is the YAML."""

    plan: str
    number: int
    state: str
    sha256: str
    applies_from: date | None
    retired_from: date | None
    published_at: datetime | None
    why: str
    text: str


class TextIn(Schema):
    """A plan's YAML."""

    text: str


class ProblemOut(Schema):
    """What is wrong in a text, in the language of the request."""

    line: int
    severity: str
    words: str


class PublishIn(Schema):
    """From when, and why."""

    applies_from: date
    why: str


@router.get("/plans", response=list[PlanOut])
@access.allow(access.signed_in)
def plans(request: people.Request) -> list[PlanOut]:
    """List the plans you may read."""
    page = queries.plan_list(request.viewer, periods.today())
    return [
        PlanOut(
            code=plan.code,
            title=plan.title,
            state=plan.state,
            version_in_force=plan.in_force.number if plan.in_force else None,
            people=plan.people,
        )
        for plan in page.plans
    ]


@router.get("/plans/{code}/versions/{number}", response=VersionOut)
@access.allow(access.signed_in)
def version(request: people.Request, code: str, number: int) -> VersionOut:
    """Return one version."""
    return _shown(queries.find_version(code, number, request.viewer, periods.today()))


@router.post("/check", response=list[ProblemOut])
@access.allow(access.signed_in)
def check(request: people.Request, said: TextIn) -> list[ProblemOut]:
    """Return all problems of a text, with their lines."""
    return [
        ProblemOut(line=problem.line, severity=problem.severity, words=problem.words)
        for problem in queries.judged(tidy(said.text), "plan.yaml").problems
    ]


@router.post("/drafts", response=VersionOut)
@access.allow(people.with_role(*EDITORS))
def save_draft(request: people.Request, said: TextIn) -> VersionOut:
    """Save a text as the draft of the plan it names."""
    return _shown(actions.save_draft(text=said.text, by=request.user, at=timezone.now()))


@router.post("/plans/{code}/versions/{number}/publish", response=VersionOut)
@access.allow(people.with_role(*EDITORS))
def publish(request: people.Request, code: str, number: int, said: PublishIn) -> VersionOut:
    """Bring a draft into force."""
    found = queries.find_version(code, number, request.viewer, periods.today())
    published = actions.publish_version(
        version=found,
        applies_from=said.applies_from,
        why=said.why,
        by=request.user,
        at=timezone.now(),
    )
    return _shown(published)


def _shown(version: PlanVersion) -> VersionOut:
    return VersionOut(
        plan=version.plan.code,
        number=version.number,
        state=version.state,
        sha256=version.sha256,
        applies_from=version.applies_from,
        retired_from=version.retired_from,
        published_at=version.published_at,
        why=version.why,
        text=version.text,
    )
