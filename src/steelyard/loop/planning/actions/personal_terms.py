"""Agree personal figures with people, with dates; take back what was agreed by mistake."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from steelyard.foundation.people import Person
from steelyard.foundation.rulebook import Plan
from steelyard.kit import audit
from steelyard.kit.refusal import Refused
from steelyard.loop.planning import rules
from steelyard.loop.planning.agreed import Agreed
from steelyard.loop.planning.dating import Span
from steelyard.loop.planning.models import PersonalFigure

ONE_DAY = timedelta(days=1)


@transaction.atomic
def agree_personal_figures(
    *, agreed: Iterable[Agreed], by: User, at: datetime, why: str = ""
) -> list[PersonalFigure]:
    """Agree figures, all or none; one that began earlier and has no end ends on the day before.

    The same figure said again for the same days changes nothing.

    Raises:
        Refused: Two would hold on one day, or a figure is not above 0; each with whose it is.
    """
    made, reasons = [], []
    for one in agreed:
        figure, why_not = _agree(one, by=by, at=at, why=why)
        reasons += [f"{one.person} · {one.part} · {one.figure}: {reason}" for reason in why_not]
        made += [figure] if figure is not None else []
    if reasons:
        raise Refused(reasons)
    return made


def _agree(one: Agreed, *, by: User, at: datetime, why: str) -> tuple[PersonalFigure | None, tuple[str, ...]]:
    person, plan = Person.objects.get(code=one.person), Plan.objects.get(code=one.plan)
    alike = PersonalFigure.objects.select_for_update(of=("self",)).filter(
        person=person, plan=plan, part=one.part, figure=one.figure
    )
    if alike.filter(starts_on=one.starts_on, ends_on=one.ends_on, value=one.value).exists():
        return None, ()
    earlier = alike.filter(ends_on=None, starts_on__lt=one.starts_on).first()
    others = alike.exclude(pk=earlier.pk) if earlier else alike
    spans = [Span(starts_on=other.starts_on, ends_on=other.ends_on) for other in others]
    reasons = tuple(
        rules.why_not_agree(value=one.value, starts_on=one.starts_on, ends_on=one.ends_on, others=spans)
    )
    if reasons:
        return None, reasons
    if earlier is not None:
        _end(earlier, one.starts_on - ONE_DAY, by=by, at=at, why=why)
    made = PersonalFigure.objects.create(
        person=person,
        plan=plan,
        part=one.part,
        figure=one.figure,
        value=one.value,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        by=by,
        at=at,
        why=why.strip(),
    )
    audit.record(
        by=by, at=at, verb="agree_personal_figure", subject=made, after=audit.values_of(made), why=made.why
    )
    return made, ()


@transaction.atomic
def remove_personal_figure(*, figure: PersonalFigure, by: User, at: datetime, why: str = "") -> None:
    """Take back a figure agreed by mistake; what closed periods paid by it stays until it is recalculated."""
    before = audit.values_of(figure)
    audit.record(by=by, at=at, verb="remove_personal_figure", subject=figure, before=before, why=why.strip())
    figure.delete()


def _end(figure: PersonalFigure, ends_on: date, *, by: User, at: datetime, why: str) -> None:
    before = audit.values_of(figure, "ends_on")
    figure.ends_on = ends_on
    figure.save(update_fields=["ends_on"])
    after = audit.values_of(figure, "ends_on")
    audit.record(
        by=by, at=at, verb="end_personal_figure", subject=figure, before=before, after=after, why=why.strip()
    )
