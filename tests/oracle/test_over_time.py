"""What must hold from one amount to the next and from month to month."""

import datetime as dt
from collections import defaultdict
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.period import parse
from tests.oracle.agreement import read
from tests.oracle.amounts import half_up
from tests.oracle.company import EVERYTHING, company, deal
from tests.oracle.drawn.strategies import wide
from tests.oracle.engine_side import close
from tests.oracle.paying.tiers import Tiers

PERIOD, DAY = parse("2024-02"), dt.date(2024, 2, 10)
amounts = st.integers(1, 900_000)
STEADY = ("amount-marginal", "amount-each", "amount-year", "reached-marginal", "rate", "objective")
RISING = (*STEADY, "amount-whole", "amount-between", "reached-whole", "accelerated", "bounty", "flat")


@wide(2)
@given(st.sampled_from((100_000, 500_000)), st.lists(amounts, max_size=3))
def test_marginal_tiers_do_not_jump_at_an_edge(edge: int, others: list[int]) -> None:
    deals = []
    for owner, reached in (("a-below", edge - 1), ("b-at", edge), ("c-above", edge + 1)):
        deals += [deal(f"{owner}-{place}", DAY, -other, owner=owner) for place, other in enumerate(others)]
        deals.append(deal(f"{owner}-z", DAY, reached + sum(others), owner=owner))
    paid = _paid(deals, edge)
    for component in ("amount-marginal", "amount-year", "reached-marginal", "amount-between"):
        step = (
            1 if component != "amount-between" else edge // 10_000
        )  # the whole credit, at a rate a little higher
        assert 0 <= paid["b-at"][component] - paid["a-below"][component] <= step
        assert 0 <= paid["c-above"][component] - paid["b-at"][component] <= step


@wide(3)
@given(
    st.lists(st.integers(0, 1_000_000), min_size=12, max_size=24, unique=True),
    st.sampled_from((None, 333_333)),
)
def test_who_sells_more_is_not_paid_less(sold: list[int], target: int | None) -> None:
    """Every rate of the plan is at least the one before it."""
    deals = [
        deal(f"d{place:02}", DAY, amount, owner=f"p{place:02}") for place, amount in enumerate(sorted(sold))
    ]
    paid = _paid(deals, target)
    for component in RISING:
        in_order = [paid[person][component] for person in sorted(paid)]
        assert in_order == sorted(in_order), component


@wide(2)
@given(
    st.lists(
        st.tuples(st.dates(dt.date(2024, 1, 1), dt.date(2024, 4, 30)), st.integers(-300_000, 900_000)),
        max_size=14,
    )
)
def test_month_by_month_comes_to_the_year_to_date(sold: list[tuple[dt.date, int]]) -> None:
    """What the months paid in all is what the year's total pays in one rounding."""
    deals = [deal(f"d{place:02}", day, amount) for place, (day, amount) in enumerate(sold)]
    deals.append(deal("first", dt.date(2024, 1, 1), 0))
    plan = read(EVERYTHING)
    tiers = Tiers(plan, plan.pay["amount-year"], None, None)
    so_far = 0
    for code in ("2024-01", "2024-02", "2024-03", "2024-04"):
        period = parse(code)
        tables = company(period, deals)
        outputs = close([EVERYTHING], tables, period)
        so_far += sum(
            row["amount_minor"] for row in outputs["statements"] if row["component"] == "amount-year"
        )
        until = sum(row["amount_minor"] for row in deals if row["closed_on"] <= period.ends_on)
        assert so_far == half_up(Fraction(tiers.of_way(0, until), 10**6))


def _paid(deals: list[dict[str, Any]], target: int | None) -> dict[str, dict[str, int]]:
    paid: dict[str, dict[str, int]] = defaultdict(dict)
    for row in close([EVERYTHING], company(PERIOD, deals, target=target), PERIOD)["statements"]:
        paid[row["person"]][row["component"]] = row["amount_minor"]
    return paid
