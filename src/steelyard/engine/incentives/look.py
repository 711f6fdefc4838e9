"""A side of a matrix: what is looked at (a value, an attainment, a score, the total) and in which bands."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.bands import Band, band_flaws
from steelyard.engine.exact import Held
from steelyard.engine.figures import Figure, Unit, unit_scale
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.names import suggestion
from steelyard.engine.number import MICRO
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Code, Level

By = Literal["attainment", "value", "score"]
TOTAL = "total score"
OF = {
    "attainment": Words("the attainment of {indicator}", "{indicator}的达成率", "{indicator}的達成率"),
    "value": Words("{indicator}", "{indicator}", "{indicator}"),
    "score": Words("the score of {indicator}", "{indicator}的得分", "{indicator}的得分"),
    TOTAL: Words("the total score", "总分", "總分"),
}
IS = Words("{what} is {value}", "{what}为 {value}", "{what}為 {value}")
MISSING = Words("{what} is missing", "缺少{what}", "缺少{what}")


class LookBand(Band):
    """One range of what is looked at, in its unit: 80 % of attainment, 8.5 of satisfaction, 90 points."""

    from_: Level | None = Field(None, alias="from", description="Lowest number that belongs.")
    above: Level | None = Field(None, description="Number just under the band.")
    below: Level | None = Field(None, description="Number just over the band.")
    up_to: Level | None = Field(None, description="Highest number that belongs.")

    def scaled(self, scale: int) -> Band:
        """Count its edges in parts of one."""
        edges = {name: getattr(self, name) for name in ("from_", "above", "below", "up_to")}
        whole = {name: None if edge is None else int(edge * scale) for name, edge in edges.items()}
        return Band(**whole)


class Look(Shape):
    """What is looked at, and its bands."""

    of: Code | Literal["total score"] = Field(description="The indicator, or the total score.")
    by: By | None = Field(None, description="Its attainment, value or score; attainment when left out.")
    bands: Annotated[tuple[LookBand, ...], Field(min_length=1, description="The bands, from low to high.")]

    @property
    def way(self) -> str:
        """Tell which of its figures counts."""
        return TOTAL if self.of == TOTAL else self.by or "attainment"

    def needs(self) -> Iterator[Need]:
        """Name what it looks at."""
        if self.way == TOTAL:
            yield ("grade", "")
        else:
            yield ("score" if self.way == "score" else "measure", self.of)

    def held(self, seen: Seen) -> Held:
        """Give what is looked at; missing when it is."""
        if self.way == TOTAL:
            return seen.totalled
        if self.way == "score":
            return seen.scored(self.of)
        looked = seen.measure(self.of)
        return looked.reached if self.way == "value" else looked.attained

    def found(self, seen: Seen) -> Any:
        """Give it rounded."""
        return self.held(seen).figure

    def scale(self, indicators: Any, currency: str) -> int:
        """Tell how many of our integers make one of what is looked at."""
        return unit_scale(indicators[self.of].unit, currency) if self.way == "value" else MICRO

    def place(self, seen: Seen) -> Any:
        """Give which band it lies in, from 0; missing when nothing is found."""
        return self.choose(seen, [number.whole(place) for place in range(len(self.bands))])

    def choose(self, seen: Seen, values: Sequence[Any]) -> Any:
        """Give the value of the band it lies in."""
        at, scale = self.held(seen).notch, self.scale(seen.indicators, seen.currency)
        cases = [(band.scaled(scale).holds(at), v) for band, v in zip(self.bands, values, strict=True)]
        return ibis.cases(*cases, else_=number.nothing())

    def absent(self, seen: Seen) -> Any:
        """Give the factor that stands in while nothing is found."""
        return number.nothing() if self.way == TOTAL else seen.absent(self.of)

    def unit(self, draft: Any) -> Unit:
        """Tell what its edges are counted in."""
        if self.way == "value":
            found: Unit = draft.unit(draft.indicators[self.of])
            return found
        return "ratio" if self.way == "attainment" else "points"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is not there to be looked at, edges too fine, gaps, overlaps and ends left out."""
        if self.way == TOTAL:
            yield from self._total_flaws(draft)
        elif self.of not in draft.names("indicators"):
            known = suggestion(self.of, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("of",), {"name": self.of, "known": known})
            return
        elif self.of not in draft.indicators:
            return
        elif self.way == "attainment" and draft.indicators[self.of].target is None:
            yield Flaw("nothing_to_attain", ("of",), {"name": self.of})
        elif self.way == "score" and self.of not in scored(draft):
            yield Flaw("no_score_of", ("of",), {"name": self.of})
        unit = self.unit(draft)
        scale = unit_scale(unit, draft.currency)
        for place, band in enumerate(self.bands):
            edges = [edge for edge in (band.low, band.high) if edge is not None]
            for edge in (edge for edge in edges if edge * scale % 1):
                digits = len(str(scale)) - 1
                yield Flaw("too_fine", ("bands", place), {"written": str(edge), "digits": digits})
        bands = [band.scaled(scale) for band in self.bands]
        yield from (flaw.below("bands") for flaw in band_flaws(bands, unit, draft.currency))
        if bands[0].low is not None:
            lowest = Figure(bands[0].low, unit, draft.currency)
            yield Flaw("look_leaves_low", ("bands", 0), {"edge": lowest})
        if bands[-1].high is not None:
            highest = Figure(bands[-1].high, unit, draft.currency)
            yield Flaw("look_leaves_high", ("bands", len(bands) - 1), {"edge": highest})

    def _total_flaws(self, draft: Any) -> Iterator[Flaw]:
        if self.by not in (None, "score"):
            yield Flaw("total_by", ("by",), {"written": str(self.by)})
        if "scorecard" not in draft.names("plan"):
            yield Flaw("no_total_score", ("of",))

    def words(self, plan: Any) -> Sayable:
        """Name what is looked at."""
        return OF[TOTAL]() if self.way == TOTAL else OF[self.way](indicator=plan.indicators[self.of].titles)

    def band_words(self, plan: Any) -> list[Sayable]:
        """Say each band."""
        unit = self.unit_in(plan)
        scale = self.scale(plan.indicators, plan.currency)
        return [band.scaled(scale).words(unit, plan.currency) for band in self.bands]

    def unit_in(self, plan: Any) -> Unit:
        """Tell what its edges are counted in, in a plan that was read."""
        if self.way == "value":
            unit: Unit = plan.indicators[self.of].unit
            return unit
        return "ratio" if self.way == "attainment" else "points"

    def told(self, rows: Any) -> Phrase:
        """Tell what was found in a person's rows (stories.rows.PersonRows)."""
        figure, rest = self._plain(rows)
        what = self.words(rows.plan)
        if figure is None:
            return MISSING(what=what)
        return IS(what=what, value=Figure(figure, self.unit_in(rows.plan), rows.plan.currency, rest))

    def found_plainly(self, rows: Any) -> int | None:
        """`found`, in a person's plain rows."""
        return self._plain(rows)[0]

    def _plain(self, rows: Any) -> tuple[int | None, int | None]:
        if self.way == TOTAL:
            row, names = rows.grade or {}, ("total_micro", "total_rest")
        elif self.way == "score":
            row, names = rows.scores.get(self.of, {}), ("score_micro", "score_rest")
        else:
            row = rows.measures.get(self.of, {})
            by_value = self.way == "value"
            names = ("value", "value_rest") if by_value else ("attainment_ppm", "attainment_rest")
        return row.get(names[0]), row.get(names[1])


def scored(draft: Any) -> frozenset[str]:
    """Name the indicators that a draft's scorecard gives points for; all, while it could not be read."""
    card = draft.scorecard
    if card is None and "scorecard" in draft.names("plan"):
        return frozenset(draft.names("indicators"))
    return card.score_codes if card is not None else frozenset()
