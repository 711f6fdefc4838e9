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
