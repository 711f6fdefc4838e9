"""Addresses of this room's pages that several of them link to."""

from django.urls import reverse

from steelyard.loop.rewards.models import Statement

NOW = "now"  # what ?as_known= asks for


def why_url(statement: Statement, plan_code: str, path: str, *, as_known: bool = False) -> str:
    """Return the address of a figure's story: as it was paid, or as known now."""
    place = {"period": statement.period.code, "person": statement.person.code, "path": path}
    query = f"?plan={plan_code}"
    if statement.run.is_superseded:
        query += f"&run={statement.run.number}"
    if as_known:
        query += f"&as_known={NOW}"
    return reverse("rewards:why", kwargs=place) + query
