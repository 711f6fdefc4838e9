"""Drawn futures: reproducible to the last unit, right on average, exact where pay is known."""

import numpy as np
import pytest

from steelyard.runtime.scenarios import Luck, Odds, Payouts, draw

LEVELS = np.array([0, 500_000, 999_999, 1_000_000, 2_000_000, 6_000_000])


def payouts(people: int, *, months: int = 1, rate: float = 0.1) -> Payouts:
    """Everyone is expected to reach 100 %, and is paid so much per millionth."""
    rows = people * months
    return Payouts(
        LEVELS,
        np.tile((LEVELS * rate).astype(np.int64), (rows, 1)),
        np.full(rows, 1_000_000),
        np.repeat(np.arange(people), months),
    )


@pytest.mark.parametrize("people", [1, 255, 256, 700])
def test_the_same_seed_gives_the_same_costs_on_any_number_of_threads(people: int) -> None:
    def drawn(seed: int, threads: int) -> list[int]:
        found = draw(payouts(people), luck=Luck(), scenarios=50, seed=seed, threads=threads)
        return [int(cost) for cost in found.costs_minor]

    assert drawn(7, 1) == drawn(7, 2)
    assert drawn(7, 1) != drawn(8, 1)


def test_without_luck_every_scenario_costs_what_is_expected() -> None:
    found = draw(payouts(300), luck=Luck(spread_ppm=0), scenarios=20, seed=1)
    assert set(found.costs_minor.tolist()) == {300 * 100_000}


def test_luck_is_fair_on_average() -> None:
    found = draw(payouts(400), luck=Luck(spread_ppm=250_000, together_ppm=0), scenarios=400, seed=3)
    assert found.mean == pytest.approx(400 * 100_000, rel=0.01)


def test_what_all_share_does_not_even_out() -> None:
    apart, together = (
        draw(payouts(500), luck=Luck(250_000, shared), scenarios=300, seed=5) for shared in (0, 900_000)
    )
    assert together.quantile(95) - together.quantile(5) > 5 * (apart.quantile(95) - apart.quantile(5))


def test_the_months_of_a_person_share_their_luck() -> None:
    year, month = (
        draw(payouts(50, months=months), luck=Luck(250_000, 0), scenarios=100, seed=2) for months in (12, 1)
    )
    assert year.costs_minor == pytest.approx(month.costs_minor * 12, abs=12)


def test_a_jump_is_kept_sharp() -> None:
    """Nothing below 100 %, 1,000.00 from there on: no scenario pays anything between for one person."""
    one = Payouts(
        LEVELS, np.array([[0, 0, 0, 100_000, 100_000, 100_000]]), np.array([1_000_000]), np.array([0])
    )
    found = draw(one, luck=Luck(), scenarios=500, seed=9)
    assert set(found.costs_minor.tolist()) == {0, 100_000}
    assert 400_000 < found.over(50_000) < 600_000


def test_odds_of_a_budget() -> None:
    odds = Odds(np.array([10, 20, 30, 40]))
    assert (odds.over(9), odds.over(20), odds.over(40)) == (1_000_000, 500_000, 0)
    assert (odds.quantile(1), odds.quantile(50), odds.quantile(100)) == (10, 20, 40)
    assert sum(scenarios for _, _, scenarios in odds.bars(4)) == 4


def test_the_work_can_be_stopped_and_says_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draw(payouts(1000), luck=Luck(), scenarios=10, seed=1, report=report)
    assert seen == [(256, 1000), (512, 1000)]


@pytest.mark.parametrize("scenarios", [0, 100_001])
def test_a_number_of_scenarios_that_makes_no_sense_is_refused(scenarios: int) -> None:
    with pytest.raises(ValueError, match="100,000"):
        draw(payouts(1), luck=Luck(), scenarios=scenarios, seed=1)


def test_luck_outside_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 200 %"):
        Luck(spread_ppm=-1)


def test_tables_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Payouts(LEVELS, np.zeros((2, 2), np.int64), np.zeros(2, np.int64), np.zeros(2, np.int64))
