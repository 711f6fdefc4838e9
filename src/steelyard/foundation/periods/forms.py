"""What people fill in about the calendar."""

from zoneinfo import available_timezones

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from steelyard.kit.form_page import WhyField


class PeriodForm(forms.Form):
    """A period to make."""

    code = forms.CharField(label=_("Period"), max_length=10, help_text=_("2026-07, 2026-Q3, 2026-H1 or 2026"))


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
    why = WhyField()
