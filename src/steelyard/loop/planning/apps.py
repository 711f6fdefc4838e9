"""The room's name for Django."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Plan assignments and targets."""

    name = "steelyard.loop.planning"
    label = "planning"

    def ready(self) -> None:
        """Tell the rulebook who works under which plan."""
        from steelyard.foundation.rulebook import membership  # noqa: PLC0415 - models are ready only now
        from steelyard.loop.planning.membership import Assigned  # noqa: PLC0415 - the same

        membership.provide(Assigned())
