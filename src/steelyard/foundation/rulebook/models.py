"""Plans and their versions. What is published stays as it is: see migration 0002."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """A plan by its code; everything else about it is said by its versions."""

    code = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class State(models.TextChoices):
    """The life of a version."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


class PlanVersionQuerySet(models.QuerySet["PlanVersion"]):
    """Versions, by the words people use for them."""

    def drafts(self) -> Self:
        """Those that may still be edited."""
        return self.filter(state=State.DRAFT)

    def issued(self) -> Self:
        """Published once, retired since or not."""
        return self.exclude(state=State.DRAFT)

    def begun_by(self, on: date) -> Self:
        """Issued ones that apply from that day or earlier, the one that counts first."""
        return self.issued().filter(applies_from__lte=on).order_by("-applies_from", "-number")


class PlanVersion(models.Model):
    """One text of a plan. Of the issued ones, the last that began counts until it is retired."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    why = models.TextField(blank=True)  # the reason given when publishing
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    applies_from = models.DateField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    retired_from = models.DateField(null=True)  # the first day it no longer applies
    retired_why = models.TextField(blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    retired_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)  # the first run that was sealed with it

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        ordering = ["plan__code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="rulebook_one_number_a_version"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state="draft"), name="rulebook_one_draft_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(applies_from__isnull=False, published_at__isnull=False, published_by__isnull=False),
                name="rulebook_issued_says_when_and_who",
            ),
            models.CheckConstraint(
                condition=~Q(state="retired") | Q(retired_from__gte=F("applies_from")),
                name="rulebook_retired_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.code} v{self.number}"

    def applies_on(self, on: date) -> bool:
        """Whether its own dates include a day (a newer version may still stand before it)."""
        begun = self.applies_from is not None and self.applies_from <= on
        return begun and (self.retired_from is None or on < self.retired_from)
