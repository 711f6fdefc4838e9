"""Bonus by grade: an amount, or a share of a money indicator such as the salary, for each grade.

Where grades go by places in a peer group, nobody is paid for a place taken with a total of 0 or less.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import ibis
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from steelyard.engine import number
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.graded import GRADED, grade_flaws, money_flaws, nothing_ranked
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import Code, Money, Percent

SAYS = Words(
    "Pays an amount for each grade; a grade that is not named pays nothing.",
    "按等级支付相应金额；未列出的等级不支付。",
    "按等級支付相應金額；未列出的等級不支付。",
)
SAYS_SHARE = Words(
    "Pays a share of “{of}” for each grade; a grade that is not named pays nothing.",
    "按等级支付“{of}”的相应比例；未列出的等级不支付。",
    "按等級支付「{of}」的相應比例；未列出的等級不支付。",
)


class BonusByGrade(Incentive):
    """kind: bonus_by_grade."""

    kind: Literal["bonus_by_grade"]
    amounts: dict[str, Money] | None = Field(None, description="An amount a grade.", min_length=1)
    shares: dict[str, Percent] | None = Field(None, description="A share of `of` a grade.", min_length=1)
    of: Code | None = Field(None, description="The money indicator that shares are taken of.")

    @model_validator(mode="after")
    def _one_table(self) -> "BonusByGrade":
        if (self.amounts is None) == (self.shares is None):
            raise PydanticCustomError("one_limit", "", {"limits": "amounts, shares"})
        return self

    @property
    def table(self) -> dict[str, int]:
        """Give what stands beside each grade."""
        return dict(self.shares or {}) if self.amounts is None else dict(self.amounts)

    @property
    def zero_note(self) -> str:
        """The grade has nothing."""
        return "unpaid_grade"

    def needs(self) -> Iterator[Need]:
        """The grade, and what shares are taken of."""
        yield ("grade", "")
        if self.of:
            yield ("measure", self.of)

    def terms(self, seen: Seen) -> Seen:
        """Look the grade up."""
        cases = [(seen.grade == grade, number.whole(found)) for grade, found in self.table.items()]
        found = seen.grade.isnull().ifelse(number.nothing(), ibis.cases(*cases, else_=number.whole(0)))
        seen = seen.adding(found=found)
        if not self.of:
            return seen
        value = seen.measure(self.of).value
        if seen.indicators[self.of].if_missing == "zero":
            value = value.fill_null(number.whole(0))
        return seen.adding(of=value)

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without a grade it waits; without what shares are taken of, the indicator's rule decides."""
        held: list[tuple[Any, Any]] = [(seen.number("found").isnull(), "blocked"), nothing_ranked(seen)]
        if self.of:
            rule = seen.indicators[self.of].if_missing
            held.append((seen.number("of").isnull(), "left_out" if rule == "leave out" else "blocked"))
        return held

    def exact(self, line: Line) -> Any:
        """The amount, or the share."""
        of = number.wide(line.of["of"]) if self.of else number.wide(number.MICRO)
        return number.wide(line.of["found"]) * of

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield grades that are none, and shares of nothing."""
        yield from super().flaws(draft)
        name = "shares" if self.amounts is None else "amounts"
        yield from grade_flaws(self.table, name, draft)
        for grade, found in self.table.items():
            if found < 0:
                unit = Figure(found, "ratio") if self.shares else Figure(found, "money", draft.currency)
                yield Flaw("factor_negative", (name, grade), {"written": unit})
        if self.shares is None and self.of is not None:
            yield Flaw("of_without_shares", ("of",))
        elif self.shares is not None:
            yield from money_flaws(self.of, draft)

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS_SHARE(of=plan.indicators[self.of].titles) if self.of else SAYS()

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the table."""
        return tuple((grade, self._shown(found, currency)) for grade, found in self.table.items())

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the grade."""
        grade = (rows.grade or {}).get("grade")
        if grade is not None:
            yield GRADED(grade=grade)

    def formula(self, line: PaidLine) -> str:
        """Show the amount, or the share of what."""
        found = line.of.get("found") or 0
        if not self.of:
            return line.money(found)
        return f"{line.money(line.of.get('of') or 0)} × {percent_text(found)}"

    def _shown(self, found: int, currency: str) -> str:
        return Figure(found, "money", currency).text() if self.amounts else percent_text(found)
