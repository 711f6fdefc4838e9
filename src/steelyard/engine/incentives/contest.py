"""Contest: prizes for the best of a group. Who is equal shares the prizes of the places they take.

Nobody wins with nothing: where more is better, 0 or less takes no part, unless `at_least` says otherwise.
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.exact import edge
from steelyard.engine.figures import Figure, unit_scale
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.pool import WITHIN
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Listed, Phrase, Sayable, Words
from steelyard.engine.written import Code, Level, Money

SAYS = Words(
    "The best of {within} by “{of}” win {prizes}; who is equal shares the prizes of their places.",
    "{within}中按“{of}”排名，依次奖励 {prizes}；并列者平分所占名次的奖金。",
    "{within}中按「{of}」排名，依次獎勵 {prizes}；並列者平分所佔名次的獎金。",
)
AT_LEAST = Words(
    "The best of {within} by “{of}” win {prizes}; who is equal shares the prizes of their places. "
    "Only who reaches {least} takes part.",
    "{within}中按“{of}”排名，依次奖励 {prizes}；并列者平分所占名次的奖金。达到 {least} 才能参与。",
    "{within}中按「{of}」排名，依次獎勵 {prizes}；並列者平分所佔名次的獎金。達到 {least} 才能參與。",
)
AT_MOST = Words(
    "The best of {within} by “{of}” win {prizes}; who is equal shares the prizes of their places. "
    "Only who has no more than {least} takes part.",
    "{within}中按“{of}”排名，依次奖励 {prizes}；并列者平分所占名次的奖金。不超过 {least} 才能参与。",
    "{within}中按「{of}」排名，依次獎勵 {prizes}；並列者平分所佔名次的獎金。不超過 {least} 才能參與。",
)
TOLD = Words(
    "With {value} that is place {place} of {count}; equal: {equal}.",
    "成绩 {value}，{count} 人中第 {place} 名；并列 {equal} 人。",
    "成績 {value}，{count} 人中第 {place} 名；並列 {equal} 人。",
)


class Contest(Incentive):
    """kind: contest."""

    kind: Literal["contest"]
    of: Code = Field(description="The indicator whose value decides.")
    prizes: Annotated[
        tuple[Money, ...], Field(min_length=1, description="The prizes, the first place's first.")
    ]
    within: Literal["plan", "team", "position"] = Field("plan", description="Among whom.")
    at_least: Level | None = Field(
        None,
        description="The value that is needed to take part; the most, where less is better. Without it, and "
        "where more is better, it takes more than 0.",
    )

    @property
    def needs_others(self) -> bool:
        """The others' values decide."""
        return True

    def needs(self) -> Iterator[Need]:
        """The value."""
        yield ("measure", self.of)

    def terms(self, seen: Seen) -> Seen:
        """Find who takes part, the places, who is equal, and what they win."""
        seen = self._placed(self._standing(seen))
        place, equal = seen.number("place"), seen.number("equal")
        seen = seen.adding(pot=self._won(place + equal) - self._won(place))
        pot, many = seen.number("pot"), equal.nullif(number.whole(0))
        extra = (seen.number("turn") < number.remainder(pot, many)).ifelse(number.whole(1), number.whole(0))
        return seen.adding(won=(number.quotient(pot, many) + extra).fill_null(number.whole(0)))

    def _standing(self, seen: Seen) -> Seen:
        """Add who takes part, and by what they are ranked: the figure, and then its rest."""
        reached, less = seen.measure(self.of).reached, seen.indicators[self.of].better == "less"
        takes_part = reached.figure.notnull()
        if self.at_least is not None:
            least = edge(self._least(seen.indicators, seen.currency))
            takes_part = takes_part & (reached.notch <= least if less else reached.notch >= least)
        elif not less:
            takes_part = takes_part & (reached.notch > edge(0))
        if self.within != "plan":
            takes_part = takes_part & seen.row[self.within].notnull()
        takes_part = takes_part.fill_null(ibis.literal(value=False))
        sign, none = number.whole(-1 if less else 1), number.whole(0)
        return seen.adding(
            in_it=takes_part.ifelse(number.whole(1), none),
            standing=takes_part.ifelse(reached.figure * sign, none),
            finer=takes_part.ifelse(reached.rest * sign, none),
        )

    def _placed(self, seen: Seen) -> Seen:
        """Add the places, and who is equal."""
        group = seen.group(self.within)
        ranked = [seen.number(name) for name in ("in_it", "standing", "finer")]
        better = ibis.window(group_by=group, order_by=[ibis.desc(one) for one in ranked])
        among_equals = ibis.window(group_by=[*group, *ranked], order_by=seen.row.person)
        in_it = seen.number("in_it")
        return seen.adding(
            place=ibis.rank().over(better),
            equal=number.running(in_it, ibis.window(group_by=[*group, *ranked])),
            turn=ibis.row_number().over(among_equals),
            count=number.running(in_it, ibis.window(group_by=group)),
        )

    def _won(self, places: Any) -> Any:
        """Add up the prizes of the first so many places."""
        sums = list(accumulate(self.prizes, initial=0))
        cases = [(places <= number.whole(place), number.whole(won)) for place, won in enumerate(sums[:-1])]
        return ibis.cases(*cases, else_=number.whole(sums[-1]))

    def _least(self, indicators: Mapping[str, Any], currency: str) -> int:
        indicator = indicators[self.of]
        return int((self.at_least or 0) * unit_scale(indicator.unit, currency))

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Who is not in a group, has no value, or wins nothing is paid nothing."""
        held: list[tuple[Any, Any]] = []
        if self.within != "plan":
            held.append((seen.row[self.within].isnull(), f"no_{self.within}"))
        reached = seen.measure(self.of).reached
        held.append((reached.figure.isnull(), "no_value"))
        if self.at_least is None and seen.indicators[self.of].better != "less":
            held.append((reached.notch <= edge(0), "nothing_reached"))
        held.append((seen.number("won") <= number.whole(0), "no_prize"))
        return held

    def exact(self, line: Line) -> Any:
        """What is won."""
        return number.wide(line.of["won"]) * number.wide(number.MICRO)

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield an indicator that is not there, and prizes that are none or grow."""
        yield from super().flaws(draft)
        if self.of not in draft.names("indicators"):
            known = suggestion(self.of, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("of",), {"name": self.of, "known": known})
        indicator = draft.indicators.get(self.of)
        if indicator is not None and self.at_least is not None:
            scale = unit_scale(draft.unit(indicator), draft.currency)
            if self.at_least * scale % 1:
                digits = len(str(scale)) - 1
                yield Flaw("too_fine", ("at_least",), {"written": str(self.at_least), "digits": digits})
        for place, prize in enumerate(self.prizes):
            if prize <= 0:
                written = Figure(prize, "money", draft.currency)
                yield Flaw("amount_not_positive", ("prizes", place), {"written": written})
            elif place and prize > self.prizes[place - 1]:
                yield Flaw("prizes_grow", ("prizes", place), {"place": place + 1})

    def says(self, plan: Any) -> Phrase:
        """Say who wins what."""
        indicator = plan.indicators[self.of]
        prizes = Listed(tuple(Figure(prize, "money", plan.currency) for prize in self.prizes))
        values = {"within": WITHIN[self.within], "of": indicator.titles, "prizes": prizes}
        if self.at_least is None:
            return SAYS(**values)
        words = AT_MOST if indicator.better == "less" else AT_LEAST
        least = self._least(plan.indicators, plan.currency)
        return words(**values, least=indicator.figure(least, plan.currency))

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell the place."""
        indicator, measured = rows.plan.indicators[self.of], rows.measures[self.of]
        if known.get("in_it"):
            yield TOLD(
                value=indicator.figure(measured["value"], rows.plan.currency, measured["value_rest"]),
                place=(known.get("place") or 0) + 1,
                count=known.get("count") or 0,
                equal=known.get("equal") or 0,
            )

    def formula(self, line: PaidLine) -> str:
        """Show the prizes shared."""
        pot, equal = line.of.get("pot") or 0, line.of.get("equal") or 1
        return f"{line.money(pot)} ÷ {equal}" if equal > 1 else line.money(pot)
