"""Who waits for what: scores and pay that something missing keeps back, told from the warnings of a run.

A plan says by `if_missing` that a figure must not be guessed; then that person's score, or a component of
their pay, waits. Nobody else's does, but where they share something out among them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from steelyard.engine.note_words import NOTES
from steelyard.engine.plan import Plan
from steelyard.engine.words import Listed, Phrase, Sayable, Words

SCORE, PAY = "score", "pay"
SCORE_WAITS = Words("The score waits: {why}.", "得分暂缺：{why}。", "得分暫缺：{why}。")
PAY_WAITS = Words(
    "“{component}” waits to be paid: {why}.",
    "“{component}”暂不支付：{why}。",
    "「{component}」暫不支付：{why}。",
)
LACKS = Words("{indicator}: {what}", "{indicator}：{what}", "{indicator}：{what}")
YEAR = Words(
    "a target of an earlier period of the year is missing",
    "本财年此前某周期的目标缺失",
    "本財年此前某週期的目標缺失",
)
OTHERS = Words(
    "figures of others it is shared with are missing ({names})",
    "共同分配者的数据缺失（{names}）",
    "共同分配者的資料缺失（{names}）",
)
UNKNOWN = Words("what it depends on is missing", "其所依据的内容缺失", "其所依據的內容缺失")
MEND_TARGET = Words(
    "Whoever sets targets can mend it; what is missing is paid by a correction once they have.",
    "由目标设定人补设；补设后以更正方式补付。",
    "由目標設定人補設；補設後以更正方式補付。",
)
MEND_DATA = Words(
    "Whoever imports the data can mend it; what is missing is paid by a correction once they have.",
    "由数据导入人补充；补充后以更正方式补付。",
    "由資料匯入人補充；補充後以更正方式補付。",
)
OF_TARGETS = frozenset({"no_target", "target_zero", "no_target_in_year"})


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: of which indicator, and what (a code of notes)."""

    indicator: str
    reason: str


@dataclass(frozen=True)
class Wait:
    """One score or component of one person that waits."""

    plan: Plan
    person: str
    what: str  # score or pay
    subject: str  # the indicator, or the component
    lacks: tuple[Lack, ...]
    others: tuple[str, ...] = ()  # whose figures are missing, where theirs are not one's own

    @property
    def lacks_target(self) -> bool:
        """Tell whether a target would mend it."""
        return any(one.reason in OF_TARGETS for one in self.lacks)

    def says(self) -> Phrase:
        """Say what waits for what."""
        why = Listed(tuple(self._reasons()) or (UNKNOWN(),))
        if self.what == SCORE:
            return SCORE_WAITS(why=why)
        return PAY_WAITS(component=_parts(self.plan)[self.subject].titles, why=why)

    def mends(self) -> Phrase:
        """Say who can mend it."""
        return MEND_TARGET() if self.lacks_target else MEND_DATA()

    def _reasons(self) -> Iterable[Sayable]:
        for lack in self.lacks:
            what = YEAR() if lack.reason == "no_target_in_year" else NOTES[lack.reason]()
            yield LACKS(indicator=self.plan.indicators[lack.indicator].titles, what=what)
        if self.others:
            yield OTHERS(names=Listed(self.others))


def waits(plans: Iterable[Plan], warnings: Iterable[Mapping[str, Any]]) -> tuple[Wait, ...]:
    """Find who waits for what in rows of the table `warnings`: by plan and person, scores first."""
    by_code = {plan.code: plan for plan in plans}
    rows = [row for row in warnings if row["plan"] in by_code and row["person"] is not None]
    lacking: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["code"] == "missing":
            lacking[row["plan"], row["person"]][row["subject"]] = row["detail"]
    found = [
        _wait(by_code[row["plan"]], row, lacking)
        for row in rows
        if row["code"] == "blocked"
        and (row["detail"] == SCORE or row["subject"] in _parts(by_code[row["plan"]]))
    ]
    return tuple(sorted(found, key=lambda one: (one.plan.code, one.person, one.what != SCORE, one.subject)))


def _wait(plan: Plan, row: Mapping[str, Any], lacking: Mapping[tuple[str, str], Mapping[str, str]]) -> Wait:
    person, subject = row["person"], row["subject"]
    own = lacking.get((plan.code, person), {})
    used = {subject} if row["detail"] == SCORE else _looked_at(plan, subject)
    lacks = tuple(Lack(code, own[code]) for code in plan.indicators if code in used and code in own)
    if lacks or row["detail"] == SCORE:
        return Wait(plan, person, row["detail"], subject, lacks)
    part = _parts(plan)[subject]
    if getattr(part, "aims_by_year", False):
        return Wait(plan, person, PAY, subject, (Lack(str(part.base), "no_target_in_year"),))
    others = sorted(
        name for (code, name), theirs in lacking.items() if code == plan.code and theirs.keys() & used
    )
    return Wait(plan, person, PAY, subject, (), tuple(others) if part.needs_others else ())


def _parts(plan: Plan) -> dict[str, Any]:
    return {**plan.pay, **plan.settlement}


def _looked_at(plan: Plan, component: str) -> set[str]:
    """Name the indicators that a component depends on, those that make others and those of the total too."""
    if component in plan.settlement:
        return set(plan.settlement[component].indicators)
    used = set(plan.pay[component].indicators())
    if any(kind == "grade" for kind, _ in plan.pay[component].looks_at()) and plan.scorecard:
        used |= set(plan.scorecard.looked_at)
    for code in [*used]:
        used |= set(plan.indicators[code].made_of)
    return used
