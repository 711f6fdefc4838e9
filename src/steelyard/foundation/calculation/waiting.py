"""Who waits for what in a sealed run: scores and pay that something missing keeps back."""

from steelyard import engine
from steelyard.foundation.calculation.models import Run
from steelyard.foundation.calculation.queries import plans_of
from steelyard.foundation.calculation.sealed import rows


def waits_of(run: Run, *, person: str | None = None) -> tuple[engine.Wait, ...]:
    """Return what waits, of one person or of all; by plan and person, scores first."""
    plans = plans_of(run).values()
    own = engine.waits(plans, rows(run, "warnings", person=person))
    if person is None or all(wait.lacks for wait in own):
        return own
    everybody = engine.waits(plans, rows(run, "warnings"))  # it may be somebody else's figure that is missing
    return tuple(wait for wait in everybody if wait.person == person)
