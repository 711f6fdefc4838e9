"""Does history hold the periods that something must be kept in, one after another?"""

from collections.abc import Iterator

from steelyard.engine.in_a_row import InARow
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked
from steelyard.engine.words import Listed


def history(asked: Asked) -> Iterator[Problem]:
    """Name the earlier periods of which nothing is known: nobody can have kept anything in them."""
    past = asked.tables["history"]
    for plan in asked.plans:
        for indicator in plan.indicators.values():
            if not isinstance(indicator, InARow):
                continue
            rows = past.filter(past.indicator == indicator.kept.indicator).select("starts_on", "ends_on")
            known = {(row["starts_on"], row["ends_on"]) for row in asked.ask(rows.distinct()).to_pylist()}
            missing = [
                f"{period.starts_on} – {period.ends_on}"
                for period in asked.period.before(indicator.earlier)
                if (period.starts_on, period.ends_on) not in known
            ]
            if missing:
                params: dict[str, Value] = {"indicator": indicator.titles, "periods": Listed(tuple(missing))}
                yield Problem("history", 0, "history_missing", params, "warning")
