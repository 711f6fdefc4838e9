"""The company (one row), and the periods it has worked in."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steelyard import engine


class Company(models.Model):
    """The one company this Steelyard serves, and its calendar (engine/calendars.py)."""

    class YearPattern(models.TextChoices):
        """Months of the calendar, or of whole weeks: so many in each of a quarter's three."""

        MONTHS = "months", _("Calendar months")
        W445 = "4-4-5", _("Whole weeks, 4-4-5")
        W454 = "4-5-4", _("Whole weeks, 4-5-4")
        W544 = "5-4-4", _("Whole weeks, 5-4-4")

    class Weekday(models.TextChoices):
        """On which day its weeks begin."""

        MONDAY = "monday", _("Monday")
        TUESDAY = "tuesday", _("Tuesday")
        WEDNESDAY = "wednesday", _("Wednesday")
        THURSDAY = "thursday", _("Thursday")
        FRIDAY = "friday", _("Friday")
        SATURDAY = "saturday", _("Saturday")
        SUNDAY = "sunday", _("Sunday")

    class YearTurn(models.TextChoices):
        """On which of those days a year of weeks begins."""

        NEAREST = "nearest", _("The one nearest to the first month's first day")
        LAST = "last", _("The last one not after the first month's first day")

    name = models.CharField(_("Company name"), max_length=200)
    currency = models.CharField(_("Currency"), max_length=3, default="CNY")
    time_zone = models.CharField(_("Time zone"), max_length=60, default="Asia/Shanghai")
    fiscal_start_month = models.PositiveSmallIntegerField(
        _("The fiscal year starts in month"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    year_pattern = models.CharField(
        _("Months"), max_length=10, choices=YearPattern.choices, default=YearPattern.MONTHS
    )
    week_starts = models.CharField(
        _("A week starts on"), max_length=10, choices=Weekday.choices, default=Weekday.MONDAY
    )
    year_turn = models.CharField(
        _("A year of weeks starts on that day:"),
        max_length=10,
        choices=YearTurn.choices,
        default=YearTurn.NEAREST,
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_company")]

    def __str__(self) -> str:
        return self.name

    @property
    def calendar(self) -> engine.Calendar:
        """Its calendar, as the engine knows it. Raises engine.NoCalendar for settings that make none."""
        return engine.Calendar(
            start_month=self.fiscal_start_month,
            pattern=self.year_pattern,  # type: ignore[arg-type]  # the calendar looks at it
            week_starts=self.week_starts,
            turn=self.year_turn,  # type: ignore[arg-type]  # likewise
        )


class Period(models.Model):
    """A span of the calendar that is assessed and paid: its last day belongs to it."""

    class Kind(models.TextChoices):
        """How long it is."""

        WEEK = "week", _("Week")
        FORTNIGHT = "fortnight", _("Two weeks")
        MONTH = "month", _("Month")
        QUARTER = "quarter", _("Quarter")
        HALF = "half", _("Half year")
        YEAR = "year", _("Year")

    class State(models.TextChoices):
        """Whether its results are fixed."""

        OPEN = "open", pgettext_lazy("period", "Open")
        CLOSED = "closed", _("Closed")

    code = models.CharField(_("Code"), max_length=10, unique=True)  # 2026-07 2026-P07 2026-W31 2026-Q3 2026
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    starts_on = models.DateField(_("First day"))
    ends_on = models.DateField(_("Last day"))
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "ends_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_closed(self) -> bool:
        """Tell whether its results are fixed."""
        return self.state == self.State.CLOSED

    def holds(self, day: date) -> bool:
        """Tell whether a day belongs to it."""
        return self.starts_on <= day <= self.ends_on
