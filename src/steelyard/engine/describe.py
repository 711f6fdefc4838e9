"""The agreement in words: a plan as those read it who sign it."""

from collections.abc import Iterator
from dataclasses import replace

from steelyard.engine.crediting.credit import AMOUNT, COUNTED
from steelyard.engine.describe_scoring import grades_clauses, scorecard_clauses
from steelyard.engine.describe_words import (
    CAP,
    FLOOR,
    HEADINGS,
    LESS,
    NO_TARGET_YET,
    ONLY_SCORED,
    OWN_TARGET,
    RULES,
    SAME_TARGET,
    STRETCH,
    TARGET_EACH,
    UNDATED,
)
from steelyard.engine.figures import Figure
from steelyard.engine.incentives.rounding import PLAIN
from steelyard.engine.indicators.aim_words import aim_words
from steelyard.engine.indicators.of_facts import OfFacts
from steelyard.engine.indicators.sum_of import SumOf, summed_within
from steelyard.engine.indicators.within import SAYS as WITHIN
from steelyard.engine.indicators.within import SUMMED, is_of_group
from steelyard.engine.paying import EVERY
from steelyard.engine.personal_words import OwnFigures, own_words
from steelyard.engine.plan import Plan
from steelyard.engine.shape import Clause, Targets
from steelyard.engine.words import Language, Sayable


def describe(
    plan: Plan, language: Language, targets: Targets | None = None, figures: OwnFigures | None = None
) -> tuple[Clause, ...]:
    """Say a whole plan, clause by clause.

    With `targets`, one person's by indicator in the scale of its unit, it is that person's agreement: their
    figures stand in the sentences, and tables of rates say at which amounts they begin. `figures` are those
    the plan leaves to each person: by component or item and name, and since when they hold.
    """
    rounding = [plan.rounds(), *plan.reasons(plan.rounding or PLAIN)] if plan.pay else []
    said = [UNDATED(currency=plan.currency), *rounding, *_every(plan), *plan.reasons(plan)]
    return (
        Clause(plan.title(language), plan.sentence(said, language)),
        *_credit(plan, language),
        *(_indicator(plan, code, language, targets) for code in plan.indicators),
        *scorecard_clauses(plan, language),
        *grades_clauses(plan, language),
        *(
            _own(plan, code, incentive.clause(plan, language, targets), language, figures)
            for code, incentive in plan.pay.items()
        ),
        *(
            _own(plan, code, item.clause(plan, language), language, figures)
            for code, item in plan.settlement.items()
        ),
    )


def _own(plan: Plan, code: str, clause: Clause, language: Language, figures: OwnFigures | None) -> Clause:
    """Add one person's own figures to a clause that leaves them to each."""
    names = {**plan.pay, **plan.settlement}[code].personal
    if figures is None or not names:
        return clause
    own = plan.sentence(own_words(code, names, figures, plan.currency), language)
    return replace(clause, sentence=f"{clause.sentence}{'' if language != 'en' else ' '}{own}")


def _every(plan: Plan) -> Iterator[Sayable]:
    if plan.pays_every is not None:
        yield EVERY[plan.pays_every]()
        yield ONLY_SCORED()


def _credit(plan: Plan, language: Language) -> Iterator[Clause]:
    for dataset, credit in plan.credit.items():
        said: list[Sayable] = [COUNTED(dataset=credit.named(dataset), date=credit.counts_on), credit.says()]
        if credit.amount:
            said.append(AMOUNT(amount=credit.amount, currency=plan.currency))
        said += credit.conditions()
        heading = HEADINGS["credit"](dataset=credit.named(dataset)).text(language)
        yield Clause(heading, plan.sentence([*said, *plan.reasons(credit)], language))


def _indicator(plan: Plan, code: str, language: Language, targets: Targets | None) -> Clause:
    indicator = plan.indicators[code]
    said: list[Sayable] = [indicator.says(plan)]
    if isinstance(indicator, OfFacts) and is_of_group(indicator):
        said.append(WITHIN[indicator.within]())
    if indicator.better == "less":
        said.append(LESS())
    same = indicator.target_value(plan.currency)
    if indicator.needs_target:
        said.append(_own_target(plan, code, targets))
    elif isinstance(indicator.target, SumOf):
        of = indicator.target.sum_of
        named = plan.indicators[of].titles if of in plan.indicators else of
        said.append(SUMMED[summed_within(indicator)](of=named))
    elif same is not None:
        said.append(SAME_TARGET(target=indicator.figure(same, plan.currency)))
    said += aim_words(indicator)
    for words, share in ((FLOOR, indicator.floor), (STRETCH, indicator.stretch), (CAP, indicator.cap)):
        if share is not None:
            said.append(words(share=Figure(share, "ratio")))
    if indicator.target is not None or indicator.if_missing == "carry":
        said.append(RULES[indicator.if_missing]())
    return Clause(indicator.title(language), plan.sentence([*said, *plan.reasons(indicator)], language))


def _own_target(plan: Plan, code: str, targets: Targets | None) -> Sayable:
    if targets is None:
        return TARGET_EACH()
    own = targets.get(code)
    return (
        NO_TARGET_YET()
        if own is None
        else OWN_TARGET(target=plan.indicators[code].figure(own, plan.currency))
    )
