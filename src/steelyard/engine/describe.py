"""The agreement in words: a plan as those read it who sign it."""

from collections.abc import Iterator

from steelyard.engine.crediting.credit import AMOUNT, COUNTED
from steelyard.engine.describe_words import (
    CAP,
    FLOOR,
    HEADINGS,
    LESS,
    RULES,
    SAME_TARGET,
    STRETCH,
    TARGET_EACH,
    UNDATED,
)
from steelyard.engine.figures import Figure
from steelyard.engine.grades import bands
from steelyard.engine.indicators.indicator import Indicator
from steelyard.engine.plan import Plan
from steelyard.engine.scorecards import weights
from steelyard.engine.shape import Clause
from steelyard.engine.words import Language, Sayable


def describe(plan: Plan, language: Language) -> tuple[Clause, ...]:
    """Say a whole plan, clause by clause."""
    return (
        Clause(
            plan.title(language),
            plan.sentence([UNDATED(currency=plan.currency), *plan.reasons(plan)], language),
        ),
        *_credit(plan, language),
        *(_indicator(plan, indicator, language) for indicator in plan.indicators.values()),
        *_scorecard(plan, language),
        *_grades(plan, language),
        *(incentive.clause(plan, language) for incentive in plan.pay.values()),
    )


def _credit(plan: Plan, language: Language) -> Iterator[Clause]:
    for dataset, credit in plan.credit.items():
        said: list[Sayable] = [COUNTED(dataset=credit.named(dataset), date=credit.counts_on), credit.says()]
        if credit.amount:
            said.append(AMOUNT(amount=credit.amount, currency=plan.currency))
        heading = HEADINGS["credit"](dataset=credit.named(dataset)).text(language)
        yield Clause(heading, plan.sentence([*said, *plan.reasons(credit)], language))


def _indicator(plan: Plan, indicator: Indicator, language: Language) -> Clause:
    said: list[Sayable] = [indicator.says(plan)]
    if indicator.better == "less":
        said.append(LESS())
    same = indicator.target_value(plan.currency)
    if indicator.needs_target:
        said.append(TARGET_EACH())
    elif same is not None:
        said.append(SAME_TARGET(target=indicator.figure(same, plan.currency)))
    for words, share in ((FLOOR, indicator.floor), (STRETCH, indicator.stretch), (CAP, indicator.cap)):
        if share is not None:
            said.append(words(share=Figure(share, "ratio")))
    if indicator.target is not None:
        said.append(RULES[indicator.if_missing]())
    return Clause(indicator.title(language), plan.sentence([*said, *plan.reasons(indicator)], language))


def _scorecard(plan: Plan, language: Language) -> Iterator[Clause]:
    card = plan.scorecard
    if card is None:
        return
    rows = tuple(
        (
            plan.indicators[code].title(language),
            Figure(part.weight, "ratio").text(),
            part.curve.says().text(language),
        )
        for code, part in card.parts.items()
    )
    said: list[Sayable] = [weights.ROUNDED(step=Figure(card.rounded_to, "points"))]
    for gate in card.gates:
        threshold = gate.words(plan.indicators[gate.indicator], plan.currency)
        said.append(weights.GATE(threshold=threshold, most=Figure(gate.otherwise_at_most, "points")))
        said += plan.reasons(gate)
    yield Clause(
        HEADINGS["scorecard"].text(language), plan.sentence([*said, *plan.reasons(card)], language), rows
    )


def _grades(plan: Plan, language: Language) -> Iterator[Clause]:
    if plan.grades is None:
        return
    rows = tuple((band.grade, band.words("points").text(language)) for band in plan.grades.bands)
    said = bands.EXPLAINED()
    yield Clause(
        HEADINGS["grades"].text(language), plan.sentence([said, *plan.reasons(plan.grades)], language), rows
    )
