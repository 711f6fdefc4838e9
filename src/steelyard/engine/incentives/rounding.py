"""Rounding of pay: line by line, or the exact total of a component once; to the minor unit or a larger one.

By line, lines stay as they are when a late deal comes. By total, every line is still shown rounded, and one
more line, `rounding`, brings the component to its exact total rounded once: after gate and factors, each line
held by `cap_each`, and before the component's cap.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field, model_validator

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Words
from steelyard.engine.written import Money

Rule = Literal["by line", "by total"]
Direction = Literal["half up", "up", "down"]
NOTE = "rounding"
DIVIDE = {"half up": number.divide, "up": number.divide_up, "down": number.divide_down}
BY_LINE = Words(
    "Each line of pay is rounded by itself, half up.",
    "每笔薪酬分别四舍五入。",
    "每筆薪酬分別四捨五入。",
)
BY_TOTAL = Words(
    "The lines of each component are added up exactly and rounded once, half up.",
    "各激励项的明细精确合计后，统一四舍五入一次。",
    "各激勵項的明細精確合計後，統一四捨五入一次。",
)
TO_UNIT = {
    "by line": Words(
        "Each line of pay is rounded by itself to {unit}, {direction}.",
        "每笔薪酬分别取整到 {unit}，{direction}。",
        "每筆薪酬分別取整到 {unit}，{direction}。",
    ),
    "by total": Words(
        "The lines of each component are added up exactly and rounded once to {unit}, {direction}.",
        "各激励项的明细精确合计后，统一取整到 {unit}，{direction}。",
        "各激勵項的明細精確合計後，統一取整到 {unit}，{direction}。",
    ),
}
DIRECTIONS = {
    "half up": Words("half up", "四舍五入", "四捨五入"),
    "up": Words("always up", "向上取整", "向上取整"),
    "down": Words("always down", "向下取整", "向下取整"),
}


class Rounding(Shape):
    """How pay is rounded: `by line`, `by total`, or with a unit as `{rule: by total, to: 10.00}`."""

    rule: Rule = Field(
        "by line",
        description="`by line`: every line by itself; `by total`: one more line brings each component to its "
        "exact total, rounded once.",
    )
    to: Money | None = Field(None, description="The unit it is rounded to; the minor unit if left out.")
    direction: Direction = Field(
        "half up", description="`half up`, `up` (away from zero) or `down` (towards zero)."
    )

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, written: Any) -> Any:
        return {"rule": written} if isinstance(written, str) else written

    @property
    def by_total(self) -> bool:
        """Tell whether lines are added up before they are rounded."""
        return self.rule == "by total"

    @property
    def unit_minor(self) -> int:
        """Give the unit, in minor units."""
        return self.to or 1

    def rounded(self, numerator: Any, parts: int) -> Any:
        """Round what is counted in parts of a minor unit to whole units, in minor units."""
        whole = DIVIDE[self.direction](numerator, number.wide(parts * self.unit_minor))
        return whole if self.unit_minor == 1 else whole * number.whole(self.unit_minor)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a unit of nothing, and one that a running year cannot be rounded to."""
        if self.to is not None and self.to <= 0:
            yield Flaw(
                "rounding_not_positive", ("to",), {"written": Figure(self.to, "money", draft.currency)}
            )
        if self.to is not None or self.direction != "half up":
            for code, incentive in draft.pay.items():
                if incentive.yearly:
                    yield Flaw("rounding_of_a_year", ("to",), {"name": str(code)})

    def says(self, plan: Any) -> Phrase:
        """Say the rule."""
        if self.to is None and self.direction == "half up":
            return BY_TOTAL() if self.by_total else BY_LINE()
        unit = Figure(self.unit_minor, "money", plan.currency)
        return TO_UNIT[self.rule](unit=unit, direction=DIRECTIONS[self.direction])


PLAIN = Rounding.model_validate("by line")  # what a plan that says nothing means


def lacking(sums: ibis.Table, roundings: Mapping[int, tuple[Rounding, int]]) -> Any:
    """Give what each component's lines still lack of its exact total, by its number.

    `sums` have component_no, paid (the lines, rounded) and rest (what rounding left aside, in parts of the
    component's denominator); `roundings` say how, and in how many parts. Others lack nothing.
    """
    cases = []
    for component_no, (rounding, parts) in roundings.items():
        exact = number.wide(sums.paid) * number.wide(parts) + number.wide(sums.rest)
        lacks = rounding.rounded(exact, parts) - sums.paid
        cases.append((sums.component_no == number.whole(component_no), lacks))
    return ibis.cases(*cases, else_=number.whole(0))
