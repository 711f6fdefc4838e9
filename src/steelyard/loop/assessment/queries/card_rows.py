"""The lines of a scorecard, in the order and the groups of its plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from steelyard import engine
from steelyard.engine import Language
from steelyard.foundation.calculation.results import IndicatorResult, PersonResult
from steelyard.kit.ui.charts import Chart


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """One line of a scorecard."""

    sheet_id: int
    result: IndicatorResult
    title: str
    unit: str
    currency: str
    note: str
    curve: Chart | None
    measure_url: str
    score_url: str
    is_scored: bool  # it stands in the scorecard, with a weight or as an extra
    number: int | None  # its place on the beam

    @property
    def chart_name(self) -> str:
        """Return the name of its chart on the page."""
        return f"curve-{self.sheet_id}-{self.result.code}"

    @property
    def counts(self) -> bool:
        """Tell whether it has a weight in the score."""
        return bool(self.result.weight_ppm)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Lines of a scorecard that stand together, with what they weigh and add; untitled when all do."""

    title: str
    rows: tuple[IndicatorRow, ...]

    @property
    def weight_ppm(self) -> int:
        """Return what the group weighed."""
        return sum(row.result.weight_ppm for row in self.rows)

    @property
    def contribution_micro(self) -> int:
        """Return what the group adds to the total."""
        return sum(row.result.contribution_micro or 0 for row in self.rows)


def place_of(plan: engine.Plan, code: str) -> int:
    """Return where an indicator stands in the scorecard; those outside it come last."""
    order = list(plan.scorecard.scored) if plan.scorecard else []
    return order.index(code) if code in order else len(order)


def numbers_of(plan: engine.Plan, result: PersonResult) -> dict[str, int]:
    """Number the lines that hang on the beam, in their order."""
    hung = [one.code for one in result.indicators if one.weight_ppm]
    return {
        code: number for number, code in enumerate(sorted(hung, key=lambda c: place_of(plan, c)), start=1)
    }


def groups_of(plan: engine.Plan, rows: Iterable[IndicatorRow], language: Language) -> Iterator[Group]:
    """Put the scored lines into the plan's groups, in its order; extras come last."""
    card = plan.scorecard
    scored = [row for row in rows if row.is_scored]
    by_code = {row.result.code: row for row in scored}
    if card is None or not card.groups:
        yield Group(title="", rows=tuple(scored))
        return
    for group in card.groups.values():
        yield Group(
            title=group.title(language), rows=tuple(by_code[code] for code in group.parts if code in by_code)
        )
    extras = tuple(row for row in scored if row.result.code in card.extras)
    if extras:
        yield Group(title=gettext("Extra points"), rows=extras)
