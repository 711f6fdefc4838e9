"""What people type in this room."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steelyard.engine import minor_digits
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.rulebook.models import PlanVersion, State
from steelyard.runtime.scenarios import MOST_SCENARIOS, Luck

PERCENT = 10_000  # millionths


class AskForm(forms.Form):
    """Which version, on the facts of which period."""

    version = forms.ModelChoiceField(
        label=_("Version"), queryset=PlanVersion.objects.none(), empty_label=None
    )
    run = forms.ModelChoiceField(label=_("On the facts of"), queryset=Run.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer versions that are not retired, and the runs of closed periods."""
        super().__init__(*args, **kwargs)
        versions = PlanVersion.objects.exclude(state=State.RETIRED).select_related("plan")
        runs = Run.objects.in_force().select_related("period").order_by("-period__ends_on")
        self._offer("version", versions, version_words)
        self._offer("run", runs, run_words)

    def _offer(self, name: str, found: QuerySet[Any], words: Callable[[Any], str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = found
        field.label_from_instance = words  # type: ignore[method-assign, assignment] # how Django words a choice


class PeopleFilter(forms.Form):
    """What narrows down the people of an outcome."""

    side = forms.ChoiceField(
        label=pgettext_lazy("people", "Who"),
        required=False,
        choices=[
            ("", _("All")),
            ("gain", pgettext_lazy("people", "gain")),
            ("lose", pgettext_lazy("people", "lose")),
            ("same", pgettext_lazy("people", "are as before")),
        ],
    )
    search = forms.CharField(
        label=_("Search"), required=False, widget=forms.SearchInput(attrs={"placeholder": _("Name or code")})
    )


class SimulationFilter(forms.Form):
    """What narrows down the list of simulations."""

    plan = forms.ChoiceField(label=pgettext_lazy("agreement", "Plan"), required=False)

    def __init__(self, data: Mapping[str, str], *, plans: Sequence[str]) -> None:
        """Take what the address says, and which plans there are."""
        super().__init__(data)
        field = self.fields["plan"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("All")), *((plan, plan) for plan in plans)]


def version_words(version: PlanVersion) -> str:
    """Call a version."""
    return f"{version.plan.code} v{version.number} · {version.get_state_display()}"


def run_words(run: Run) -> str:
    """Call a run by its period."""
    return run.period.code


class OddsForm(forms.Form):
    """How to draw futures."""

    scenarios = forms.IntegerField(label=_("Scenarios"), min_value=1, max_value=MOST_SCENARIOS, initial=1000)
    spread = forms.DecimalField(
        label=_("Spread in percent"),
        min_value=0,
        max_value=200,
        initial=25,
        help_text=_("How far attainment strays from what was reached."),
    )
    together = forms.DecimalField(
        label=_("Shared in percent"),
        min_value=0,
        max_value=100,
        initial=20,
        help_text=_("The part of it that is the market's and strikes all alike."),
    )
    seed = forms.IntegerField(
        label=_("Seed"), initial=1, help_text=_("The same seed draws the same futures again.")
    )
    budget = forms.DecimalField(label=_("Budget"), required=False, min_value=0)

    def luck(self) -> Luck:
        """Return what was typed as the engine wants it."""
        spread, together = (self.cleaned_data[name] for name in ("spread", "together"))
        return Luck(round(spread * PERCENT), round(together * PERCENT))

    def budget_minor(self, currency: str) -> int | None:
        """Return the budget in minor units."""
        budget = self.cleaned_data["budget"]
        return None if budget is None else round(budget * 10 ** minor_digits(currency))


class WhatIfForm(forms.Form):
    """A deal that is not closed yet."""

    amount = forms.DecimalField(label=_("Amount"), min_value=0, max_digits=14, decimal_places=2)
    on = forms.DateField(
        label=_("Closed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self, data: Mapping[str, str] | None, *, starts_on: date, ends_on: date, today: date
    ) -> None:
        """Take what the address says, and which days the period has."""
        super().__init__(data, initial={"on": today})
        self.starts_on, self.ends_on = starts_on, ends_on

    def clean_on(self) -> date:
        """Refuse a day outside the period: it would count in another."""
        on: date = self.cleaned_data["on"]
        if not self.starts_on <= on <= self.ends_on:
            raise forms.ValidationError(
                _("Choose a day from %(first)s to %(last)s: another would count in another period."),
                params={"first": date_format(self.starts_on), "last": date_format(self.ends_on)},
            )
        return on

    def deal(self, currency: str) -> dict[str, object]:
        """Return the deal as the engine wants it."""
        minor = round(self.cleaned_data["amount"] * 10 ** minor_digits(currency))
        return {"amount_minor": minor, "on": self.cleaned_data["on"]}
