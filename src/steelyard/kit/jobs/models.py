"""The job row: what is asked for, how far it is, who works on it until when."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", pgettext_lazy("job", "Cancelled")


ACTIVE = (State.QUEUED, State.RUNNING)


class Job(models.Model):
    """One piece of long work."""

    kind = models.CharField(max_length=60)  # which handler
    key = models.CharField(max_length=200)  # what must not be worked on twice at a time
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)

    done_units = models.PositiveBigIntegerField(default=0)
    total_units = models.PositiveBigIntegerField(default=0)  # 0: not known yet
    words = models.CharField(max_length=300, blank=True)  # what is going on, in the asker's language

    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)  # after it, whoever worked on it is taken for dead
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)

    result = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)  # words, for whoever asked
    language = models.CharField(max_length=10, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(state__in=[state.value for state in ACTIVE]),
                name="one_active_job_a_key",
            )
        ]
        indexes = [models.Index(fields=["state", "id"], name="jobs_to_take")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_active(self) -> bool:
        """Tell whether it waits or runs."""
        return self.state in ACTIVE

    @property
    def percent(self) -> int | None:
        """Return how far it is, 0 to 100; None while the total is not known."""
        if self.state == State.DONE:
            return 100
        return min(100, self.done_units * 100 // self.total_units) if self.total_units else None
