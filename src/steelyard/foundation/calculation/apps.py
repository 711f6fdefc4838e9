"""Tells Django about the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalculationConfig(AppConfig):
    """Runs: what was computed, from what, and when."""

    name = "steelyard.foundation.calculation"
    verbose_name = _("Calculation")
