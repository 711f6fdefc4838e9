"""All change of plans: drafts are saved and discarded, versions published and retired."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from steelyard.foundation import periods
from steelyard.foundation.rulebook import rules
from steelyard.foundation.rulebook.models import Plan, PlanVersion, State
from steelyard.foundation.rulebook.queries import version_in_force
from steelyard.foundation.rulebook.reading import code_in, hash_of, problems_of, tidy
from steelyard.kit import audit
from steelyard.kit.refusal import refuse_for


@transaction.atomic
def save_draft(*, text: str, by: User, at: datetime, code: str | None = None) -> PlanVersion:
    """Keep a text as the draft of its plan, and make the plan if it is new.

    A plan has one draft: saving again replaces it. The text may still have problems. With `code`,
    the text must be of that plan. Raises Refused.
    """
    text = tidy(text)
    text_code = code_in(text)
    refuse_for(rules.why_not_save(text_code=text_code, plan_code=code))
    plan, _made = Plan.objects.get_or_create(code=text_code)
    draft = plan.versions.drafts().select_for_update().first()
    before = None if draft is None else audit.values_of(draft, "text", "sha256")
    if draft is None:
        last = plan.versions.aggregate(last=Max("number"))["last"] or 0
        draft = PlanVersion(plan=plan, number=last + 1)
    draft.text, draft.sha256, draft.by, draft.at = text, hash_of(text), by, at
    draft.save()
    audit.record(
        by=by,
        at=at,
        verb="save_draft",
        subject=draft,
        before=before,
        after=audit.values_of(draft, "text", "sha256"),
    )
    return draft


@transaction.atomic
def discard_draft(*, version: PlanVersion, by: User, at: datetime) -> None:
    """Throw a draft away, and its plan too if it never had another version."""
    audit.record(
        by=by,
        at=at,
        verb="discard_draft",
        subject=version,
        before=audit.values_of(version, "text", "sha256"),
    )
    plan = version.plan
    version.delete()  # the database refuses it unless it is a draft
    if not plan.versions.exists():
        plan.delete()


@transaction.atomic
def publish_version(
    *,
    version: PlanVersion,
    applies_from: date,
    why: str,
    by: User,
    at: datetime,
    after_close: bool = False,
) -> PlanVersion:
    """Bring a draft into force from a day on; from then it cannot change. Raises Refused.

    `after_close` lets it apply to closed periods too: their results stay, and what differs can be posted
    as corrections.
    """
    version = PlanVersion.objects.select_for_update(of=("self",)).select_related("plan").get(pk=version.pk)
    refuse_for(
        rules.why_not_publish(
            version,
            errors=sum(problem.severity == "error" for problem in problems_of(version)),
            applies_from=applies_from,
            why=why,
            closed_until=None if after_close else closed_until(),
            in_force=version_in_force(version.plan.code, applies_from),
        )
    )
    version.state = State.PUBLISHED
    version.applies_from, version.why = applies_from, why.strip()
    version.published_by, version.published_at = by, at
    version.save()
    audit.record(
        by=by,
        at=at,
        verb="publish_version",
        subject=version,
        before={"state": State.DRAFT},
        after=audit.values_of(version, "state", "sha256", "applies_from"),
        why=version.why,
    )
    return version


@transaction.atomic
def retire_version(
    *, version: PlanVersion, retired_from: date, why: str, by: User, at: datetime
) -> PlanVersion:
    """Take a version out of force from a day on; earlier days keep it. Raises Refused."""
    version = PlanVersion.objects.select_for_update(of=("self",)).select_related("plan").get(pk=version.pk)
    refuse_for(rules.why_not_retire(version, retired_from=retired_from, why=why, closed_until=closed_until()))
    version.state, version.retired_from, version.retired_why = State.RETIRED, retired_from, why.strip()
    version.retired_by, version.retired_at = by, at
    version.save()
    audit.record(
        by=by,
        at=at,
        verb="retire_version",
        subject=version,
        before={"state": State.PUBLISHED},
        after=audit.values_of(version, "state", "retired_from"),
        why=version.retired_why,
    )
    return version


def mark_used(*, versions: Iterable[PlanVersion], by: User | None, at: datetime) -> None:
    """Note the first sealed run of each version; later ones change nothing."""
    for version in versions:
        if PlanVersion.objects.filter(pk=version.pk, used_at=None).update(used_at=at):
            audit.record(by=by, at=at, verb="mark_used", subject=version, after={"used_at": at})


def closed_until() -> date | None:
    """Return the last day of the last closed period."""
    last: date | None = periods.closed_periods().aggregate(last=Max("ends_on"))["last"]
    return last
