"""What a formula of pay looks at: an indicator's value, attainment, target or score, or the total score."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from steelyard.engine import number
from steelyard.engine.exact import Held, whole
from steelyard.engine.figures import Unit, unit_scale
from steelyard.engine.incentives.look import OF, TOTAL, scored
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Language, Words

SHOWN = {
    "": Words("“{indicator}”", "“{indicator}”", "「{indicator}」"),
    **{way: OF[way] for way in ("attainment", "score")},
    "target": Words("the target of {indicator}", "{indicator}的目标", "{indicator}的目標"),
}
WAYS = ("attainment", "target", "score")
THE_TOTAL = "total_score"  # the name that stands for the whole scorecard's points


@dataclass(frozen=True)
class Operand:
    """Something a formula looks at: an indicator in one way, or the total score."""

    key: str

    @property
    def way(self) -> str:
        """Tell which of its figures: attainment, target, score, or the value where nothing is said."""
        return self.key.split("(")[0] if "(" in self.key else ""

    @property
    def code(self) -> str:
        """Name the indicator; none for the total."""
        if self.key == THE_TOTAL:
            return ""
        return self.key.removesuffix(")").split("(")[-1]

    @property
    def need(self) -> Need:
        """Name what pay must look at for it."""
        if not self.code:
            return ("grade", "")
        return ("score" if self.way == "score" else "measure", self.code)

    def held(self, seen: Seen) -> Held:
        """Give it for a person, in the scale of its unit."""
        if not self.code:
            return seen.totalled
        if self.way == "score":
            return seen.scored(self.code)
        looked = seen.measure(self.code)
        if self.way == "attainment":
            return looked.attained
        return whole(looked.target) if self.way == "target" else looked.reached

    def scale(self, seen: Seen) -> int:
        """Tell how many of its integers make one."""
        by_unit = self.code and self.way in ("", "target")
        return unit_scale(seen.indicators[self.code].unit, seen.currency) if by_unit else number.MICRO

    def unit(self, draft: Any) -> Unit:
        """Tell what it is counted in, in a draft where it is there."""
        if self.way in ("", "target") and self.code:
            found: Unit = draft.unit(draft.indicators[self.code])
            return found
        return "ratio" if self.way == "attainment" else "points"

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield what is not there to be looked at."""
        if not self.code:
            if "scorecard" not in draft.names("plan"):
                yield Flaw("no_total_score", ("formula",))
        elif self.code not in draft.names("indicators"):
            known = suggestion(self.code, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("formula",), {"name": self.code, "known": known})
        elif self.way == "score" and self.code not in scored(draft):
            yield Flaw("no_score_of", ("formula",), {"name": self.code})
        elif self.way in ("attainment", "target") and not _aims(draft.indicators.get(self.code)):
            yield Flaw("nothing_to_attain", ("formula",), {"name": self.code})

    def shown(self, plan: Any, language: Language) -> str:
        """Call it by its indicator's name."""
        if not self.code:
            return OF[TOTAL].text(language)
        return SHOWN[self.way](indicator=plan.indicators[self.code].titles).text(language)


def _aims(indicator: Any) -> bool:
    """Tell whether it has a target; one that could not be read is not asked."""
    return indicator is None or indicator.target is not None
