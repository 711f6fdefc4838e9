"""One person: the page, and the forms that admit, move, end and put right."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation import periods
from steelyard.foundation.people import actions, queries
from steelyard.foundation.people.forms import AdmitForm, ChangeForm, EndForm, MoveForm
from steelyard.foundation.people.models import Person
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Request, with_role
from steelyard.foundation.people.visibility import find_person, visible_people
from steelyard.kit import access
from steelyard.kit.form_page import answer_form

may_admit = with_role(Role.SALES_OPS)
by_hr = access.allow(may_admit)


@access.allow(access.signed_in)
def person(request: Request, code: str) -> HttpResponse:
    """Show a person the viewer may see."""
    page = queries.person_page(code, request.viewer, periods.today())
    context = {"page": page, "person": page.person, "may_admit": may_admit(request.viewer)}
    return render(request, "people/person.html", context)


@by_hr
def admit(request: Request) -> HttpResponse:
    """Admit somebody new."""

    def act(values: dict[str, Any]) -> str:
        new = actions.admit_person(**values, by=request.user, at=timezone.now())
        return reverse("people:person", args=[new.code])

    initial = {"hired_on": periods.today()}
    form = AdmitForm(request.POST or None, initial=initial, managers=managers(request))
    done = _("Admitted.")
    return answer_form(request, form, act, template="people/admit.html", done=done)


@by_hr
def move(request: Request, code: str) -> HttpResponse:
    """Give somebody another place from a day on."""
    who = find_person(code, request.viewer, periods.today())
    place = who.assignments.on(periods.today()).first()

    def act(values: dict[str, Any]) -> str:
        actions.move_person(person=who, **values, by=request.user, at=timezone.now())
        return reverse("people:person", args=[code])

    initial: dict[str, Any] = {"starts_on": periods.today()}
    if place:
        initial |= {"team": place.team, "manager": place.manager, "position": place.position}
    form = MoveForm(request.POST or None, initial=initial, managers=managers(request))
    context = {"person": who, "place": place}
    return answer_form(request, form, act, template="people/move.html", done=_("Moved."), context=context)


@by_hr
def end(request: Request, code: str) -> HttpResponse:
    """End somebody's assignment."""
    who = find_person(code, request.viewer, periods.today())

    def act(values: dict[str, Any]) -> str:
        actions.end_assignment(person=who, **values, by=request.user, at=timezone.now())
        return reverse("people:person", args=[code])

    form = EndForm(request.POST or None, initial={"last_on": periods.today()})
    context = {"person": who}
    return answer_form(
        request, form, act, template="people/end.html", done=_("The assignment ends then."), context=context
    )


@by_hr
def change(request: Request, code: str) -> HttpResponse:
    """Put a name or contact right."""
    who = find_person(code, request.viewer, periods.today())

    def act(values: dict[str, Any]) -> str:
        why = values.pop("why")
        actions.change_person(person=who, changes=values, why=why, by=request.user, at=timezone.now())
        return reverse("people:person", args=[code])

    initial = {"name": who.name, "name_en": who.name_en, "email": who.email, "phone": who.phone}
    form = ChangeForm(request.POST or None, initial=initial)
    context = {"person": who}
    return answer_form(request, form, act, template="people/change.html", done=_("Saved."), context=context)


def managers(request: Request) -> QuerySet[Person]:
    """Return whom the viewer may choose as a manager."""
    return visible_people(request.viewer, periods.today()).filter(left_on=None)
