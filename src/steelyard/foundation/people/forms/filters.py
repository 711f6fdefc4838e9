"""What narrows a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Position, Team
from steelyard.foundation.people.queries.directory import ACTIVE, ALL, LEFT, Filters
from steelyard.foundation.people.roles import Role


class DirectoryForm(forms.Form):
    """The filters above the list of people."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=_("All teams"),
    )
    position = forms.ModelChoiceField(
        label=_("Position"),
        queryset=Position.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=_("All positions"),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[(ACTIVE, _("Working here")), (LEFT, _("Left")), (ALL, _("All"))],
        required=False,
    )

    def filters(self) -> Filters:
        """Return what was chosen; what makes no sense is left out."""
        self.full_clean()
        chosen = self.cleaned_data
        team, position = chosen.get("team"), chosen.get("position")
        return Filters(
            words=chosen.get("q", ""),
            team=team.code if team else "",
            position=position.code if position else "",
            status=chosen.get("status") or ACTIVE,
        )


class AccountFilterForm(forms.Form):
    """The filters above the list of accounts."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.SearchInput())
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *Role.choices], required=False)
