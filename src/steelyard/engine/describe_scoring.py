"""The agreement in words: scorecard and grades."""

from collections.abc import Iterator

from steelyard.engine.describe_words import HEADINGS
from steelyard.engine.figures import Figure
from steelyard.engine.plan import Plan
from steelyard.engine.scorecards import gate as gates
from steelyard.engine.scorecards.groups import Groups
from steelyard.engine.scorecards.part import Scored
from steelyard.engine.scorecards.scorecard import Scorecard
from steelyard.engine.shape import Clause
from steelyard.engine.words import Language, Sayable, Words

ROUNDED = {
    "total": Words(
        "The total is the sum of points times weight, rounded half up to {step}.",
        "总分为各项得分乘权重之和，四舍五入至 {step} 分。",
        "總分為各項得分乘權重之和，四捨五入至 {step} 分。",
    ),
    "parts": Words(
        "The total is the sum of points times weight, each rounded half up to {step} before it is summed.",
        "总分为各项得分乘权重之和，每项先四舍五入至 {step} 分再相加。",
        "總分為各項得分乘權重之和，每項先四捨五入至 {step} 分再相加。",
    ),
}
EXACT = Words(
    "The total is the sum of points times weight; it is not rounded before it is graded.",
    "总分为各项得分乘权重之和，定级前不舍入。",
    "總分為各項得分乘權重之和，定級前不捨入。",
)
EXTRAS = Words(
    "Extra points are added to that, each held within its limits.",
    "另计加减分，各限在其上下限内。",
    "另計加減分，各限在其上下限內。",
)
EXTRA_LIMITS = Words("extra, {low} to {high}", "加减分，{low} 至 {high}", "加減分，{low} 至 {high}")
AT_LEAST = Words("The total is at least {points}.", "总分不低于 {points} 分。", "總分不低於 {points} 分。")
AT_MOST = Words("The total is at most {points}.", "总分不高于 {points} 分。", "總分不高於 {points} 分。")


def scorecard_clauses(plan: Plan, language: Language) -> Iterator[Clause]:
    """Say the scorecard, with a row for every part and extra."""
    card = plan.scorecard
    if card is None:
        return
    said = [*_says(plan, card), *plan.reasons(card)]
    rows = tuple(_rows(plan, card, language))
    yield Clause(HEADINGS["scorecard"].text(language), plan.sentence(said, language), rows)


def _says(plan: Plan, card: Scorecard) -> Iterator[Sayable]:
    yield from card.says()
    if card.rounded_to is None:
        yield EXACT()
    else:
        yield ROUNDED[card.rounded](step=Figure(card.rounded_to, "points"))
    if card.extras:
        yield EXTRAS()
    for words, limit in (
        (AT_LEAST, card.between.at_least if card.between else None),
        (AT_MOST, card.between.at_most if card.between else None),
    ):
        if limit is not None:
            yield words(points=Figure(limit, "points"))
    for gate in card.gates:
        threshold = gate.words(plan.indicators[gate.indicator], plan.currency)
        yield gates.SAYS(threshold=threshold, most=Figure(gate.otherwise_at_most, "points"))
        yield from plan.reasons(gate)


def _rows(plan: Plan, card: Scorecard, language: Language) -> Iterator[tuple[str, ...]]:
    group = None
    for place in card.places():
        if place.group != group and isinstance(card, Groups) and place.group:
            group = place.group
            found = card.groups[group]
            yield found.title(language), Figure(found.weight, "ratio").text(), ""
        weight = Figure(place.part.weight, "ratio").text()
        yield (
            plan.indicators[place.code].title(language),
            weight,
            _curve(plan, place.code, place.part, language),
        )
    for code, extra in card.extras.items():
        limits = EXTRA_LIMITS(low=Figure(extra.at_least, "points"), high=Figure(extra.at_most, "points"))
        title = plan.indicators[code].title(language)
        yield title, limits.text(language), _curve(plan, code, extra, language)


def _curve(plan: Plan, code: str, scored: Scored, language: Language) -> str:
    return scored.curve.says(scored.axis(plan.indicators[code], plan.currency)).text(language)


def grades_clauses(plan: Plan, language: Language) -> Iterator[Clause]:
    """Say the grades, with a row for each."""
    grades = plan.grades
    if grades is None:
        return
    rows = tuple(
        (name if isinstance(name, str) else name.text(language), said.text(language))
        for name, said in grades.rows()
    )
    sentence = plan.sentence([grades.says(), *plan.reasons(grades)], language)
    yield Clause(HEADINGS["grades"].text(language), sentence, rows)
