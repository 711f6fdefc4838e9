"""Options that say of which calendar a command's periods are; periods are read by them."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from steelyard.engine import Calendar, NoCalendar, NoPeriod, Period
from steelyard.engine.calendars import WEEKDAYS, YEAR, Pattern, Turn
from steelyard.engine.period import parse

Function = TypeVar("Function", bound=Callable[..., Any])
CHOSEN = "steelyard.calendar"  # where a command's context keeps what was chosen


class PeriodType(click.ParamType):  # type: ignore[type-arg]
    """A period's code."""

    name = "period"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read it, or say what a period looks like."""
        try:
            return parse(value, Calendar(**(ctx.meta.get(CHOSEN, {}) if ctx else {})))
        except (NoPeriod, NoCalendar) as error:
            self.fail(str(error), param, ctx)


def calendar_options(function: Function) -> Function:
    """Add the options; what is chosen reaches the command through its periods."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(CHOSEN, {})[NAMES[str(param.name)]] = value


def _option(name: str, kind: Any, default: Any, words: str) -> Callable[[Function], Function]:
    return click.option(
        name, type=kind, default=default, show_default=True, help=words,
        is_eager=True, expose_value=False, callback=_keep,
    )  # fmt: skip


NAMES = {
    "fiscal_start": "start_month", "calendar": "pattern", "week_starts": "week_starts", "year_turn": "turn",
}  # fmt: skip
OPTIONS = (
    _option("--fiscal-start", click.IntRange(1, YEAR), 1, "The month in which the fiscal year starts."),
    _option(
        "--calendar", click.Choice(get_args(Pattern)), "months",
        "Calendar months, or months of whole weeks: 2026-P01 to 2026-P12.",
    ),
    _option("--week-starts", click.Choice(WEEKDAYS), "monday", "The day on which a week starts."),
    _option(
        "--year-turn", click.Choice(get_args(Turn)), "nearest",
        "A year of weeks starts on that day, the nearest to the first of its month or the last not after it.",
    ),
)  # fmt: skip
