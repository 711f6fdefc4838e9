"""Objective bonus: an amount in proportion to points, of one objective or of the whole scorecard."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.look import OF, TOTAL, scored
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.personal import plain
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Code, OwnMoney, Points

HUNDRED = 100 * number.MICRO
SAYS = Words(
    "Pays {amount} for 100 points of {of}, in proportion.",
    "{of}达到 100 分时支付 {amount}，按得分比例计算。",
    "{of}達到 100 分時支付 {amount}，按得分比例計算。",
)
AT_MOST = Words(
    "Pays {amount} for 100 points of {of}, in proportion; up to {most} points count.",
    "{of}达到 100 分时支付 {amount}，按得分比例计算；最多计 {most} 分。",
    "{of}達到 100 分時支付 {amount}，按得分比例計算；最多計 {most} 分。",
)
TOLD = Words("{of} counts with {points} points.", "{of}计 {points} 分。", "{of}計 {points} 分。")


class ObjectiveBonus(Incentive):
    """kind: objective_bonus."""

    kind: Literal["objective_bonus"]
    amount: OwnMoney = Field(
        description="What 100 points are worth, or `personal`: agreed with each person, as a target pay is."
    )
    of: Code | Literal["total score"] = Field(description="The indicator whose score counts, or the total.")
    at_most: Points | None = Field(None, description="More points than this pay no more.")

    @property
    def zero_note(self) -> str:
        """No points, no bonus."""
        return "no_points"

    @property
    def parts_of_unit(self) -> int:
        """An amount times millionths of a point, over 100 points."""
        return HUNDRED

    def figures(self) -> dict[str, int]:
        """The amount."""
        return plain(amount=self.amount)

    def needs(self) -> Iterator[Need]:
        """The score, or the total."""
        yield ("grade", "") if self.of == TOTAL else ("score", self.of)

    def terms(self, seen: Seen) -> Seen:
        """Take the points that count; a score left out by its rule pays nothing, as does a zero."""
        points = seen.total if self.of == TOTAL else seen.score(self.of)
        if self.of != TOTAL and seen.indicators[self.of].if_missing == "zero":
            points = points.fill_null(number.whole(0))
        if self.at_most is not None:
            points = points.isnull().ifelse(number.nothing(), ibis.least(points, number.whole(self.at_most)))
        return seen.adding(points=points)

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without points it waits, or is left out."""
        rule = "block" if self.of == TOTAL else seen.indicators[self.of].if_missing
        note = "left_out" if rule == "leave out" else "blocked"
        return [(seen.number("points").isnull(), note)]

    def exact(self, line: Line) -> Any:
        """Amount times points."""
        return number.wide(line.of["amount"]) * number.wide(line.of["points"])

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield a score that nothing gives."""
        yield from super().flaws(draft)
        if self.of == TOTAL and "scorecard" not in draft.names("plan"):
            yield Flaw("no_total_score", ("of",))
        if self.of != TOTAL and self.of not in scored(draft):
            yield Flaw("no_score_of", ("of",), {"name": self.of})
        if self.at_most is not None and self.at_most <= 0:
            yield Flaw("points_not_positive", ("at_most",), {"written": Figure(self.at_most, "points")})

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        amount = written_figure(self.amount, "money", plan.currency)
        if self.at_most is None:
            return SAYS(amount=amount, of=self._what(plan))
        return AT_MOST(amount=amount, of=self._what(plan), most=Figure(self.at_most, "points"))

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the points."""
        if known.get("points") is not None:
            yield TOLD(of=self._what(rows.plan), points=Figure(known["points"], "points"))

    def formula(self, line: PaidLine) -> str:
        """Show the proportion."""
        points = Figure(line.of.get("points"), "points").text()
        return f"{line.money(line.figure('amount', self.amount))} × {points} ÷ 100"

    def _what(self, plan: Any) -> Sayable:
        if self.of == TOTAL:
            return OF[TOTAL]()
        return OF["score"](indicator=plan.indicators[self.of].titles)
