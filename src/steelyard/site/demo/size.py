"""How large a company is made, and which: everything that decides its bytes."""

from dataclasses import dataclass
from datetime import date, timedelta

QUARTER_MONTHS = 3


@dataclass(frozen=True)
class Size:
    """People ever on the roster, months of history up to `ends_on`, opportunities, and the seed."""

    people: int = 200
    months: int = 24
    deals: int = 16_000
    seed: int = 7
    ends_on: date = date(2026, 9, 30)

    @property
    def starts_on(self) -> date:
        """The first day of the first month."""
        month = self.ends_on.year * 12 + self.ends_on.month - self.months
        return date(month // 12, month % 12 + 1, 1)

    @property
    def newest_export(self) -> str:
        """The name of the last export of deals, which is loaded last."""
        return f"deals_{self.ends_on}.xlsx"

    @property
    def quarters(self) -> tuple[tuple[date, date], ...]:
        """First and last day of every quarter the history touches."""
        start = date(self.starts_on.year, (self.starts_on.month - 1) // 3 * 3 + 1, 1)
        found = []
        while start <= self.ends_on:
            after = next_quarter(start)
            found.append((start, after - timedelta(days=1)))
            start = after
        return tuple(found)


def next_quarter(start: date) -> date:
    """The first day of the quarter after the one that starts on `start`."""
    month = start.year * 12 + start.month - 1 + QUARTER_MONTHS
    return date(month // 12, month % 12 + 1, 1)


def quarter_code(day: date) -> str:
    """2026-Q3 for any day of it."""
    return f"{day.year}-Q{(day.month - 1) // QUARTER_MONTHS + 1}"
