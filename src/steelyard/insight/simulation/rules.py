"""When a simulation makes no sense, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from steelyard import engine
from steelyard.engine.simulation.drawable import why_not_drawn
from steelyard.foundation.calculation.models import Run, RunState
from steelyard.foundation.rulebook.models import PlanVersion


def why_not_draw(plan: engine.Plan, language: engine.Language) -> Iterator[str]:
    """Yield what keeps a plan's pay from being drawn person by person."""
    for reason in why_not_drawn(plan):
        yield reason.text(language)


def why_not_simulate(version: PlanVersion, run: Run) -> Iterator[str]:
    """Yield what stands against weighing a version on a run."""
    plan = engine.read(version.text, source=f"{version}.yaml").plan
    if plan is None:
        yield _("%(version)s has errors; put them right in the rulebook first.") % {"version": version}
    if run.state != RunState.SEALED:
        yield _("%(period)s is not closed, so there is nothing to compare with.") % {
            "period": run.period.code
        }
    elif version.plan.code not in run.pins["plans"]:
        yield _("Nobody worked under %(plan)s in %(period)s.") % {
            "plan": version.plan.code,
            "period": run.period.code,
        }
