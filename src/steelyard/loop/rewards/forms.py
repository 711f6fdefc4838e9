"""What people type in this room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steelyard import engine
from steelyard.foundation.people.models import Person
from steelyard.foundation.periods.models import Period
from steelyard.kit.form_page import WhyField
from steelyard.loop.rewards.recalculating import plans_for
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
    as_known = forms.CharField(required=False, widget=forms.HiddenInput)

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


class ChangeFilter(forms.Form):
    """What narrows down the differences."""

    about = forms.ChoiceField(label=_("Period"), required=False)
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    search = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.SearchInput(attrs={"placeholder": _("Name, code or deal")}),
    )

    def __init__(self, data: Mapping[str, str], *, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Take what the address says, and what each list offers."""
        super().__init__(data)
        for name in ("about", "reason"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *choices.get(name, ())]


class AdjustmentForm(forms.Form):
    """An amount by hand: for whom, how much, why."""

    person = forms.ModelChoiceField(queryset=Person.objects.none(), to_field_name="code", label=_("Person"))
    plan = forms.CharField(
        label=_("Plan"), required=False, help_text=_("Only where a person works under several.")
    )
    amount = forms.DecimalField(
        label=_("Amount"), max_digits=14, help_text=_("In the plan's currency; with a minus to take off.")
    )
    why = WhyField()

    def __init__(self, *args: Any, people: QuerySet[Person], period: Period, **kwargs: Any) -> None:
        """Take whom the viewer may adjust, and in which period."""
        super().__init__(*args, **kwargs)
        self.period = period
        field = self.fields["person"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = people.order_by("name")

    def clean(self) -> dict[str, Any]:
        """Find the plan, and count the amount in its currency's smallest unit."""
        values = super().clean() or {}
        person = values.get("person")
        if person is None or "amount" not in values:
            return values
        plans = plans_for(self.period, person)
        code = values.get("plan") or (next(iter(plans)) if len(plans) == 1 else "")
        if code not in plans:
            said = ", ".join(plans) or "—"
            self.add_error("plan", _("Name one of this person's plans: %(plans)s.") % {"plans": said})
            return values
        minor = values["amount"].scaleb(engine.minor_digits(plans[code].currency))
        if minor != int(minor):
            self.add_error("amount", _("The currency has no such small part."))
        return {**values, "plan": code, "amount_minor": int(minor)}
