"""What of a plan can be drawn: on what it pays, where pay bends, and what stands against it."""

from collections.abc import Iterator, Sequence

from steelyard.engine import number
from steelyard.engine.incentives.incentive import Incentive
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.plan import Plan
from steelyard.engine.words import Phrase, Words

HIGHEST, STEP = 3 * number.MICRO, number.MICRO // 10

NEEDS_OTHERS = Words(
    "“{title}” depends on what others reach, so nobody's pay can be drawn alone.",
    "“{title}”取决于他人的结果，无法单独推算某人的薪酬。",
    "「{title}」取決於他人的結果，無法單獨推算某人的薪酬。",
)
LOOKS_BACK = Words(
    "“{title}” looks at the year so far, which is not drawn.",
    "“{title}”涉及年初至今的结果，不在推算范围内。",
    "「{title}」涉及年初至今的結果，不在推算範圍內。",
)
TELLS_APART = Words(
    "“{title}” pays each fact by itself, and levels change amounts, not their number.",
    "“{title}”逐笔支付，而推算只改变金额，不改变笔数。",
    "「{title}」逐筆支付，而推算只改變金額，不改變筆數。",
)
BENDS_ANYWHERE = Words(
    "“{title}” follows a formula that may bend at any level, so what lies between two levels is not known.",
    "“{title}”的公式可能在任意水平转折，无法推算各档之间的结果。",
    "「{title}」的公式可能在任意水準轉折，無法推算各檔之間的結果。",
)

HAS_PERSONAL = Words(
    "“{title}” pays by figures of each person's own, which are not drawn.",
    "“{title}”按个人约定的数额支付，不在推算范围内。",
    "「{title}」按個人約定的數額支付，不在推算範圍內。",
)


def why_not_drawn(plan: Plan) -> Iterator[Phrase]:
    """Yield what in a plan keeps pay from being a function of the person's own attainment."""
    for incentive in plan.pay.values():
        if incentive.needs_others or _is_ranked(incentive, plan) or _looks_at_others(incentive, plan):
            yield NEEDS_OTHERS(title=incentive.titles)
        if incentive.personal:
            yield HAS_PERSONAL(title=incentive.titles)
        if incentive.lookbacks:
            yield LOOKS_BACK(title=incentive.titles)
        if _tells_apart(incentive):
            yield TELLS_APART(title=incentive.titles)
        if not incentive.runs_straight:
            yield BENDS_ANYWHERE(title=incentive.titles)


def _is_ranked(incentive: Incentive, plan: Plan) -> bool:
    """Tell whether it looks at points or a grade that hang on others."""
    judged = [part for part in (plan.scorecard, plan.grades) if part is not None and part.needs_others]
    scored = plan.scorecard.looked_at if plan.scorecard else frozenset()
    hangs = bool(judged) or any(_needs_others(plan, code) for code in scored)
    return hangs and any(need in {"score", "grade"} for need, _ in incentive.looks_at())


def _looks_at_others(incentive: Incentive, plan: Plan) -> bool:
    """Tell whether it looks at a figure of a group, or at one that is made of such."""
    return any(_needs_others(plan, code) for code in incentive.indicators())


def _needs_others(plan: Plan, code: str) -> bool:
    indicator = plan.indicators[code]
    return indicator.needs_others or any(_needs_others(plan, name) for name in indicator.made_of)


def corners(plans: Sequence[Plan]) -> tuple[int, ...]:
    """List levels at which pay may bend or jump: every edge and one step below it, and a grid between."""
    edges = {edge for plan in plans for incentive in plan.pay.values() for edge in _edges(incentive, plan)}
    for plan in plans:
        for code, scored in plan.scorecard.scored.items() if plan.scorecard else ():
            if scored.curve.looks_at == "attainment":
                corners_of = scored.curve.corners(scored.axis(plan.indicators[code], plan.currency))
                edges |= {attained for attained, _ in corners_of}
    within = {edge for edge in edges if 0 < edge <= HIGHEST}
    return tuple(sorted({*range(0, HIGHEST + 1, STEP), *within, *(edge - 1 for edge in within)}))


def paid_on(plan: Plan) -> str | None:
    """Name the indicator whose attainment is drawn: the first with a target of those pay is made of."""
    named = [code for incentive in plan.pay.values() for code in _looked_at(incentive, plan)]
    named += list(plan.scorecard.parts) if plan.scorecard and not named else []
    money = [code for code in named if plan.indicators[code].unit == "money"]
    money = [code for code in money if not is_of_group(plan.indicators[code])]
    aimed = [code for code in money if plan.indicators[code].target is not None]
    return next(iter([*aimed, *money]), None)


def _looked_at(incentive: Incentive, plan: Plan) -> Iterator[str]:
    if incentive.base:
        yield incentive.base
    yield from (code for _, code in incentive.looks_at() if code in plan.indicators)


def _tells_apart(incentive: Incentive) -> bool:
    """Tell whether several facts pay otherwise than one of the same sum."""
    one_by_one = getattr(incentive, "over", "period") == "each transaction"
    return one_by_one or incentive.cap_each is not None or (bool(incentive.base) and not incentive.running)


def _edges(incentive: Incentive, plan: Plan) -> Iterator[int]:
    for tier in getattr(incentive, "steps", ()):
        if incentive.kind == "tiers_by_attainment":
            yield from (edge for edge in (tier.low, tier.high) if edge is not None)
    yield from incentive.bends()
    for factor in incentive.times:
        yield from factor.bends()
    for _, code in incentive.looks_at():
        indicator = plan.indicators.get(code)
        for share in (indicator.floor, indicator.cap) if indicator else ():
            if share is not None:
                yield share
    for threshold in (*(incentive.gate.thresholds() if incentive.gate else ()), *incentive.cap_unless):
        if threshold.by_attainment:
            edge = getattr(threshold, threshold.limit)
            yield from (edge, edge + 1)


def following(plan: Plan) -> set[str]:
    """Name the money totals of the dataset whose amounts are drawn."""
    code = paid_on(plan)
    drawn = {part.dataset for part in plan.indicators[code].parts()} if code else set()
    return {
        name
        for name, indicator in plan.indicators.items()
        if indicator.kind == "total"
        and indicator.unit == "money"
        and indicator.better == "more"
        and not is_of_group(indicator)
        and {part.dataset for part in indicator.parts()} <= drawn
    }


def draws(plan: Plan, dataset: str) -> bool:
    """Tell whether the amounts of a dataset are drawn."""
    code = paid_on(plan)
    return code is not None and any(part.dataset == dataset for part in plan.indicators[code].parts())


def conditions(plan: Plan, dataset: str) -> set[str]:
    """Name the columns of a dataset that conditions of pay look at."""
    found: set[str] = set()
    for incentive in plan.pay.values():
        if incentive.base and dataset in {part.dataset for part in plan.indicators[incentive.base].parts()}:
            where = plan.indicators[incentive.base].parts()[0].where
            found |= where.columns if where else frozenset()
            found |= {column for when in incentive.whens() for column in when.columns}
    return found
