"""What people type in this room."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReopenForm(forms.Form):
    """The reason for opening a closed period again."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )


class ResultFilter(forms.Form):
    """What narrows down the results of a period, and their order."""

    team = forms.ChoiceField(label=_("Team"), required=False)
    position = forms.ChoiceField(label=_("Position"), required=False)
    plan = forms.ChoiceField(label=pgettext_lazy("agreement", "Plan"), required=False)
    grade = forms.ChoiceField(label=_("Grade"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    order = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[
            ("rank", _("Rank")),
            ("name", _("Name")),
            ("score", _("Score")),
            ("attainment", _("Attainment")),
            ("actual", _("Actual")),
            ("pay", _("Pay")),
        ],
    )
    search = forms.CharField(
        label=_("Search"), required=False, widget=forms.SearchInput(attrs={"placeholder": _("Name or code")})
    )

    def __init__(self, data: Mapping[str, str], *, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Take what the address says, and what each list offers."""
        super().__init__(data)
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *offered]
