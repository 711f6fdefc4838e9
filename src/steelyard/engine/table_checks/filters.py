"""Does every text that a filter names turn up in the data?"""

from collections.abc import Iterable, Iterator

from steelyard.engine.filters.condition import Compare
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Problem, Value
from steelyard.engine.table_checks.asked import Asked

MOST = 1000  # different values looked through


def filters(asked: Asked) -> Iterator[Problem]:
    """See that every text a filter names turns up in the data."""
    for dataset in asked.datasets:
        texts: dict[tuple[str, str], None] = {}
        for plan in asked.plans:
            for condition in plan.conditions(dataset):
                texts |= dict.fromkeys(_texts(condition.comparisons()))
        for column in sorted({column for column, _ in texts}):
            rows = asked.ask(asked.tables[dataset].select(column).distinct().limit(MOST))
            known = sorted(str(value) for value in rows[column].to_pylist() if value is not None)
            for written in (text for name, text in texts if name == column and text not in known):
                params: dict[str, Value] = {
                    "dataset": dataset,
                    "column": column,
                    "written": written,
                    "known": suggestion(written, known),
                }
                yield Problem(dataset, 0, "filter_matches_nothing", params, "warning")


def _texts(comparisons: Iterable[Compare]) -> Iterator[tuple[str, str]]:
    for comparison in comparisons:
        if comparison.op in {"=", "!="}:
            yield from ((comparison.column, value) for value in comparison.values if isinstance(value, str))
