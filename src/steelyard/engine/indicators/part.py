"""The facts an indicator looks at, and how they are named in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from steelyard.engine.filters import Condition
from steelyard.engine.words import Phrase, Words

Sums = Mapping[str, Any]
Row = Mapping[str, Any]

ALL_FACTS = Words("all of {dataset}", "{dataset} 的全部记录", "{dataset} 的全部記錄")
SOME_FACTS = Words("{dataset} where {where}", "{dataset} 中 {where} 的记录", "{dataset} 中 {where} 的記錄")


@dataclass(frozen=True)
class Part:
    """Facts an indicator looks at: of which dataset, which of them, and the column it adds up."""

    name: Literal["value", "numerator", "denominator"]
    dataset: str
    where: Condition | None
    of: str | None = None
    also: tuple[str, ...] = ()  # further columns it looks at

    @property
    def adds_up(self) -> tuple[str, ...]:
        """Name the columns whose empty cells add nothing."""
        return (self.of, *self.also) if self.of else self.also


def facts_in(rows: Sequence[Row]) -> int:
    """Count the facts of counted rows, each once however often it was credited, as far as they stand."""
    return len({(row["dataset"], row["fact_id"]) for row in rows if row["stands"]})


def facts_words(part: Part, plan: Any) -> Phrase:
    """Say which facts a part looks at."""
    if part.where is None:
        return ALL_FACTS(dataset=plan.credit[part.dataset].named(part.dataset))
    return SOME_FACTS(dataset=plan.credit[part.dataset].named(part.dataset), where=part.where.words())
