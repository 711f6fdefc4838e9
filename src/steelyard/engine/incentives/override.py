"""Override: a manager is paid on what those below achieve, at a rate for each level between them.

Its facts are those of an indicator credited by team. A level without a rate has no lines. A line is for one
fact and level, or, `by level`, for all of a level together, rounded once.
"""

from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure, percent_text
from steelyard.engine.incentives.incentive import Basis, PaysByFact
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Phrase, Words
from steelyard.engine.written import Percent, Whole

SAYS = Words(
    "Pays on “{on}” of the people below, at the rate of the level between.",
    "按下级“{on}”支付，比例随层级而定。",
    "按下級「{on}」支付，比例隨層級而定。",
)
LEVEL = Words("{level} levels below", "下 {level} 级", "下 {level} 級")
OWN = Words("own", "本人", "本人")


class Override(PaysByFact):
    """kind: override."""

    kind: Literal["override"]
    rates: dict[Whole, Percent] = Field(description="By how many levels below, the share paid.", min_length=1)
    own: Percent | None = Field(None, description="The share paid of the manager's own facts; none without.")
    lines: Literal["by fact", "by level"] = Field("by fact", description="What a line is for.")

    @property
    def basis(self) -> Basis:
        """As declared."""
        return "facts" if self.lines == "by fact" else "levels"

    @property
    def levels(self) -> tuple[int, ...]:
        """Those with a rate."""
        return tuple(self.by_level)

    @property
    def by_level(self) -> dict[int, int]:
        """Give the rate of each level; 0 is the manager's own."""
        own = {} if self.own is None else {0: self.own}
        return dict(sorted({**own, **self.rates}.items()))

    def figures(self) -> dict[str, int]:
        """The rates."""
        return {f"rate_{level}": rate for level, rate in self.by_level.items()}

    def pattern(self) -> str:
        """The levels, and what it pays on."""
        return f"{self.kind} {self.on} {self.lines} {list(self.levels)}"

    def exact(self, line: Line) -> Any:
        """Credit times the level's rate."""
        cases = [(line.level == number.whole(level), line.of[f"rate_{level}"]) for level in self.by_level]
        return number.wide(line.credit_minor) * number.wide(ibis.cases(*cases, else_=number.whole(0)))

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield levels that nobody is credited by."""
        yield from super().flaws(draft)
        base = draft.indicators.get(self.on)
        credit = draft.credit.get(base.from_) if base is not None else None
        if credit is not None and credit.levels_up == 0:
            yield Flaw("override_without_team", ("on",), {"name": self.on, "dataset": base.from_})
        elif credit is not None:
            for level in self.rates:
                if not 1 <= level <= credit.levels_up:
                    params = {"written": level, "low": 1, "high": credit.levels_up}
                    yield Flaw("level_not_credited", ("rates", str(level)), params)
        if credit is not None and self.own is not None and not getattr(credit, "own", True):
            yield Flaw("own_not_credited", ("own",), {"dataset": base.from_})

    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""
        return SAYS(on=plan.indicators[self.on].titles)

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rates."""
        return tuple(
            ((LEVEL(level=level) if level else OWN).text(language), percent_text(rate))
            for level, rate in self.by_level.items()
        )

    def formula(self, line: PaidLine) -> str:
        """Show the product."""
        level = level_of(line.note)
        rate = self.by_level.get(level, 0)
        return f"{line.money(line.credit_minor)} × {Figure(rate, 'ratio').text()}"


def level_of(note: str | None) -> int:
    """Read the level in the note of an override's line."""
    return int((note or "level_0").removeprefix("level_"))
