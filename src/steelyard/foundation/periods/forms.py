"""What people fill in about the calendar."""

from zoneinfo import available_timezones

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.periods.models import Company
from steelyard.kit.form_page import WhyField


class PeriodForm(forms.Form):
    """A period to make."""

    code = forms.CharField(
        label=_("Period"),
        max_length=10,
        help_text=_("2026-07, 2026-Q3, 2026-H1, 2026, a week 2026-W31, two weeks 2026-F16"),
    )


class CompanyForm(forms.Form):
    """The company's settings."""

    name = forms.CharField(label=_("Company name"), max_length=200)
    currency = forms.CharField(label=_("Currency"), max_length=3, help_text=_("Three letters, such as CNY."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [(zone, zone) for zone in sorted(available_timezones())],
        help_text=_("In which a day begins and ends."),
    )
    fiscal_start_month = forms.TypedChoiceField(
        label=_("The fiscal year starts in"), choices=list(MONTHS.items()), coerce=int
    )
    year_pattern = forms.ChoiceField(
        label=_("Months"),
        choices=Company.YearPattern.choices,
        help_text=_(
            "Months of whole weeks are written 2026-P01 to 2026-P12; a 53rd week belongs to the last."
        ),
    )
    week_starts = forms.ChoiceField(label=_("A week starts on"), choices=Company.Weekday.choices)
    year_turn = forms.ChoiceField(
        label=_("A year of weeks starts on that day:"), choices=Company.YearTurn.choices
    )
    why = WhyField()
