"""What people type and choose, read into what actions and queries take."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steelyard.foundation.people import Person, Position
from steelyard.foundation.rulebook import Plan
from steelyard.kit.refusal import Refused, refuse_for
from steelyard.loop.planning import rules
from steelyard.loop.planning.queries.grid import Filters, TargetGrid
from steelyard.loop.planning.queries.personal_terms import Asked
from steelyard.loop.planning.queries.sheet import Column
from steelyard.loop.planning.values import UnreadableValueError, read
from steelyard.loop.planning.writing import writing_for


def filters_of(asked: QueryDict) -> Filters:
    """Read the grid's filters from an address."""
    page = asked.get("page", "1")
    return Filters(
        team=asked.get("team", ""),
        position=asked.get("position", ""),
        plan=asked.get("plan", ""),
        words=asked.get("q", "").strip(),
        only_missing=asked.get("missing") == "1",
        page=max(1, int(page)) if page.isdecimal() else 1,
    )


class FilterForm(forms.Form):
    """The grid's filters as fields."""

    team = forms.ChoiceField(label=_("Team"), required=False)
    position = forms.ChoiceField(label=_("Position"), required=False)
    plan = forms.ChoiceField(label=pgettext_lazy("agreement", "Plan"), required=False)
    q = forms.CharField(label=_("Name or code"), required=False)
    missing = forms.ChoiceField(
        label=_("Show"), required=False, choices=[("", _("All")), ("1", _("Only missing targets"))]
    )

    def __init__(self, asked: QueryDict, grid: TargetGrid) -> None:
        """Offer what the grid's people have."""
        super().__init__(asked)
        for name, choices in (("team", grid.teams), ("position", grid.positions), ("plan", grid.plans)):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=[("", _("All")), *choices.items()]
            )


def typed_value(text: str, column: Column) -> int | None:
    """Read what was typed into a cell. Raises Refused with what is wrong."""
    try:
        value = read(text, writing_for(column.unit, column.currency))
    except UnreadableValueError as reason:
        raise Refused([str(reason)]) from reason
    refuse_for(rules.why_not_value(value, unit=column.unit, better=column.better))
    return value


class CopyForm(forms.Form):
    """Growth in per cent, and whether to go over what is set."""

    growth = forms.DecimalField(
        label=_("Growth in %"),
        min_value=Decimal(-99),
        max_value=Decimal(1000),
        max_digits=7,
        decimal_places=2,
        initial=Decimal(10),
        help_text=_("Of amounts and counts; ratios and averages stay as they were."),
    )
    replace = forms.BooleanField(label=_("Also replace targets that are set already"), required=False)


class UploadForm(forms.Form):
    """A file of targets, or of personal figures."""

    file = forms.FileField(label=_("CSV or XLSX file"))
    numbers = forms.ChoiceField(
        label=_("Decimals"),
        required=False,
        choices=[
            ("", _("As the file shows; else it is asked")),
            ("dot", _("With a dot: 1,234.50")),
            ("comma", _("With a comma: 1.234,50")),
        ],
    )


class AssignForm(forms.Form):
    """A plan for a position or a person, from a day on."""

    plan = forms.ModelChoiceField(
        Plan.objects.all(), label=pgettext_lazy("agreement", "Plan"), to_field_name="code"
    )
    position = forms.ModelChoiceField(
        Position.objects.all(), label=_("Position"), to_field_name="code", required=False
    )
    person = forms.CharField(
        label=_("or one person"),
        required=False,
        help_text=_("Name or code. It goes before the plan of the person's position."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Last day, if it ends"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    why = forms.CharField(label=_("Reason"), required=False)

    def clean(self) -> dict[str, Any]:
        """Take either a position or a person."""
        said = super().clean() or {}
        if bool(said.get("position")) == bool(said.get("person")):
            raise forms.ValidationError(_("Choose a position, or name one person."))
        return said

    def clean_person(self) -> Person | None:
        """Find the person meant by code or by a name that only one has."""
        words = self.cleaned_data["person"].strip()
        if not words:
            return None
        found = list(Person.objects.filter(code=words)) or list(Person.objects.filter(name=words))
        if len(found) != 1:
            raise forms.ValidationError(
                _("Nobody is called that.")
                if not found
                else _("Several people are called that: write the code.")
            )
        return found[0]


class PersonalForm(forms.Form):
    """A figure of one person, from a day on."""

    person = forms.CharField(label=_("Person"), help_text=_("Name or code."))
    which = forms.ChoiceField(label=_("Figure"))
    value = forms.CharField(
        label=_("How much"), help_text=_("A rate with a sign, such as 8 %, or an amount.")
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Last day, if it ends"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    why = forms.CharField(label=_("Reason"), required=False)

    def __init__(self, data: QueryDict | None, asked: tuple[Asked, ...], initial: dict[str, Any]) -> None:
        """Offer what the plans of the period leave to each person."""
        super().__init__(data, initial=initial)
        self.asked = {one.key: one for one in asked}
        choices = [(one.key, one.title) for one in asked]
        self.fields["which"] = forms.ChoiceField(label=self.fields["which"].label, choices=choices)

    def as_row(self) -> list[list[str]]:
        """Give it as a file of one row, so that both doors read alike."""
        said, one = self.cleaned_data, self.asked[self.cleaned_data["which"]]
        ends_on = said["ends_on"].isoformat() if said["ends_on"] else ""
        row = [said["person"].strip(), one.plan, one.part, one.figure, said["value"].strip()]
        return [
            ["person", "plan", "part", "figure", "share" if one.unit == "ratio" else "amount", "from", "to"],
            [*row, said["starts_on"].isoformat(), ends_on],
        ]


class EndForm(forms.Form):
    """The last day of an assignment."""

    ends_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
    why = forms.CharField(label=_("Reason"), required=False)
