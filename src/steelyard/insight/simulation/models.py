"""What was asked to be simulated. Its outcome lies on disk, named by what went in."""

from django.conf import settings
from django.db import models

from steelyard.foundation.calculation.models import Run
from steelyard.foundation.rulebook.models import PlanVersion


class Simulation(models.Model):
    """One version of a plan against one sealed run."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="simulations")
    text_sha256 = models.CharField(max_length=64)  # a draft may change afterwards; what was weighed does not
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="simulations")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    folder = models.CharField(max_length=64, blank=True)  # empty until it is computed

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.version} · {self.run.period.code}"


class Drawing(models.Model):
    """Thousands of drawn futures of one simulation, for those its asker may see."""

    simulation = models.ForeignKey(Simulation, on_delete=models.PROTECT, related_name="drawings")
    scenarios = models.PositiveIntegerField()
    spread_ppm = models.PositiveIntegerField()
    together_ppm = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    budget_minor = models.BigIntegerField(null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    odds = models.JSONField(default=dict)  # empty until it is drawn: people, mean, quantiles, bars, over

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.simulation} · {self.scenarios}"
