"""The rulebook: the plans people are scored and paid by, each version kept for good.

For: sales operations who write plans, everyone who wants to read the one they work under, and the
calculation, which takes from here the version that is in force.
Takes: a plan as YAML (docs/reference/plan-language.md). Gives, in `queries`:
`version_in_force(plan_code, on)`, `version_for_period(plan_code, starts_on=, ends_on=)`,
`versions_for_period(...)`, `plan_of(version)`; in `actions`: save_draft, publish_version,
retire_version, mark_used.
A published version never changes: a database trigger refuses it.
"""

from typing import TYPE_CHECKING

from steelyard.kit.door import open_late

__all__ = [
    "Plan",
    "PlanVersion",
    "language",
    "mark_used",
    "newest_version",
    "plan_of",
    "publish_version",
    "retire_version",
    "save_draft",
    "version_for_period",
    "version_in_force",
]

if TYPE_CHECKING:
    from steelyard.foundation.rulebook.actions import mark_used, publish_version, retire_version, save_draft
    from steelyard.foundation.rulebook.models import Plan, PlanVersion
    from steelyard.foundation.rulebook.queries import (
        newest_version,
        plan_of,
        version_for_period,
        version_in_force,
    )
    from steelyard.foundation.rulebook.reading import language
else:
    __getattr__ = open_late(__name__, __all__, "queries", "actions", "models", "reading")
