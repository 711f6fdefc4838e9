"""Forms about teams and positions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Position, Team


class TeamForm(forms.Form):
    """A new team."""

    name = forms.CharField(label=_("Team name"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    region = forms.CharField(label=_("Region"), max_length=80, required=False)
    parent = forms.ModelChoiceField(label=_("Within"), queryset=Team.objects.all(), required=False)


class PositionForm(forms.Form):
    """A new position."""

    title_en = forms.CharField(label=_("Title in English"), max_length=120)
    title_zh_hans = forms.CharField(label=_("Title in Simplified Chinese"), max_length=120, required=False)
    title_zh_hant = forms.CharField(label=_("Title in Traditional Chinese"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Position.Kind.choices)
