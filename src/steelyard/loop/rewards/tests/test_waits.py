"""What waits for something missing: said on the statement, and paid by a correction once it is there."""

import pytest
from django.test import Client
from django.urls import reverse

from steelyard.loop import planning
from steelyard.loop.rewards import actions, recalculating
from tests.closes import close, setting
from tests.factories import AT

pytestmark = pytest.mark.django_db


def test_what_waited_for_a_target_is_paid_by_a_correction() -> None:
    waiting = setting()
    cy = waiting.company.cy
    planning.set_targets(period=waiting.period, values={(cy.code, "revenue"): None}, by=waiting.ops, at=AT)
    close(waiting)
    client = Client()
    client.force_login(waiting.ops)
    place = {"period": "2026-Q3", "person": cy.code}
    page = client.get(reverse("rewards:statement", kwargs=place)).content.decode()
    assert "“Commission” waits to be paid: Revenue won: no target is set." in page
    assert "Whoever sets targets can mend it" in page
    told = client.get(f"/api/statements/2026-Q3/{cy.code}").json()["waits"]
    assert (
        len(told) == 4
    )  # the score, the commission, the bonus that hangs on the target; and who can mend it
    planning.set_targets(
        period=waiting.period,
        values={(cy.code, "revenue"): 36_000_00},
        by=waiting.ops,
        at=AT,
        why="Agreed late",
        after_close=True,
    )
    found = recalculating.recalculate("quarter")
    assert found is not None
    kept = actions.save_recalculation(kind="quarter", found=found, by=waiting.ops, at=AT)
    rows = recalculating.changed_rows(kept)
    # 20,000 + 16,000 = 36,000 of 36,000: 80 % at 1 %, the rest at 2 %, and the bonus of 500 for reaching it
    assert sum(row["amount_minor"] for row in rows) == 288_00 + 144_00 + 500_00
    assert {row["person"] for row in rows} == {cy.code}
