"""What asks for a look after a close and before results are published: who waits, and figures far off."""

from dataclasses import dataclass

from django.urls import reverse

from steelyard import engine
from steelyard.engine.figures import Figure
from steelyard.foundation import calculation
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.people.models import Person
from steelyard.loop.assessment.noted import noted_in
from steelyard.loop.assessment.words import here

SHOWN = 50  # of a kind


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One person's score or pay that waits: for what, and who can mend it."""

    name: str
    url: str
    words: str
    mend: str
    mend_url: str


@dataclass(frozen=True, kw_only=True)
class FarOff:
    """One figure that can hardly be right, and what is usual."""

    name: str
    url: str
    title: str  # of the indicator; empty for pay
    value: str
    usual: str


@dataclass(frozen=True, kw_only=True)
class LookedAt:
    """All of it; of each kind the first few, and how many there are."""

    waiting: tuple[Waiting, ...]
    waiting_count: int
    far_off: tuple[FarOff, ...]
    far_off_count: int
    noted: tuple[str, ...]


def looked_at(run: Run) -> LookedAt:
    """Gather what asks for a look in a run."""
    waits = calculation.waits_of(run)
    kept = run.pins.get("improbable", ())
    codes = {wait.person for wait in waits[:SHOWN]} | {one["person"] for one in kept[:SHOWN]}
    names = dict(Person.objects.filter(code__in=codes).values_list("code", "name"))
    return LookedAt(
        waiting=tuple(_waiting(run, wait, names.get(wait.person, wait.person)) for wait in waits[:SHOWN]),
        waiting_count=len(waits),
        far_off=tuple(_far_off(run, one, names.get(one["person"], one["person"])) for one in kept[:SHOWN]),
        far_off_count=len(kept),
        noted=noted_in(run),
    )


def _waiting(run: Run, wait: engine.Wait, name: str) -> Waiting:
    period, language = run.period.code, here()
    place = {"period": period, "person": wait.person}
    return Waiting(
        name=name,
        url=reverse("assessment:scorecard" if wait.what == "score" else "rewards:statement", kwargs=place),
        words=wait.says().text(language),
        mend=wait.mends().text(language),
        mend_url=reverse("planning:targets", kwargs={"period": period}) if wait.lacks_target else "",
    )


def _far_off(run: Run, kept: dict[str, object], name: str) -> FarOff:
    plan = calculation.plans_of(run)[str(kept["plan"])]
    code, place = str(kept["indicator"]), {"period": run.period.code, "person": kept["person"]}
    unit, currency = ("ratio", "") if code else ("money", plan.currency)
    value, usual = (Figure(int(str(kept[one])), unit, currency).text(here()) for one in ("value", "usual"))  # type: ignore[arg-type]  # a unit
    return FarOff(
        name=name,
        url=reverse("assessment:scorecard" if code else "rewards:statement", kwargs=place),
        title=plan.indicators[code].title(here()) if code else "",
        value=value,
        usual=usual,
    )
