"""The library's plans are published and assigned to positions, as of the first day of the history."""

from pathlib import Path

from django.contrib.auth.models import User

from steelyard.foundation import rulebook
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.loop import planning
from steelyard.loop.planning.models import PlanAssignment
from steelyard.site.demo.loading.task import Load, reason
from steelyard.site.demo.targets import PLANS
from steelyard.site.demo.words import LIBRARY

FOLDER = LIBRARY / "plans"


def adopt_plans(task: Load, *, by: User) -> None:
    """Publish each plan that a position names and that has no version yet, and assign it."""
    task.tell("Plans")
    for code in sorted(set(PLANS.values())):
        path = FOLDER / f"{code}.yaml"
        if path.exists() and not PlanVersion.objects.filter(plan__code=code).issued().exists():
            publish(path, task, by=by)
    assigned = set(PlanAssignment.objects.values_list("position__code", flat=True))
    for position, code in PLANS.items():
        if position not in assigned and (FOLDER / f"{code}.yaml").exists():
            planning.assign_plan(
                plan_code=code,
                position_code=position,
                starts_on=task.company.size.starts_on,
                by=by,
                at=task.at,
                why=reason("plan"),
            )


def publish(path: Path, task: Load, *, by: User) -> None:
    """Publish a plan of the library."""
    draft = rulebook.save_draft(text=path.read_text(encoding="utf-8"), by=by, at=task.at)
    rulebook.publish_version(
        version=draft, applies_from=task.company.size.starts_on, why=reason("plan"), by=by, at=task.at
    )
