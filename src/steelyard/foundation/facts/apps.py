"""The room's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    """Facts: files in, snapshots out."""

    name = "steelyard.foundation.facts"
    label = "facts"
    verbose_name = _("Facts")
