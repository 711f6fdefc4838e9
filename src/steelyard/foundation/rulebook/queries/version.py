"""A plan's page: one of its versions in words, pictures and text, and the others beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404

from steelyard import engine
from steelyard.foundation.people import Viewer
from steelyard.foundation.rulebook import membership
from steelyard.foundation.rulebook.entry import EDITORS, visible_versions
from steelyard.foundation.rulebook.models import PlanVersion
from steelyard.foundation.rulebook.pictures import Pictures, pictures_of
from steelyard.foundation.rulebook.queries.in_force import version_in_force
from steelyard.foundation.rulebook.queries.plans import title_of
from steelyard.foundation.rulebook.reading import language, read_text, reading_of


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Clauses under one heading."""

    heading: str
    clauses: tuple[engine.Clause, ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """A problem in the reader's words."""

    line: int
    severity: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A text as it reads now: the agreement if it can be read, all problems in any case."""

    chapters: tuple[Chapter, ...]
    problems: tuple[Said, ...]
    errors: int


@dataclass(frozen=True, kw_only=True)
class VersionPage:
    """The page of one version."""

    version: PlanVersion
    title: str
    judged: Judged
    pictures: Pictures | None
    lines: tuple[str, ...]
    versions: tuple[PlanVersion, ...]
    in_force: PlanVersion | None
    people: int
    may_edit: bool

    @property
    def is_in_force(self) -> bool:
        """Whether this version counts today."""
        return self.in_force is not None and self.in_force.pk == self.version.pk


def find_version(code: str, number: int, viewer: Viewer, on: date) -> PlanVersion:
    """Return a version the viewer may read, or Http404."""
    version = visible_versions(viewer, on).filter(plan__code=code, number=number).first()
    if version is None:
        raise Http404
    return version


def shown_version(code: str, viewer: Viewer, on: date) -> PlanVersion:
    """Return the version a plan's page opens with: the one in force, else the newest. Http404 if none."""
    versions = visible_versions(viewer, on).filter(plan__code=code)
    newest = versions.order_by("-number").first()
    if newest is None:
        raise Http404
    return version_in_force(code, on) or newest


def version_page(version: PlanVersion, viewer: Viewer, on: date) -> VersionPage:
    """Return the page of a version the viewer may read."""
    plan = reading_of(version).plan
    return VersionPage(
        version=version,
        title=title_of(version),
        judged=judged(version.text, f"{version.plan.code}.yaml"),
        pictures=pictures_of(plan) if plan else None,
        lines=tuple(version.text.splitlines()),
        versions=tuple(
            visible_versions(viewer, on)
            .filter(plan=version.plan)
            .select_related("by", "published_by", "retired_by")
            .order_by("-number")
        ),
        in_force=version_in_force(version.plan.code, on),
        people=membership.known().people_on_plans(on).get(version.plan.code, 0),
        may_edit=viewer.has(*EDITORS),
    )


def judged(text: str, source: str) -> Judged:
    """Return how a text reads, in the reader's language."""
    reading = read_text(text, source)
    clauses = engine.describe(reading.plan, language()) if reading.plan else ()
    return Judged(
        chapters=chapters(clauses),
        problems=tuple(
            Said(line=problem.line, severity=problem.severity, words=problem.text(language()))
            for problem in sorted(reading.problems, key=lambda problem: problem.line)
        ),
        errors=sum(problem.severity == "error" for problem in reading.problems),
    )


def chapters(clauses: Sequence[engine.Clause]) -> tuple[Chapter, ...]:
    """Put clauses that follow one another under the same heading together."""
    return tuple(
        Chapter(heading=heading, clauses=tuple(group))
        for heading, group in groupby(clauses, key=lambda clause: clause.heading)
    )


def next_start(today: date) -> date:
    """Return the first day of the next month, where a change of rules usually begins."""
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
