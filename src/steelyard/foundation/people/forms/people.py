"""Forms about one person."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Person, Position, Team
from steelyard.kit.form_page import DayField, WhyField


class PlaceForm(forms.Form):
    """Where somebody works; `managers` are those the viewer may choose from."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all())
    manager = forms.ModelChoiceField(label=_("Manager"), queryset=Person.objects.none(), required=False)
    position = forms.ModelChoiceField(label=_("Position"), queryset=Position.objects.all())

    def __init__(self, *args: Any, managers: QuerySet[Person], **kwargs: Any) -> None:
        """Offer the managers in scope."""
        super().__init__(*args, **kwargs)
        field = self.fields["manager"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = managers


class AdmitForm(PlaceForm):
    """Somebody new."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    code = forms.CharField(
        label=_("Code"),
        max_length=80,
        required=False,
        help_text=_("The key in your records. Left empty, it is made from the name."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    hired_on = DayField(label=_("Hired on"))
    why = WhyField(required=False)

    field_order = ("name", "name_en", "code", "email", "phone", "hired_on")


class MoveForm(PlaceForm):
    """Somebody's next place."""

    starts_on = DayField(
        label=_("From"), help_text=_("The first day there. What was worked before stays where it was.")
    )
    why = WhyField()


class EndForm(forms.Form):
    """Somebody leaves."""

    last_on = DayField(label=_("Last day"))
    leaves = forms.BooleanField(label=_("Leaves the company"), required=False, initial=True)
    why = WhyField()


class ChangeForm(forms.Form):
    """A name or contact put right."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    why = WhyField()
