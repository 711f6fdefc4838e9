"""Tells Django about the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RewardsConfig(AppConfig):
    """Statements of pay."""

    name = "steelyard.loop.rewards"
    verbose_name = _("Rewards")
