"""Two versions side by side, in words; a plan's history."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from steelyard import engine
from steelyard.foundation.people import Viewer
from steelyard.foundation.rulebook.comparison import Difference, differences
from steelyard.foundation.rulebook.entry import EDITORS, visible_versions
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.foundation.rulebook.queries.in_force import version_in_force
from steelyard.foundation.rulebook.queries.plans import title_of
from steelyard.foundation.rulebook.reading import language, reading_of


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed; `unread` is the version whose text cannot be read, if one is so."""

    before: PlanVersion
    after: PlanVersion
    differences: tuple[Difference, ...]
    unread: PlanVersion | None = None


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """All versions, the newest first, and two of them compared."""

    version: PlanVersion
    title: str
    versions: tuple[PlanVersion, ...]
    in_force: PlanVersion | None
    comparison: Comparison | None
    may_edit: bool


def compare(before: PlanVersion, after: PlanVersion) -> Comparison:
    """Return the clauses that differ from one version to another, in the reader's language."""
    plans = [reading_of(version).plan for version in (before, after)]
    if plans[0] is None or plans[1] is None:
        unread = before if plans[0] is None else after
        return Comparison(before=before, after=after, differences=(), unread=unread)
    said = [engine.describe(plan, language()) for plan in plans if plan]
    return Comparison(before=before, after=after, differences=tuple(differences(said[0], said[1])))


def history_page(code: str, viewer: Viewer, on: date, first: str | None, second: str | None) -> HistoryPage:
    """Return a plan's history; by default the newest version is compared with the one before it."""
    versions = list(
        visible_versions(viewer, on)
        .filter(plan__code=code)
        .select_related("by", "published_by", "retired_by")
        .order_by("-number")
    )
    if not versions:
        raise Http404
    numbered = {str(version.number): version for version in versions}
    after = numbered.get(second or "", versions[0])
    before = numbered.get(first or "", next((v for v in versions if v.number < after.number), None))
    return HistoryPage(
        version=after,
        title=title_of(after),
        versions=tuple(versions),
        in_force=version_in_force(code, on),
        comparison=compare(before, after) if before is not None and before != after else None,
        may_edit=viewer.has(*EDITORS),
    )
