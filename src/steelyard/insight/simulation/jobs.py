"""A simulation as a durable job: it shows how far it is, may be left, and may be stopped."""

from typing import Any

from django.utils.translation import gettext as _

from steelyard.insight.simulation.actions import DRAW, SIMULATE, keep_odds, keep_outcome
from steelyard.insight.simulation.drawing import draw_odds
from steelyard.insight.simulation.models import Drawing, Simulation
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


@jobs.handler(DRAW)
def draw(work: jobs.Work) -> dict[str, Any]:
    """Tabulate what everybody would be paid, then draw."""
    asked = Drawing.objects.select_related("simulation__run", "simulation__version__plan").get(
        pk=work.payload["drawing"]
    )
    work.report(0, 1, _("Finding what each person would be paid at each level"))

    def drawing(done: int, total: int) -> None:
        work.report(done, total, _("Drawing"))

    odds = draw_odds(asked, frozenset(work.payload["people"]), report=drawing)
    keep_odds(drawing=asked, odds=odds)
    return {"people": odds["people"]}
