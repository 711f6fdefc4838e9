"""Result sheets: what a sealed run says about one person under one plan, and who may know."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.models import Assignment


class SheetState(models.TextChoices):
    """Whether the person concerned may read the sheet."""

    DRAFT = "draft", _("Not published")
    PUBLISHED = "published", _("Published")


class SheetSet(models.QuerySet["ResultSheet"]):
    """Sheets, asked for in words."""

    def in_force(self) -> "SheetSet":
        """Return those of the runs that count today."""
        return self.filter(run__superseded_at=None)

    def with_publisher(self) -> "SheetSet":
        """Add `managers_manager_id`: whom the manager reported to on the period's last day."""
        last = OuterRef("period__ends_on")
        above = Assignment.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=last), person=OuterRef("manager"), starts_on__lte=last
        )
        known = self.select_related("person", "run", "period", "run__period")
        return known.annotate(  # type: ignore[no-redef] # ResultSheet declares what this adds
            managers_manager_id=Subquery(above.values("manager")[:1])
        )

    def published(self) -> "SheetSet":
        """Return those the person concerned may read."""
        return self.filter(state=SheetState.PUBLISHED)


class ResultSheet(models.Model):
    """The result of one person under one plan; team, position and manager as they stood at the close.

    `main_*` is the indicator with the greatest weight: the one a ranking shows beside the score.
    """

    period = models.ForeignKey("periods.Period", on_delete=models.PROTECT, related_name="result_sheets")
    run = models.ForeignKey("calculation.Run", on_delete=models.PROTECT, related_name="result_sheets")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="result_sheets")
    plan_code = models.CharField(max_length=100)
    plan_sha256 = models.CharField(max_length=64)
    team = models.ForeignKey("people.Team", on_delete=models.PROTECT, null=True, related_name="+")
    position = models.ForeignKey("people.Position", on_delete=models.PROTECT, null=True, related_name="+")
    manager = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    total_micro = models.BigIntegerField(null=True)
    raw_micro = models.BigIntegerField(null=True)
    gate = models.CharField(max_length=100, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    rank = models.PositiveIntegerField(null=True)
    peers = models.PositiveIntegerField(null=True)
    main_indicator = models.CharField(max_length=100, blank=True)
    main_unit = models.CharField(max_length=20, blank=True)
    main_value = models.BigIntegerField(null=True)
    main_target = models.BigIntegerField(null=True)
    main_attainment_ppm = models.BigIntegerField(null=True)
    # Indicators that could not be scored although the plan wants them: what stops a publication.
    missing = models.JSONField(default=list)
    pay_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.DRAFT)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    managers_manager_id: int | None  # only with SheetSet.with_publisher

    objects = SheetSet.as_manager()

    class Meta:
        ordering = ["rank", "person__code"]
        constraints = [
            models.UniqueConstraint(fields=["run", "person", "plan_code"], name="one_sheet_a_run_and_plan")
        ]
        indexes = [models.Index(fields=["period", "person"], name="sheet_of_person")]

    def __str__(self) -> str:
        return f"{self.period} · {self.person} · {self.plan_code}"
