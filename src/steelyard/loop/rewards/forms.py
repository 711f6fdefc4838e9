"""What people type in this room."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from steelyard.loop.rewards.rules import LONGEST_QUESTION


class StatementFilter(forms.Form):
    """What narrows down the statements of a period, and their order."""

    team = forms.ChoiceField(label=_("Team"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    order = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[("total", _("Amount")), ("name", _("Name")), ("state", _("State"))],
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


class LineFilter(forms.Form):
    """What narrows down the pay lines of a statement."""

    component = forms.ChoiceField(label=_("Component"), required=False)
    search = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.SearchInput(attrs={"placeholder": _("Number, customer or product")}),
    )

    def __init__(self, data: Mapping[str, str], *, components: Sequence[tuple[str, str]]) -> None:
        """Take what the address says, and which components there are."""
        super().__init__(data)
        field = self.fields["component"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All")), *components]


class QuestionForm(forms.Form):
    """A question about a figure."""

    plan = forms.CharField(widget=forms.HiddenInput, required=False)
    path = forms.CharField(widget=forms.HiddenInput, max_length=300)
    question = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """An answer to a question."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
