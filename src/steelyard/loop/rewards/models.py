"""Statements of pay, their parts by component, and the questions people ask about a line."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StatementState(models.TextChoices):
    """How far a statement has come on its way to the person."""

    PREPARED = "prepared", _("Prepared")
    ISSUED = "issued", pgettext_lazy("statement", "Issued")
    CONFIRMED = "confirmed", _("Confirmed")


class StatementSet(models.QuerySet["Statement"]):
    """Statements, asked for in words."""

    def in_force(self) -> "StatementSet":
        """Return those of the runs that count today."""
        return self.filter(run__superseded_at=None)

    def issued(self) -> "StatementSet":
        """Return those the person concerned may read."""
        return self.exclude(state=StatementState.PREPARED)


class Statement(models.Model):
    """What one run pays one person; a later run brings a new statement, and this one stays readable."""

    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="statements")
    run = models.ForeignKey("calculation.Run", on_delete=models.PROTECT, related_name="statements")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="statements")
    team = models.ForeignKey("people.Team", on_delete=models.PROTECT, null=True, related_name="+")
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=StatementState.choices, default=StatementState.PREPARED)
    prepared_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)

    is_unpublished: bool  # only in queries.readable_statements

    objects = StatementSet.as_manager()

    class Meta:
        ordering = ["-total_minor", "person__code"]
        constraints = [models.UniqueConstraint(fields=["run", "person"], name="one_statement_a_run")]
        indexes = [models.Index(fields=["period", "person"], name="statement_of_person")]

    def __str__(self) -> str:
        return f"{self.run} · {self.person}"


class StatementPart(models.Model):
    """One component of a statement; the parts sum to its total."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="parts")
    place = models.PositiveIntegerField()
    plan_code = models.CharField(max_length=100)
    component = models.CharField(max_length=100)
    amount_minor = models.BigIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "plan_code", "component"], name="one_part_a_component"
            )
        ]


class Recalculation(models.Model):
    """What the closed periods of one kind would be, as known at a moment; the figures lie beside the runs.

    `base` is the newest posting it knows of, `folders` names by period where its figures are, `seen` what it
    rested on, to tell when that has changed.
    """

    kind = models.CharField(max_length=10)
    through = models.ForeignKey("calculation.Run", on_delete=models.PROTECT, related_name="recalculations")
    base = models.ForeignKey(
        "calculation.Posting", on_delete=models.PROTECT, null=True, related_name="recalculations"
    )
    folders = models.JSONField(default=dict)
    differences_sha256 = models.CharField(max_length=64)
    balances_sha256 = models.CharField(max_length=64, blank=True)
    plain_balances_sha256 = models.CharField(max_length=64, blank=True)  # with no change of meaning in them
    count = models.PositiveIntegerField()
    seen = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.through} · {self.count}"


class DisputeState(models.TextChoices):
    """Whether a question has been answered."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")


class Dispute(models.Model):
    """A question about a statement or one figure of it; `path` names the figure as its story does."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="disputes")
    plan_code = models.CharField(max_length=100, blank=True)
    path = models.CharField(max_length=300, default="pay")
    amount_minor = models.BigIntegerField()
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DisputeState.choices, default=DisputeState.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.statement} · {self.path}"
