"""What shapes that pay by grade share: checking the grades they name, and what they take shares of."""

from collections.abc import Iterable, Iterator
from typing import Any

from steelyard.engine import number
from steelyard.engine.incentives.seen import Seen
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.words import Words

GRADED = Words("The grade is {grade}.", "等级为 {grade}。", "等級為 {grade}。")


def nothing_ranked(seen: Seen) -> tuple[Any, Any]:
    """Hold what a place in a forced distribution would pay to somebody with a total of 0 or less."""
    return (seen.row.graded_place.notnull() & (seen.total <= number.whole(0)), "nothing_reached")


def grade_flaws(named: Iterable[str], place: str, draft: Any) -> Iterator[Flaw]:
    """Yield grades that the plan does not give."""
    if "grades" not in draft.names("plan"):
        yield Flaw("no_grades", (place,))
    elif draft.grades is not None:
        for grade in named:
            if grade not in draft.grades.names:
                known = suggestion(grade, draft.grades.names)
                yield Flaw("unknown_grade", (place, grade), {"name": grade, "known": known})


def money_flaws(of: str | None, draft: Any, place: str = "of") -> Iterator[Flaw]:
    """Yield an indicator that is not there or is no money."""
    if of is None:
        yield Flaw("missing_key", (), {"name": place})
    elif of not in draft.names("indicators"):
        known = suggestion(of, draft.names("indicators"))
        yield Flaw("unknown_indicator", (place,), {"name": of, "known": known})
    elif of in draft.indicators and draft.unit(draft.indicators[of]) != "money":
        yield Flaw("not_money", (place,), {"name": of})
