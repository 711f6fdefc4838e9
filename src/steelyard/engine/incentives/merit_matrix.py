"""Merit matrix: a share of the salary by grade and by where the salary stands, within a budget."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.graded import GRADED, grade_flaws, money_flaws, nothing_ranked
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.look import Look
from steelyard.engine.incentives.matrix import cell_flaws
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.incentives.sharing import shared
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import Code, Money, Percent

SAYS = Words(
    "Pays a share of “{of}” by the grade and by {columns}; a grade that is not named pays nothing.",
    "按等级与{columns}支付“{of}”的相应比例；未列出的等级不支付。",
    "按等級與{columns}支付「{of}」的相應比例；未列出的等級不支付。",
)
BUDGETED = Words(
    "Pays a share of “{of}” by the grade and by {columns}; a grade that is not named pays nothing. "
    "All on this plan together are paid at most {budget}: beyond, everyone's share shrinks alike.",
    "按等级与{columns}支付“{of}”的相应比例；未列出的等级不支付。"
    "本方案全体合计不超过 {budget}，超出时同比例缩减。",
    "按等級與{columns}支付「{of}」的相應比例；未列出的等級不支付。"
    "本方案全體合計不超過 {budget}，超出時同比例縮減。",
)
SHRUNK = Words(
    "All shares come to {all}, more than the budget of {budget}; each shrinks alike.",
    "全体应付合计 {all}，超过预算 {budget}，同比例缩减。",
    "全體應付合計 {all}，超過預算 {budget}，同比例縮減。",
)
Line_ = Annotated[tuple[Percent, ...], Field(min_length=1)]


class MeritMatrix(Incentive):
    """kind: merit_matrix."""

    kind: Literal["merit_matrix"]
    of: Code = Field(description="The money indicator that shares are taken of, such as the salary.")
    columns: Look = Field(description="What else decides, such as the position in the salary range.")
    cells: dict[str, Line_] = Field(description="By grade, a share a column.", min_length=1)
    budget: Money | None = Field(None, description="What all on the plan may be paid together.")

    @property
    def needs_others(self) -> bool:
        """Under a budget the others decide too."""
        return self.budget is not None

    def needs(self) -> Iterator[Need]:
        """The grade, the salary, and what the columns look at."""
        yield ("grade", "")
        yield ("measure", self.of)
        yield from self.columns.needs()

    def terms(self, seen: Seen) -> Seen:
        """Find the cell, what it is worth, and, under a budget, what is left of that."""
        named = [
            (seen.grade == grade, self.columns.choose(seen, [number.whole(cell) for cell in line]))
            for grade, line in self.cells.items()
        ]
        share = seen.grade.isnull().ifelse(number.nothing(), ibis.cases(*named, else_=number.whole(0)))
        absent = self.columns.absent(seen)  # only a rule of zero has a share: none
        if self.columns.of == "total score" or seen.indicators[self.columns.of].if_missing != "zero":
            absent = number.nothing()
        missing = self.columns.found(seen).isnull() & seen.grade.notnull()
        unearned, _ = nothing_ranked(seen)
        share = unearned.ifelse(number.whole(0), share)
        salary = seen.measure(self.of).value
        if seen.indicators[self.of].if_missing == "zero":
            salary = salary.fill_null(number.whole(0))
        seen = seen.adding(share=missing.ifelse(absent, share), salary=salary)
        seen = seen.adding(full=number.scale(seen.number("salary"), seen.number("share")))
        if self.budget is None:
            return seen
        weight = ibis.greatest(seen.number("full").fill_null(number.whole(0)), number.whole(0))
        seen = seen.adding(weight=weight, budget=number.whole(self.budget))
        seen = shared(seen, seen.group("plan"), whole="budget", weight="weight", part="part")
        over = seen.number("part_weights") > seen.number("budget")
        return seen.adding(left=over.ifelse(seen.number("part"), seen.number("weight")))

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Without grade, column or salary it waits, or is left out by the indicator's rule."""
        waits: list[tuple[Any, Any]] = [(seen.grade.isnull(), "blocked"), nothing_ranked(seen)]
        for name, code in (("share", self.columns.of), ("salary", self.of)):
            rule = "block" if code == "total score" else seen.indicators[code].if_missing
            waits.append((seen.number(name).isnull(), "left_out" if rule == "leave out" else "blocked"))
        return waits

    def exact(self, line: Line) -> Any:
        """What the cell is worth, or what the budget leaves of it."""
        if self.budget is None:
            return number.wide(line.of["salary"]) * number.wide(line.of["share"])
        return number.wide(line.of["left"]) * number.wide(number.MICRO)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield grades that are none, cells that do not fit, and what is wrong with the columns."""
        yield from super().flaws(draft)
        yield from money_flaws(self.of, draft)
        yield from (flaw.below("columns") for flaw in self.columns.flaws(draft))
        yield from grade_flaws(self.cells, "cells", draft)
        for grade, line in self.cells.items():
            for flaw in cell_flaws([line], 1, len(self.columns.bands), "cells"):
                yield Flaw(flaw.code, ("cells", grade), flaw.params)
        if self.budget is not None and self.budget <= 0:
            written = Figure(self.budget, "money", draft.currency)
            yield Flaw("amount_not_positive", ("budget",), {"written": written})

    def says(self, plan: Any) -> Phrase:
        """Say what decides."""
        of, columns = plan.indicators[self.of].titles, self.columns.words(plan)
        if self.budget is None:
            return SAYS(of=of, columns=columns)
        return BUDGETED(of=of, columns=columns, budget=Figure(self.budget, "money", plan.currency))

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the cells."""
        return tuple((grade, *(percent_text(cell) for cell in line)) for grade, line in self.cells.items())

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the grade, the column, and whether the budget shrinks it."""
        grade = (rows.grade or {}).get("grade")
        if grade is not None:
            yield GRADED(grade=grade)
            yield self.columns.told(rows)
        full, budget = known.get("part_weights"), known.get("budget")
        if full is not None and budget is not None and full > budget:
            currency = rows.plan.currency
            yield SHRUNK(all=Figure(full, "money", currency), budget=Figure(budget, "money", currency))

    def formula(self, line: PaidLine) -> str:
        """Show the cell, and what the budget leaves."""
        salary, share = line.of.get("salary") or 0, line.of.get("share") or 0
        full = f"{line.money(salary)} × {percent_text(share)}"
        every, budget = line.of.get("part_weights"), line.of.get("budget")
        if every is None or budget is None or every <= budget:
            return full
        return (
            f"({full} = {line.money(line.of.get('full') or 0)}) × {line.money(budget)} ÷ {line.money(every)}"
        )
