"""Forms about accounts and roles."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Person, Team
from steelyard.foundation.people.roles import Role, Scope
from steelyard.kit.form_page import WhyField


class AccountForm(forms.Form):
    """A new account."""

    username = forms.CharField(label=_("Account name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), required=False)
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.filter(user=None, left_on=None), required=False
    )
    password = forms.CharField(
        label=_("First password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Left empty, it is set through the link in “Forgot your password?”."),
    )

    def clean_password(self) -> str:
        """Hold it to the same rules as any password."""
        if password := str(self.cleaned_data["password"]):
            validate_password(password)
        return password


class GrantForm(forms.Form):
    """A role for an account."""

    user = forms.ModelChoiceField(label=_("Account"), queryset=User.objects.order_by("username"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    scope = forms.ChoiceField(label=_("Scope"), choices=Scope.choices)
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.all(),
        required=False,
        help_text=_("Left empty, it is about those who report to the account's person."),
    )
    why = WhyField()

    def clean(self) -> dict[str, Any]:
        """Make enumerations of the words."""
        values = super().clean() or {}
        for name, kind in (("role", Role), ("scope", Scope)):
            if name in values:
                values[name] = kind(values[name])
        return values


class RevokeForm(forms.Form):
    """A role taken back."""

    why = WhyField()
