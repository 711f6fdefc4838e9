"""Add teams and positions."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.people import actions
from steelyard.foundation.people.forms import PositionForm, TeamForm
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Request, with_role
from steelyard.kit import access
from steelyard.kit.form_page import answer_form


@access.allow(with_role(Role.SALES_OPS, Role.ADMINISTRATOR))
def new_team(request: Request) -> HttpResponse:
    """Add a team."""

    def act(values: dict[str, Any]) -> str:
        actions.add_team(**values, by=request.user, at=timezone.now())
        return reverse("people:teams")

    form = TeamForm(request.POST or None)
    done = _("Added. It appears in the tree once somebody works there.")
    return answer_form(request, form, act, template="people/new_team.html", done=done)


@access.allow(with_role(Role.SALES_OPS, Role.ADMINISTRATOR))
def new_position(request: Request) -> HttpResponse:
    """Add a position."""

    def act(values: dict[str, Any]) -> str:
        actions.add_position(**values, by=request.user, at=timezone.now())
        return reverse("people:index")

    form = PositionForm(request.POST or None)
    return answer_form(request, form, act, template="people/new_position.html", done=_("Added."))
