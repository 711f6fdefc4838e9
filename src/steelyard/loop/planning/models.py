"""Who works under which plan, and what is to be reached."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PlanAssignmentQuerySet(models.QuerySet["PlanAssignment"]):
    """Plan assignments by date."""

    def between(self, starts_on: date, ends_on: date) -> Self:
        """Those that share a day with the span, both ends included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on), starts_on__lte=ends_on)


class PlanAssignment(models.Model):
    """A plan for everyone in a position, or for one person, which then goes before the position's."""

    plan = models.ForeignKey("rulebook.Plan", on_delete=models.PROTECT, related_name="assignments")
    position = models.ForeignKey(
        "people.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="plan_assignments"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="plan_assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day; open when empty

    objects = PlanAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, person__isnull=False) | Q(position__isnull=False, person=None),
                name="planning_position_or_person",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="planning_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} → {self.person or self.position}"


class ChangeKind(models.TextChoices):
    """How a change of targets came about."""

    TYPED = "typed", _("Typed")
    COPIED = "copied", _("Copied")
    IMPORTED = "imported", _("Imported")
    ACCEPTED = "accepted", _("Proposal accepted")
    UNDONE = "undone", _("Undone")


class TargetChange(models.Model):
    """One change of targets as its maker sees it: a cell, or a whole file. It is what undo takes back."""

    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="target_changes")
    kind = models.CharField(max_length=8, choices=ChangeKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.period} {self.get_kind_display()}"


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets by what counts."""

    def newest(self) -> Self:
        """Of each person and indicator in a period, the revision that counts."""
        later = self.model.objects.filter(
            person=models.OuterRef("person"),
            indicator=models.OuterRef("indicator"),
            period=models.OuterRef("period"),
            revision__gt=models.OuterRef("revision"),
        )
        return self.filter(~models.Exists(later))


class Target(models.Model):
    """One revision of what a person shall reach; rows are only ever added.

    The value is on the indicator's scale: money in minor units, counts as they are, ratios, averages
    and points in millionths. An empty value takes the target away.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=80)
    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="targets")
    value = models.BigIntegerField(null=True)
    revision = models.PositiveIntegerField()
    change = models.ForeignKey(TargetChange, on_delete=models.PROTECT, related_name="targets")

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["person", "indicator", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "person", "indicator", "revision"], name="planning_one_revision_a_number"
            ),
        ]


class ProposalState(models.TextChoices):
    """What became of a proposal."""

    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    REPLACED = "replaced", _("Replaced")


class TargetProposal(models.Model):
    """What a manager would set; sales operations accept or decline it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="target_proposals")
    indicator = models.CharField(max_length=80)
    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="target_proposals")
    value = models.BigIntegerField(null=True)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=ProposalState.choices, default=ProposalState.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "person", "indicator"],
                condition=Q(state="waiting"),
                name="planning_one_waiting_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.person} {self.indicator}"


class PersonalFigureQuerySet(models.QuerySet["PersonalFigure"]):
    """Personal figures by date."""

    def between(self, starts_on: date, ends_on: date) -> Self:
        """Those that share a day with the span, both ends included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on), starts_on__lte=ends_on)


class PersonalFigure(models.Model):
    """A figure that a plan leaves to each person: a rate, a target pay, a draw… for some days.

    `part` is the component or settlement item, `figure` what the plan calls it. A rate is in millionths,
    everything else in minor units of the plan's currency.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="personal_figures")
    plan = models.ForeignKey("rulebook.Plan", on_delete=models.PROTECT, related_name="personal_figures")
    part = models.CharField(max_length=80)
    figure = models.CharField(max_length=20)
    value = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day; open when empty
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    objects = PersonalFigureQuerySet.as_manager()

    class Meta:
        ordering = ["person", "plan", "part", "figure", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="planning_figure_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "plan", "part", "figure", "starts_on"], name="planning_one_figure_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.part} {self.figure}"
