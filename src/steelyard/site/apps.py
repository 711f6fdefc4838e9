"""Tells Django of the site, which connects the follow-ups once all rooms are there."""

from django.apps import AppConfig

from steelyard.kit import events


class SiteConfig(AppConfig):
    """The site as a whole."""

    name = "steelyard.site"
    label = "site"

    def ready(self) -> None:
        """Connect what follows what."""
        from steelyard.site.follow_ups import FOLLOW_UPS  # noqa: PLC0415 - handlers need models, now ready

        events.connect(FOLLOW_UPS)
