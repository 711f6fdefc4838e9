"""What changed since the close: the differences found last, filtered, and what posting them would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from steelyard import engine
from steelyard.foundation import calculation, people
from steelyard.foundation.calculation.models import Adjustment, Posting
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit import jobs
from steelyard.loop.assessment.words import here
from steelyard.loop.rewards import recalculating
from steelyard.loop.rewards.jobs import RECALCULATE
from steelyard.loop.rewards.models import Recalculation
from steelyard.loop.rewards.queries.details import Key, details_of
from steelyard.loop.rewards.queries.listing import Choices

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Change:
    """One difference: whose, what it was, what it is now, and why."""

    about: str
    person: Person
    title: str
    fact_id: str
    fact_url: str
    statement_url: str
    sentence: str
    detail: str  # of the deal, as it stands now: customer, status, day; and the rate it was paid at
    reason: str
    reason_words: str
    was_minor: int
    now_minor: int
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class ChangesPage:
    """The page; `into` is the open period that posting goes into."""

    period: Period
    into: Period | None
    recalculation: Recalculation | None
    page: Page[Change] | None = None
    count: int = 0  # as filtered
    all_count: int = 0
    totals: Mapping[str, int] = field(default_factory=dict)  # by currency
    by_reason: tuple[tuple[str, int, int, str], ...] = ()  # words, how many, amount, currency
    choices: Choices = field(default_factory=dict)
    is_filtered: bool = False
    is_stale: bool = False
    posted: Posting | None = None
    job: jobs.Job | None = None
    failed: str = ""
    may_post: bool = False
    of_meaning: tuple[Change, ...] = ()  # computed anew by today's meaning of plans; the first few
    meaning_count: int = 0
    meaning_totals: Mapping[str, int] = field(default_factory=dict)  # by currency
    mended: tuple[str, ...] = ()  # what plans mean otherwise since the oldest of the closed periods

    @property
    def can_post(self) -> bool:
        """Tell whether the button does something."""
        found = self.all_count or self.meaning_count
        return bool(self.may_post and found and self.into and not self.posted and not self.is_stale)


def changes_page(period: Period, viewer: Viewer, asked: Mapping[str, str]) -> ChangesPage:
    """Gather the page: of a closed period what changed in it, of an open one all that can be posted."""
    found = recalculating.newest_of(period.kind)
    job = jobs.find(kind=RECALCULATE, key=period.kind)
    into = recalculating.open_period_after(period.kind)
    common: dict[str, Any] = {
        "period": period,
        "into": into,
        "recalculation": found,
        "job": job if job is not None and job.is_active else None,
        "failed": job.error if job is not None and job.error else "",
        "may_post": viewer.has(Role.SALES_OPS),
    }
    if found is None:
        return ChangesPage(**common)
    everything = changes_of(period, viewer, {})
    chosen = [change for change in everything if fits(change, asked)]
    anew = changes_of(period, viewer, {}, of_meaning=True)
    posting = calculation.newest_posting(period.kind)
    is_posted = posting is not None and posting.pk != found.base_id
    return ChangesPage(
        **common,
        page=Paginator(chosen, PAGE).get_page(asked.get("page", "1")),
        count=len(chosen),
        all_count=len(everything),
        totals=totals_of(chosen),
        by_reason=by_reason(chosen),
        choices=choices_of(everything),
        is_filtered=any(asked.get(name) for name in ("about", "reason", "search")),
        is_stale=not is_posted and recalculating.is_stale(found),
        posted=posting if is_posted else None,
        of_meaning=tuple(anew[:PAGE]),
        meaning_count=len(anew),
        meaning_totals=totals_of(anew),
        mended=mended_since(period.kind) if anew else (),
    )


def mended_since(kind: str) -> tuple[str, ...]:
    """Say what plans mean otherwise since the oldest of the closed periods was closed."""
    return tuple(words.text(here()) for words in engine.changed_since(recalculating.oldest_meaning(kind)))


def changes_of(
    period: Period, viewer: Viewer, asked: Mapping[str, str], *, of_meaning: bool = False
) -> list[Change]:
    """Return the differences a viewer may read, the greatest first: of changed facts, or of meaning."""
    found = recalculating.newest_of(period.kind)
    if found is None:
        return []
    about = period.code if period.is_closed else ""
    rows = recalculating.changed_rows(found, about, of_meaning=of_meaning)
    visible = people.visible_people(viewer, on=period.ends_on)
    persons = visible.in_bulk({row["person"] for row in rows}, field_name="code")
    plans: dict[str, dict[str, engine.Plan]] = {}
    details: dict[Key, str] = {}
    for about in {row["about"] for row in rows}:
        known = calculation.find_known(period, found.folders[about])
        plans[about] = calculation.plans_of(known)
        details |= details_of(known, [row for row in rows if row["about"] == about])
    made = [
        _change(row, persons[row["person"]], plans[row["about"]], details)
        for row in rows
        if row["person"] in persons and row["plan"] in plans[row["about"]]
    ]
    made = [change for change in made if fits(change, asked)]
    return sorted(made, key=lambda one: (-abs(one.amount_minor), one.person.code, one.title, one.fact_id))


def _change(
    row: Mapping[str, Any], person: Person, plans: Mapping[str, engine.Plan], details: Mapping[Key, str]
) -> Change:
    plan, language = plans[row["plan"]], here()
    named = {**plan.pay, **plan.settlement}.get(row["component"])
    place = {"period": row["about"], "person": person.code}
    return Change(
        about=row["about"],
        person=person,
        title=named.title(language) if named else row["component"],
        fact_id=row["fact_id"] or "",
        fact_url=reverse("facts:row", kwargs={"dataset": row["dataset"], "fact_id": row["fact_id"]})
        if row["fact_id"]
        else "",
        statement_url=reverse("rewards:statement", kwargs=place) + "?as_known=now",
        sentence=engine.correction_story(dict(row), plan).sentence(language),
        detail=details.get((row["about"], row["dataset"], row["fact_id"]), ""),
        reason=row["reason"],
        reason_words=engine.reason_text(row["reason"], language),
        was_minor=row["was_minor"],
        now_minor=row["now_minor"],
        amount_minor=row["amount_minor"],
        currency=plan.currency,
    )


def fits(change: Change, asked: Mapping[str, str]) -> bool:
    """Tell whether a difference passes the filters."""
    words = asked.get("search", "").casefold().strip()
    texts = f"{change.person.name} {change.person.code} {change.fact_id}".casefold()
    return (
        asked.get("about", "") in {"", change.about}
        and asked.get("reason", "") in {"", change.reason}
        and words in texts
    )


def totals_of(changes: list[Change]) -> dict[str, int]:
    """Sum up by currency, for currencies do not add."""
    sums: dict[str, int] = {}
    for change in changes:
        sums[change.currency] = sums.get(change.currency, 0) + change.amount_minor
    return sums


def by_reason(changes: list[Change]) -> tuple[tuple[str, int, int, str], ...]:
    """Count and sum by reason, the most frequent first."""
    found: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        found.setdefault((change.reason_words, change.currency), []).append(change.amount_minor)
    rows = [(words, len(each), sum(each), currency) for (words, currency), each in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))


def choices_of(changes: list[Change]) -> Choices:
    """Return what the filters can be set to."""
    reasons = sorted({(change.reason, change.reason_words) for change in changes}, key=lambda one: one[1])
    return {
        "about": tuple((code, code) for code in sorted({c.about for c in changes})),
        "reason": tuple(reasons),
    }


def adjustments_of(period: Period, viewer: Viewer) -> list[Adjustment]:
    """Return the adjustments of a period that a viewer may read, the newest first."""
    visible = people.visible_people(viewer, on=period.ends_on)
    found = Adjustment.objects.filter(period=period, person__in=visible)
    return list(found.select_related("person", "by"))
