"""A run: one calculation of one period, with everything that went in pinned by its hash."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Person
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
    meaning = models.PositiveSmallIntegerField(default=1)  # the version of what plans mean (engine.MEANING)
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


class Adjustment(models.Model):
    """An amount somebody decided by hand, paid with a period; never changed, only answered by another."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="adjustments")
    plan_code = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="adjustments")
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount_minor=0), name="adjustment_is_something"),
            models.CheckConstraint(condition=~Q(why=""), name="adjustment_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.person}"


class Posting(models.Model):
    """Corrections of closed periods posted together into an open one.

    `through` is the newest run they were compared with; `balances_sha256` names what is brought forward
    behind it, as known then.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="postings")
    through = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="postings")
    balances_sha256 = models.CharField(max_length=64, blank=True)
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.period} ← {self.through}"


class Correction(models.Model):
    """One signed difference of a closed period, posted into an open one."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="corrections")
    about = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="corrections_about")
    plan_code = models.CharField(max_length=100)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    component = models.CharField(max_length=100)
    dataset = models.CharField(max_length=100, blank=True)
    fact_id = models.CharField(max_length=300, blank=True)
    was_minor = models.BigIntegerField()
    now_minor = models.BigIntegerField()
    amount_minor = models.BigIntegerField()
    reason = models.CharField(max_length=30)

    class Meta:
        ordering = ["posting", "pk"]
        indexes = [models.Index(fields=["about", "person"], name="correction_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_minor=F("now_minor") - F("was_minor")) & ~Q(amount_minor=0),
                name="correction_is_the_difference",
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} · {self.person} · {self.component}"
