"""A run: one calculation of one period, with everything that went in pinned by its hash."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.periods.models import Period


class RunState(models.TextChoices):
    """How far a run has come."""

    RUNNING = "running", _("Being calculated")
    SEALED = "sealed", _("Sealed")
    FAILED = "failed", _("Failed")


class RunSet(models.QuerySet["Run"]):
    """Runs, asked for in words."""

    def for_period(self, period: Period) -> "RunSet":
        """Return those of one period."""
        return self.filter(period=period)

    def sealed(self) -> "RunSet":
        """Return those whose figures stand, superseded ones too."""
        return self.filter(state=RunState.SEALED)

    def in_force(self) -> "RunSet":
        """Return those that count today: sealed, and not superseded by a reopening."""
        return self.sealed().filter(superseded_at=None)


class Run(models.Model):
    """One calculation of one period.

    `folder` is relative to STEELYARD_HOME/runs and named by `inputs_sha256`, so two runs of the same
    inputs share it; their bytes are the same.
    """

    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.RUNNING)
    pins = models.JSONField(default=dict)
    inputs_sha256 = models.CharField(max_length=64, blank=True)
    outputs_sha256 = models.CharField(max_length=64, blank=True)
    folder = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)  # why it failed, or why the period was reopened

    objects = RunSet.as_manager()

    class Meta:
        ordering = ["-period__starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="run_number_once"),
            # Two close jobs that meet each other cannot both go on, and cannot both count.
            models.UniqueConstraint(
                fields=["period"], condition=Q(state=RunState.RUNNING), name="run_running_once"
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(state=RunState.SEALED, superseded_at=None),
                name="run_in_force_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} #{self.number}"

    @property
    def is_superseded(self) -> bool:
        """Tell whether a reopening put this run aside."""
        return self.superseded_at is not None
