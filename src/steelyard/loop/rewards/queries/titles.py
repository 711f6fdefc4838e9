"""What components, settlement items and amounts beside the plan are called."""

from collections.abc import Mapping

from steelyard import engine
from steelyard.loop.assessment.words import here


def title_of(plans: Mapping[str, engine.Plan], plan_code: str, component: str) -> str:
    """Return a component's title in the reader's language."""
    plan = plans.get(plan_code)
    found = {**plan.pay, **plan.settlement}.get(component) if plan else None
    return found.title(here()) if found else engine.beside_text(component, here())
