"""People, positions, teams, who was where when, and who may see whom.

Days are the company's; a first and a last day both belong to the span, and no last day means open.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from steelyard.foundation.people.roles import Role, Scope


class Person(models.Model):
    """Somebody whose work counts, as an employee or in the records of the past."""

    code = models.CharField(_("Code"), max_length=80, unique=True)  # the key in facts, tables and addresses
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("Name in English"), max_length=120, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    hired_on = models.DateField(_("Hired on"))
    left_on = models.DateField(_("Last day"), null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )

    class Meta:
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("hired_on")), name="left_after_hired"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A sales position: its holders share duties, a plan and a peer group."""

    class Kind(models.TextChoices):
        """What sort of work it is."""

        REPRESENTATIVE = "representative", _("Sales representative")
        MANAGER = "manager", _("Sales manager")
        SUPPORT = "support", _("Technical support")
        OTHER = "other", _("Other")

    code = models.SlugField(_("Code"), max_length=60, unique=True)
    title_en = models.CharField(max_length=120)
    title_zh_hans = models.CharField(max_length=120, blank=True)
    title_zh_hant = models.CharField(max_length=120, blank=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices, default=Kind.REPRESENTATIVE)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Return the title in the reader's language, or the English one."""
        here = {"zh-hans": self.title_zh_hans, "zh-hant": self.title_zh_hant}
        return here.get(get_language() or "", "") or self.title_en


class Team(models.Model):
    """A team, perhaps within another."""

    code = models.CharField(_("Code"), max_length=80, unique=True)
    name = models.CharField(_("Team name"), max_length=120)
    name_en = models.CharField(_("Name in English"), max_length=120, blank=True)
    region = models.CharField(_("Region"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments by day."""

    def on(self, day: date) -> Self:
        """Keep those in force on a day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def within(self, first: date, last: date) -> Self:
        """Keep those in force on at least one day of a span."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first), starts_on__lte=last)


class Assignment(models.Model):
    """Where a person worked, for whom, as what, from which day to which. One at a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assignments")
    manager = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="managed_assignments"
    )
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="assignments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day; none: still in force

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["person", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(manager__isnull=True) | ~Q(manager=F("person")), name="nobody_manages_oneself"
            ),
            models.UniqueConstraint(fields=["person", "starts_on"], name="one_assignment_a_start"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends_on__isnull=True), name="one_open_assignment"
            ),
        ]
        indexes = [
            models.Index(fields=["manager", "starts_on"], name="assignment_by_manager"),
            models.Index(fields=["team", "starts_on"], name="assignment_by_team"),
        ]

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def is_same_place(self, other: "Assignment") -> bool:
        """Tell whether team, manager and position are the same."""
        mine = (self.team_id, self.manager_id, self.position_id)
        return mine == (other.team_id, other.manager_id, other.position_id)


class Grant(models.Model):
    """A role given to an account, and about whom it may be used."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    scope = models.CharField(_("Scope"), max_length=20, choices=Scope.choices)
    # None: the teams of whoever reports to the holder. Named: that team, whoever leads it.
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")

    class Meta:
        ordering = ["user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "scope", "team"], nulls_distinct=False, name="one_grant_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        about = f"{self.get_scope_display()}: {self.team}" if self.team else self.get_scope_display()
        return f"{self.get_role_display()} ({about})"
