"""The list of plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from steelyard.foundation.people import Viewer
from steelyard.foundation.rulebook import membership
from steelyard.foundation.rulebook.entry import EDITORS, READERS, visible_plans
from steelyard.foundation.rulebook.models import PlanVersion, State
from steelyard.foundation.rulebook.reading import language, reading_of


@dataclass(frozen=True, kw_only=True)
class ListedPlan:
    """A plan by its versions; those that are not there are None."""

    code: str
    title: str
    in_force: PlanVersion | None
    coming: PlanVersion | None
    draft: PlanVersion | None
    problems: int  # errors of the draft
    people: int

    @property
    def state(self) -> str:
        """Return in_force, coming, draft or retired, the first that holds."""
        if self.in_force:
            return "in_force"
        return "coming" if self.coming else "draft" if self.draft else "retired"


@dataclass(frozen=True, kw_only=True)
class PlanList:
    """The page; `all` counts plans before filtering."""

    plans: tuple[ListedPlan, ...]
    all: int
    may_edit: bool


def plan_list(viewer: Viewer, on: date, *, words: str = "", state: str = "") -> PlanList:
    """Return the plans the viewer may read, as they stand on a day."""
    drafts_too = viewer.has(*READERS)
    counts = membership.known().people_on_plans(on)
    plans = visible_plans(viewer, on).prefetch_related("versions")
    listed = [
        _listed(plan.code, _shown(plan.versions.all(), drafts_too=drafts_too), on, counts.get(plan.code, 0))
        for plan in plans
    ]
    found = [
        plan
        for plan in listed
        if state in {"", plan.state} and words.lower() in f"{plan.title} {plan.code}".lower()
    ]
    return PlanList(
        plans=tuple(sorted(found, key=lambda plan: plan.title)),
        all=len(listed),
        may_edit=viewer.has(*EDITORS),
    )


def _shown(versions: Iterable[PlanVersion], *, drafts_too: bool) -> list[PlanVersion]:
    return [version for version in versions if drafts_too or version.state != State.DRAFT]


def _listed(code: str, versions: list[PlanVersion], on: date, people: int) -> ListedPlan:
    issued = [v for v in versions if v.applies_from is not None]
    begun = [v for v in issued if v.applies_from is not None and v.applies_from <= on]
    newest = max(begun, key=lambda v: (v.applies_from or on, v.number), default=None)
    draft = next((v for v in versions if v.state == State.DRAFT), None)
    coming = [
        v for v in issued if v.applies_from is not None and v.applies_from > on and v.state == State.PUBLISHED
    ]
    in_force = newest if newest is not None and newest.applies_on(on) else None
    said = in_force or draft or newest or next(iter(coming), None)
    return ListedPlan(
        code=code,
        title=title_of(said) if said else code,
        in_force=in_force,
        coming=min(coming, key=lambda v: v.applies_from or on, default=None),
        draft=draft,
        problems=sum(problem.severity == "error" for problem in reading_of(draft).problems) if draft else 0,
        people=people,
    )


def title_of(version: PlanVersion) -> str:
    """Return the plan's title in the reader's language, or its code while the text cannot be read."""
    plan = reading_of(version).plan
    return plan.title(language()) if plan else version.plan.code
