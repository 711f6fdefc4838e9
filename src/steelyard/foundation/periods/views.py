"""The calendar, and the company's settings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.periods import actions, queries
from steelyard.foundation.periods.forms import CompanyForm, PeriodForm
from steelyard.kit import access
from steelyard.kit.form_page import answer_form


@access.allow(access.signed_in)
def index(request: access.Request) -> HttpResponse:
    """Show the periods and the company they belong to."""
    return render(request, "periods/index.html", {"page": queries.calendar_page(request.viewer)})


@access.allow(access.may("periods.make"))
def new(request: access.Request) -> HttpResponse:
    """Make a period."""

    def act(values: dict[str, Any]) -> str:
        actions.ensure_period(**values, by=request.user, at=timezone.now())
        return reverse("periods:index")

    form = PeriodForm(request.POST or None, initial={"code": queries.next_quarter()})
    return answer_form(request, form, act, template="periods/new.html", done=_("Made."))


@access.allow(access.may("company.change"))
def company(request: access.Request) -> HttpResponse:
    """Change the company's settings."""

    def act(values: dict[str, Any]) -> str:
        actions.change_company(**values, by=request.user, at=timezone.now())
        return reverse("periods:index")

    now = queries.company()
    initial = {name: getattr(now, name) for name in actions.SETTINGS}
    form = CompanyForm(request.POST or None, initial=initial)
    return answer_form(request, form, act, template="periods/company.html", done=_("Saved."))
