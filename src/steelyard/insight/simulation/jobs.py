"""A simulation as a durable job: it shows how far it is, may be left, and may be stopped."""

from typing import Any

from django.utils.translation import gettext as _

from steelyard.insight.simulation.actions import SIMULATE, keep_outcome
from steelyard.insight.simulation.models import Simulation
from steelyard.insight.simulation.weighing import weigh
from steelyard.kit import jobs


@jobs.handler(SIMULATE)
def simulate(work: jobs.Work) -> dict[str, Any]:
    """Compute, then note where the outcome lies."""
    asked = Simulation.objects.select_related("run", "version__plan").get(pk=work.payload["simulation"])
    work.report(0, 1, _("Calculating"))

    def calculating(done: int, total: int, stage: str) -> None:
        del stage  # a word of the engine's
        work.report(done, total, _("Calculating"))

    folder = weigh(asked.run, asked.version.plan.code, work.payload["text"], report=calculating)
    keep_outcome(simulation=asked, folder=folder)
    return {"folder": folder}
