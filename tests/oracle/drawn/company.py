"""Drawn companies: people who move, deals on edges, refunds, splits, targets, ratings, balances."""

import datetime as dt

from tests.oracle.drawn import beside, facts, people, targets
from tests.oracle.drawn.chance import Chance
from tests.oracle.drawn.ground import Ground, Row, Tables, foreign_to
from tests.oracle.drawn.ratings import ratings
from tests.oracle.drawn.shares import splits
from tests.oracle.periods import Closing

OWN = frozenset(
    {
        "owner",
        "person",
        "manager",
        "id",
        "fact_id",
        "subject",
        "rater",
        "team",
        "position",
        "region",
        "takes_back",
        "deal",
    }
)


def branch(ground: Ground) -> Tables:
    """Draw one branch: every table but the rates."""
    deals = facts.deals(ground)
    return {
        "deals": deals,
        "activities": facts.activities(ground),
        "payments": facts.after(ground, deals, "paid_on", 12),
        "returns": facts.after(ground, deals, "returned_on", 4),
        "splits": splits(ground, deals),
        "assignments": people.assignments(ground),
        "targets": targets.targets(ground),
        "people": people.joined(ground),
        "territories": people.territories(ground),
        "ratings": ratings(ground),
        "history": targets.history(ground),
        "balances": beside.balances(ground, deals),
        "adjustments": beside.by_hand(ground, "adjustments"),
        "corrections": beside.by_hand(ground, "corrections"),
    }


def rates(chance: Chance, days: Closing, currency: str) -> list[Row]:
    """Draw the rates of one foreign currency, before the period and in its middle. GBP has none."""
    return [
        {
            "currency": foreign_to(currency),
            "on_date": days.first + dt.timedelta(after),
            "rate_pico": chance.one(7_100_000_000_000, 6_999_999_999_999, 150_000_001_000_000, 384_615_385),
        }
        for after in (-400, -30, 14)
    ]


def of_branch(row: Row, prefix: str) -> Row:
    """Give people and facts of a branch names of their own."""
    return {name: f"{prefix}{cell}" if name in OWN and cell else cell for name, cell in row.items()}
