"""Targets of every quarter from a year before the last on; one person's of the last is left unset."""

from collections import defaultdict
from datetime import date

from django.contrib.auth.models import User

from steelyard.foundation import periods
from steelyard.foundation.people.models import Person
from steelyard.loop import planning
from steelyard.loop.planning.models import Target
from steelyard.site.demo.loading.accounts import colleague_of_rep
from steelyard.site.demo.loading.task import Load, reason
from steelyard.site.demo.size import quarter_code
from steelyard.site.demo.targets import targets

QUARTERS = 5  # how many are planned


def set_quotas(task: Load, *, by: User) -> None:
    """Set the targets of each planned quarter that has none."""
    by_quarter: dict[date, dict[tuple[str, str], int | None]] = defaultdict(dict)
    for target in targets(task.company):
        by_quarter[target.starts_on][target.person, target.indicator] = target.value
    planned = task.company.size.quarters[-QUARTERS:]
    for first, _last in planned:
        code = quarter_code(first)
        task.tell(f"Targets of {code}")
        period = periods.ensure_period(code=code, by=by, at=task.at)
        if period.is_closed or Target.objects.filter(period=period).exists():
            continue
        values = at_work(by_quarter[first], period)
        if first == planned[-1][0]:
            forgotten = colleague_of_rep(task.company)
            values = {cell: value for cell, value in values.items() if cell[0] != forgotten}
        planning.set_targets(period=period, values=values, by=by, at=task.at, why=reason("targets"))


def at_work(
    values: dict[tuple[str, str], int | None], period: periods.Period
) -> dict[tuple[str, str], int | None]:
    """Keep the targets of people who work in the period."""
    known = set(
        Person.objects.filter(hired_on__lte=period.ends_on)
        .exclude(left_on__lt=period.starts_on)
        .values_list("code", flat=True)
    )
    return {cell: value for cell, value in values.items() if cell[0] in known}
