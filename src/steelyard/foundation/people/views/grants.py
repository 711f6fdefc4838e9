"""Accounts and roles, for administrators."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steelyard.foundation.people import actions, queries
from steelyard.foundation.people.forms import AccountForm, GrantForm, RevokeForm
from steelyard.foundation.people.forms.filters import AccountFilterForm
from steelyard.foundation.people.models import Grant
from steelyard.foundation.people.roles import Role
from steelyard.foundation.people.viewer import Request, with_role
from steelyard.kit import access
from steelyard.kit.form_page import answer_form

by_administrator = access.allow(with_role(Role.ADMINISTRATOR))


@access.allow(with_role(Role.ADMINISTRATOR, Role.AUDITOR))
def grants(request: Request) -> HttpResponse:
    """Show accounts and their roles."""
    asked = request.GET
    page = queries.grants_page(
        words=asked.get("q", ""), role=asked.get("role", ""), page=asked.get("page", "1")
    )
    changes = request.viewer.has(Role.ADMINISTRATOR)
    form = AccountFilterForm(asked)
    return render(request, "people/grants.html", {"form": form, "grants": page, "changes": changes})


@by_administrator
def new_grant(request: Request) -> HttpResponse:
    """Give a role."""

    def act(values: dict[str, Any]) -> str:
        actions.grant_role(**values, by=request.user, at=timezone.now())
        return reverse("people:grants")

    form = GrantForm(request.POST or None, initial={"user": request.GET.get("user")})
    return answer_form(request, form, act, template="people/new_grant.html", done=_("Granted."))


@by_administrator
def revoke(request: Request, grant_id: int) -> HttpResponse:
    """Take a role back."""
    grant = get_object_or_404(Grant, pk=grant_id)

    def act(values: dict[str, Any]) -> str:
        actions.revoke_role(grant=grant, **values, by=request.user, at=timezone.now())
        return reverse("people:grants")

    form = RevokeForm(request.POST or None)
    context = {"grant": grant}
    return answer_form(
        request, form, act, template="people/revoke.html", done=_("Taken back."), context=context
    )


@by_administrator
def new_account(request: Request) -> HttpResponse:
    """Open an account."""

    def act(values: dict[str, Any]) -> str:
        values["password"] = values["password"] or None
        user = actions.open_account(**values, by=request.user, at=timezone.now())
        return f"{reverse('people:new_grant')}?user={user.pk}"

    form = AccountForm(request.POST or None)
    done = _("Opened. It needs a role to see anything.")
    return answer_form(request, form, act, template="people/new_account.html", done=done)
