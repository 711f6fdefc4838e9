"""What a person should know about a result, though it stands: missing, empty, blocked, unused, outside."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.oracle.indicators.found import Measure

Row = dict[str, Any]


def warnings_of(
    who: Row, measures: Mapping[str, Measure], scores: Sequence[Row], paid: Sequence[Row]
) -> Iterator[Row]:
    """Warn about one person's results."""
    for code, measure in measures.items():
        if measure.missing:
            yield who | _warning("missing", code, measure.missing)
        if measure.empty_cells:
            yield who | _warning("empty_cells", code, None, measure.empty_cells)
    for score in scores:
        if score["note"] == "blocked":
            yield who | _warning("blocked", score["indicator"], "score")
    for statement in paid:
        if statement["note"] == "blocked":
            yield who | _warning("blocked", statement["component"], "pay")


def warnings_of_facts(fallen: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """Count the facts that nobody is measured by: (dataset, reason) of each."""
    for (dataset, reason), count in Counter(fallen).items():
        code = "outside_period" if reason == "outside_period" else "unused"
        yield {"plan": None, "person": None} | _warning(code, dataset, reason, count)


def _warning(code: str, subject: str, detail: str | None, count: int = 1) -> Row:
    return {"code": code, "subject": subject, "detail": detail, "count": count}
