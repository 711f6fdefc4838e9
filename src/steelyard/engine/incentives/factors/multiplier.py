"""Multiplier: a factor read from a table of one side or two.

Looked-at missing: left out, it is 100 %; zero, it is 0 %; block, pay waits.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.factors.factor import Factor
from steelyard.engine.incentives.look import Look
from steelyard.engine.incentives.matrix import Cells, cell_flaws
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Sayable, Words

SAYS = Words(
    "That is multiplied by a factor for {sides}: {cells}.",
    "再乘以按{sides}确定的系数：{cells}。",
    "再乘以按{sides}確定的係數：{cells}。",
)
AND = Words(" and ", "与", "與")
SEMICOLON = Words("; ", "；", "；")
COMMA = Words(", ", "，", "，")
CELL = Words("{bands}: {factor}", "{bands}：{factor}", "{bands}：{factor}")
TOLD = Words("Multiplier {factor}: {found}.", "系数 {factor}：{found}。", "係數 {factor}：{found}。")


class Multiplier(Factor):
    """kind: multiplier."""

    kind: Literal["multiplier"]
    rows: Look = Field(description="What the factor is looked up by.")
    columns: Look | None = Field(None, description="What else, in a table of two sides.")
    factors: Cells = Field(description="A factor a band; with columns, a list of them a row.")

    @property
    def sides(self) -> tuple[Look, ...]:
        """Its sides, one or two."""
        return (self.rows,) if self.columns is None else (self.rows, self.columns)

    def needs(self) -> Iterator[Need]:
        """Name what its sides look at."""
        for side in self.sides:
            yield from side.needs()

    def ppm(self, seen: Seen) -> Any:
        """Look it up; a side that is missing decides by its rule, the rows first."""
        lines = [[number.whole(factor) for factor in line] for line in self.factors]
        if self.columns is None:
            found = self.rows.choose(seen, [line[0] for line in lines])
        else:
            found = self.rows.choose(seen, [self.columns.choose(seen, line) for line in lines])
        absent = [(side.found(seen).isnull(), side.absent(seen)) for side in self.sides]
        return ibis.cases(*absent, else_=found)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is wrong with its sides, and cells that do not fit them."""
        for name in ("rows", "columns"):
            side = getattr(self, name)
            yield from (flaw.below(name) for flaw in side.flaws(draft)) if side else ()
        width = len(self.columns.bands) if self.columns else 1
        yield from cell_flaws(self.factors, len(self.rows.bands), width, "factors")

    def says(self, plan: Any) -> Phrase:
        """Say the table."""
        sides: list[Sayable] = [side.words(plan) for side in self.sides]
        cells: list[Sayable] = []
        across: list[Sayable | None] = list(self.columns.band_words(plan)) if self.columns else [None]
        for low, line in zip(self.rows.band_words(plan), self.factors, strict=True):
            for other, factor in zip(across, line, strict=True):
                bands = Listed((low, other), COMMA) if other else low
                cells.append(CELL(bands=bands, factor=Figure(factor, "ratio")))
        return SAYS(sides=Listed(tuple(sides), AND), cells=Listed(tuple(cells), SEMICOLON))

    def told(self, rows: Any, known: Mapping[str, int | None], ppm: int) -> Phrase:
        """Tell what was looked up."""
        found = Listed(tuple(side.told(rows) for side in self.sides))
        return TOLD(factor=percent_text(ppm), found=found)
