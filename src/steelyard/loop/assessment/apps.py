"""Tells Django about the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    """Closing a period, and its results."""

    name = "steelyard.loop.assessment"
    verbose_name = _("Assessment")
