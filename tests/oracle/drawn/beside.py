"""What is drawn beside facts and targets: balances brought forward, adjustments, corrections."""

from tests.oracle.drawn.ground import Ground, Row
from tests.oracle.drawn.settlements import Brought


def balances(ground: Ground, deals: list[Row]) -> list[Row]:
    """Draw what settlements brought forward."""
    rows: list[Row] = []
    for plan in ground.agreements:
        rows += Brought(ground.chance, plan, deals, ground.days).rows(list(ground.people))
    return rows


def by_hand(ground: Ground, table: str) -> list[Row]:
    """Draw adjustments or corrections."""
    chance, rows = ground.chance, []
    for place in range(chance.one(0, 0, 1, 3)):
        row: Row = {
            "id": f"{table}{place}",
            "plan": chance.one(*ground.plans),
            "person": chance.one(*ground.people),
        }
        amount = {"amount_minor": chance.one(100, -100, 1, 0)}
        if table == "adjustments":
            row |= {"dated_on": ground.day(), "because": None}
        else:
            about = {"component": "rate", "about": "2024-01", "dataset": None, "fact_id": None}
            row |= about
            row |= {"was_minor": 0, "now_minor": amount["amount_minor"], "reason": "late_fact"}
        rows.append(row | amount)
    return rows
