"""What people type in this room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.rulebook.models import PlanVersion, State


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
        for name, found, words in (("version", versions, version_words), ("run", runs, run_words)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
            field.queryset = found
            field.label_from_instance = words  # type: ignore[method-assign] # how Django words a choice


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
