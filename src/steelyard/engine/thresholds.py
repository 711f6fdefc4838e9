"""Several thresholds where one may stand: as they are written, checked and said."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from steelyard.engine.problems import Flaw
from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Listed, Words

AND = Words(" and ", "且", "且")


def _several(written: Any) -> Any:
    return (written,) if isinstance(written, dict) else written


Thresholds = Annotated[tuple[Threshold, ...], Field(min_length=1), BeforeValidator(_several)]


def threshold_flaws(name: str, thresholds: tuple[Threshold, ...], draft: Any) -> Iterator[Flaw]:
    """Yield thresholds that cannot be kept."""
    for place, threshold in enumerate(thresholds):
        yield from (flaw.below(name, place) for flaw in threshold.flaws(draft))


def threshold_words(thresholds: tuple[Threshold, ...], plan: Any) -> Listed:
    """Say what must be kept."""
    said = (one.words(plan.indicators[one.indicator], plan.currency) for one in thresholds)
    return Listed(tuple(said), AND)
