"""Formula: pay is what a formula gives, of indicators' values, attainments, targets, scores, and the total.

`0.05 * margin + 50 * visits`; `20000 * attainment(revenue)`; `10 * (total_score - 80)`. Values are taken in
ones of their unit: 12,000.50 yuan, 3 visits, 105 % as 1.05. What comes out is money of the plan's currency.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.arithmetic import Term, Workings, parse
from steelyard.engine.arithmetic.made import MOST, Made, kept
from steelyard.engine.exact import Held
from steelyard.engine.figures import decimal_text, unit_scale
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.operand import WAYS, Operand
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Words
from steelyard.engine.written import ReadBy

SAYS = Words("Pays {formula}.", "支付额为 {formula}。", "支付額為 {formula}。")
PayArithmetic = Annotated[Term, ReadBy(partial(parse, ways=WAYS), "formula_unreadable")]


class PayFormula(Incentive):
    """kind: formula."""

    kind: Literal["formula"]
    arithmetic: PayArithmetic = Field(
        alias="formula",
        description="Indicators, `attainment(…)`, `target(…)`, `score(…)` of one, `total_score`, numbers, "
        "+ - * /, min, max and brackets; what it gives is money.",
    )

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What it looks at, each once."""
        return tuple(map(Operand, dict.fromkeys(self.arithmetic.names())))

    @property
    def zero_note(self) -> str:
        """It may give nothing."""
        return "zero_result"

    @property
    def runs_straight(self) -> bool:
        """Only while it adds up its names, each times a number."""
        return self.arithmetic.is_straight

    def needs(self) -> Iterator[Need]:
        """What it looks at."""
        yield from (operand.need for operand in self.operands)

    def terms(self, seen: Seen) -> Seen:
        """Put in what it looks at, and work it out: in millionths of a minor unit."""
        for place, operand in enumerate(self.operands):
            looked = operand.held(seen)
            figure, rest = looked.figure, looked.rest
            if self._rule(seen, operand) == "zero":
                figure, rest = figure.fill_null(number.whole(0)), rest.fill_null(number.whole(0))
            shown = figure * number.whole(number.MICRO // operand.scale(seen))
            seen = seen.adding(**{f"of_{place}": shown, f"figure_{place}": figure, f"rest_{place}": rest})
        names = {
            operand.key: Made(
                partial(_fine, seen=seen, place=place),
                scale=operand.scale(seen) * number.FINE,
                size=MOST,
                near=True,
            )
            for place, operand in enumerate(self.operands)
        }
        workings = Workings(seen.row)
        made = kept(self.arithmetic.compile(names, workings), workings)
        seen = replace(seen, row=workings.table)
        minor = unit_scale("money", seen.currency)
        seen = seen.adding(result=made.exact(seen.row, minor * number.MICRO).rounded())
        steps = [name for name in seen.row.columns if name.startswith("step_")]
        return replace(seen, row=seen.row.drop(*steps)) if steps else seen

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without something it looks at it waits, or is left out; divided by 0 it gives nothing."""
        held = []
        for place, operand in enumerate(self.operands):
            note = "left_out" if self._rule(seen, operand) == "leave out" else "blocked"
            held.append((seen.number(f"of_{place}").isnull(), note))
        return [*held, (seen.number("result").isnull(), "no_result")]

    @staticmethod
    def _rule(seen: Seen, operand: Operand) -> str:
        return seen.indicators[operand.code].if_missing if operand.code else "block"

    def exact(self, line: Line) -> Any:
        """What it gives."""
        return number.wide(line.of["result"])

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is not there, units that do not go together, and what comes to no money."""
        yield from super().flaws(draft)
        for operand in self.operands:
            yield from operand.flaws(draft)
        units = {
            operand.key: operand.unit(draft)
            for operand in self.operands
            if not operand.code or operand.code in draft.indicators
        }
        for one, other in self.arithmetic.mixtures(units):
            yield Flaw("formula_mixes", ("formula",), {"one": one, "other": other}, "warning")
        unit = self.arithmetic.unit(units)
        if unit not in (None, "money"):
            yield Flaw("formula_no_money", ("formula",), {"unit": str(unit)})

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(formula=_Said(self, plan))

    def formula(self, line: PaidLine) -> str:
        """Show it with its values filled in."""
        places = {operand.key: place for place, operand in enumerate(self.operands)}
        return self.arithmetic.text(lambda key: decimal_text(line.of.get(f"of_{places[key]}") or 0, 6))


def _fine(table: Any, *, seen: Seen, place: int) -> Any:
    own = replace(seen, row=table)
    return Held(own.number(f"figure_{place}"), own.number(f"rest_{place}")).fine


@dataclass(frozen=True)
class _Said:
    """The formula with the indicators' names in a language."""

    incentive: PayFormula
    plan: Any

    def text(self, language: Language) -> str:
        """Say it."""
        return self.incentive.arithmetic.text(lambda key: Operand(key).shown(self.plan, language))
