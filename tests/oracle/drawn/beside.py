"""What is drawn beside facts and targets: balances brought forward, adjustments, corrections."""

from tests.oracle.drawn.ground import Ground, Row
from tests.oracle.drawn.settlements import brought_forward


def balances(ground: Ground, deals: list[Row]) -> list[Row]:
    """Draw what settlements brought forward."""
    rows: list[Row] = []
    for code, plan in ground.plans.items():
        items = plan.get("settlement", {})
        rows += brought_forward(ground.chance, code, items, list(ground.people), deals, ground.days)
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
