"""What stands between a period and its close: one function a point, each saying where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steelyard import engine
from steelyard.engine.problem_words.unmet import UNMET
from steelyard.foundation import calculation, facts, periods
from steelyard.foundation.people.models import Assignment, Person
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui import figures
from steelyard.loop.assessment.gathering import Gathered, gather
from steelyard.loop.assessment.paid_twice import why_not_pay
from steelyard.loop.assessment.words import here

NAMED = 5  # how many are named before "and n more"
OF_TARGETS = frozenset({"target_missing", "target_zero", "year_target_missing", "whole_year_target_missing"})
MISSING_RATE = "rate_missing"


class Weight(StrEnum):
    """How much a point weighs."""

    DONE = "done"
    WARNING = "warning"
    BLOCKER = "blocker"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One point of the list: what it is about, how it stands, and where to mend it."""

    title: str
    weight: Weight
    words: str
    details: tuple[str, ...] = ()
    url: str = ""
    mend: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether something is left to do."""
        return self.weight != Weight.DONE


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """All points, and what was found on the way."""

    checks: tuple[Check, ...]
    gathered: Gathered
    fact_count: int
    person_count: int

    @property
    def blockers(self) -> tuple[str, ...]:
        """Return what must be mended first, in words."""
        return tuple(f"{c.title}: {c.words}" for c in self.checks if c.weight == Weight.BLOCKER)

    @property
    def warnings(self) -> int:
        """Return how many points ask for a look."""
        return sum(check.weight == Weight.WARNING for check in self.checks)


def checklist(period: Period) -> Checklist:
    """Look at everything a close of the period would take."""
    gathered = gather(period)
    found = problems_of(gathered)
    heads = facts.heads()
    people = {code for code in gathered.assignments["person"].to_pylist() if code}
    return Checklist(
        checks=(
            check_days(period, periods.today()),
            *check_facts(period, gathered),
            check_quarantine(),
            check_plans(gathered, found),
            check_unplanned(period, gathered),
            check_targets(period, found),
            check_paid_once(period, gathered),
            check_rates(found),
            check_unmet(found),
        ),
        gathered=gathered,
        fact_count=sum(heads[name].row_count for name in gathered.tables if name in heads),
        person_count=len(people),
    )


def problems_of(gathered: Gathered) -> tuple[engine.Problem, ...]:
    """Ask the engine what it finds wrong between the plans and the tables."""
    if not gathered.plans or gathered.absent:
        return ()
    return calculation.check_inputs(plans=gathered.plans, tables=gathered.tables, period=gathered.period)


def check_days(period: Period, today: date) -> Check:
    """See whether the period is over."""
    over = period.ends_on < today
    words = (
        _("It ended on %(day)s.")
        if over
        else _("It lasts until %(day)s: what happens later would not count.")
    )
    return Check(
        title=_("Period"),
        weight=Weight.DONE if over else Weight.WARNING,
        words=words % {"day": date_format(period.ends_on)},
    )


def check_facts(period: Period, gathered: Gathered) -> Iterator[Check]:
    """See whether each dataset the plans name is there, and recent."""
    heads, newest = facts.heads(), facts.freshness()
    import_url = reverse("facts:index")
    for name in gathered.absent:
        yield Check(
            title=str(facts.ALL[name].title),
            weight=Weight.BLOCKER,
            words=_("The plans need this data, and nothing has been imported."),
            url=import_url,
            mend=_("Import"),
        )
    for name in sorted({name for plan in gathered.plans for name in plan.datasets} & set(heads)):
        last = newest.get(name)
        stale = last is not None and last < period.starts_on
        words = _("%(rows)s rows, the newest of %(day)s.") % {
            "rows": figures.count(heads[name].row_count),
            "day": date_format(last) if last else "—",
        }
        yield Check(
            title=str(facts.ALL[name].title),
            weight=Weight.WARNING if stale else Weight.DONE,
            words=words + (" " + _("None of them lies in the period.") if stale else ""),
            url=import_url if stale else "",
            mend=_("Import"),
        )


def check_quarantine() -> Check:
    """See whether rows wait in quarantine; they will not count."""
    waiting = sum(facts.waiting_rows().values())
    return Check(
        title=_("Quarantine"),
        weight=Weight.WARNING if waiting else Weight.DONE,
        words=ngettext(
            "%(rows)s row waits with a fault; it does not count until it is repaired.",
            "%(rows)s rows wait with faults; they do not count until they are repaired.",
            waiting,
        )
        % {"rows": figures.count(waiting)}
        if waiting
        else _("No row waits."),
        url=reverse("facts:quarantine") if waiting else "",
        mend=_("Repair"),
    )


def check_plans(gathered: Gathered, found: tuple[engine.Problem, ...]) -> Check:
    """See whether the plans have versions in force, and fit the data."""
    language = here()
    told_elsewhere = {MISSING_RATE, *OF_TARGETS, *UNMET}
    others = [p for p in found if p.code not in told_elsewhere]
    details = [_("Plan %(plan)s has no version in force.") % {"plan": code} for code in gathered.unversioned]
    details += [problem.text(language) for problem in others]
    blocked = gathered.unversioned or not gathered.plans or any(p.severity == "error" for p in others)
    if not gathered.plans and not gathered.unversioned:
        words = _("Nobody is assigned to a plan.")
    elif details:
        words = ngettext("%(number)s point to look at.", "%(number)s points to look at.", len(details)) % {
            "number": len(details)
        }
    else:
        words = ", ".join(f"{v.plan.code} v{v.number}" for v in gathered.versions)
    return Check(
        title=_("Plans"),
        weight=Weight.BLOCKER if blocked else Weight.WARNING if details else Weight.DONE,
        words=words,
        details=tuple(details),
        url=reverse("rulebook:index"),
        mend=_("To the plans"),
    )


def check_unplanned(period: Period, gathered: Gathered) -> Check:
    """See whether anyone at work in the period has no plan; they get neither score nor pay."""
    table = gathered.assignments
    rows = zip(table["person"].to_pylist(), table["plan"].to_pylist(), strict=True)
    planned = {person for person, plan in rows if plan}
    at_work = Assignment.objects.within(period.starts_on, period.ends_on).values("person")
    without = Person.objects.filter(pk__in=at_work).exclude(code__in=planned).order_by("name")
    names = [str(person) for person in without]
    return Check(
        title=_("People"),
        weight=Weight.WARNING if names else Weight.DONE,
        words=ngettext(
            "%(number)s person has no plan: no score and no pay.",
            "%(number)s people have no plan: no score and no pay.",
            len(names),
        )
        % {"number": len(names)}
        if names
        else _("Everyone at work in the period has a plan (%(number)s).") % {"number": len(planned)},
        details=(", ".join(shortened(names)),) if names else (),
        url=reverse("planning:index", kwargs={"period": period.code}) if names else "",
        mend=_("Assign plans"),
    )


def check_targets(period: Period, found: tuple[engine.Problem, ...]) -> Check:
    """See whether every target that a plan needs is set; who lacks one waits, and nobody else does."""
    missing = [problem for problem in found if problem.code in OF_TARGETS]
    number = sum(int(str(problem.params["count"])) for problem in missing)
    words = ngettext(
        "%(number)s target is missing or 0. Only that person waits; everybody else is scored and paid.",
        "%(number)s targets are missing or 0. Only those people wait; everybody else is scored and paid.",
        number,
    )
    return Check(
        title=_("Targets"),
        weight=Weight.WARNING if missing else Weight.DONE,
        words=words % {"number": figures.count(number)} if missing else _("Every target is set."),
        details=shortened([problem.text(here()) for problem in missing]),
        url=reverse("planning:targets", kwargs={"period": period.code}) if missing else "",
        mend=_("Set targets"),
    )


def check_paid_once(period: Period, gathered: Gathered) -> Check:
    """See that no plan pays days again that another period has paid."""
    reasons = tuple(why_not_pay(period, gathered.plans))
    return Check(
        title=_("Paid once"),
        weight=Weight.BLOCKER if reasons else Weight.DONE,
        words=" ".join(reasons) if reasons else _("No plan has paid any of these days yet."),
        url=reverse("rulebook:index") if reasons else "",
        mend=_("To the plans"),
    )


def check_unmet(found: tuple[engine.Problem, ...]) -> Check:
    """See whether rows meet nothing: shares of unknown deals, targets of people without a place."""
    told = [problem for problem in found if problem.code in UNMET]
    words = ngettext("%(number)s point to look at.", "%(number)s points to look at.", len(told))
    return Check(
        title=_("Rows that meet nothing"),
        weight=Weight.WARNING if told else Weight.DONE,
        words=words % {"number": len(told)} if told else _("Every row meets somebody and something."),
        details=tuple(problem.text(here()) for problem in told),
        url=reverse("facts:index") if told else "",
        mend=_("To the data"),
    )


def check_rates(found: tuple[engine.Problem, ...]) -> Check:
    """See whether every foreign amount has a dated rate."""
    language = here()
    missing = [problem.text(language) for problem in found if problem.code == MISSING_RATE]
    return Check(
        title=_("Exchange rates"),
        weight=Weight.BLOCKER if missing else Weight.DONE,
        words=ngettext("%(number)s rate is missing.", "%(number)s rates are missing.", len(missing))
        % {"number": len(missing)}
        if missing
        else _("No rate is missing."),
        details=shortened(missing),
        url=reverse("facts:index") if missing else "",
        mend=_("Import rates"),
    )


def shortened(words: list[str]) -> tuple[str, ...]:
    """Return the first few, and how many more there are."""
    more = len(words) - NAMED
    if more <= 0:
        return tuple(words)
    rest = ngettext("and %(number)s more", "and %(number)s more", more) % {"number": figures.count(more)}
    return (*words[:NAMED], rest)
