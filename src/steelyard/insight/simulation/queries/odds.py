"""The drawings of a simulation that the viewer asked for, and pictures of them."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import Http404
from django.utils.translation import gettext as _

from steelyard.foundation.people.viewer import Viewer
from steelyard.insight.simulation.actions import DRAW
from steelyard.insight.simulation.models import Drawing, Simulation
from steelyard.insight.simulation.queries.outcome import find_simulation, visible_people
from steelyard.insight.simulation.weighing import plan_of
from steelyard.kit import jobs
from steelyard.kit.ui import charts, figures
from steelyard.kit.ui.charts import Chart

SHOWN = 5  # drawings on the page, newest first


@dataclass(frozen=True, kw_only=True)
class DrawingCard:
    """One drawing: its odds, or the job that draws."""

    drawing: Drawing
    job: jobs.Job | None
    picture: Chart | None

    @property
    def chart_id(self) -> str:
        """Name the picture on its page."""
        return f"odds-{self.drawing.pk}"


@dataclass(frozen=True, kw_only=True)
class OddsPage:
    """The page of a simulation's odds."""

    simulation: Simulation
    currency: str
    cards: tuple[DrawingCard, ...]


def odds_page(number: int, user: User) -> OddsPage:
    """Gather the page. A drawing counts whom its asker may see, so only the asker sees it."""
    simulation = weighed(number)
    found = Drawing.objects.filter(simulation=simulation, asked_by=user)[:SHOWN]
    return OddsPage(
        simulation=simulation,
        currency=plan_of(simulation.folder, simulation.version.plan.code).currency,
        cards=tuple(_card(one) for one in found),
    )


def weighed(number: int) -> Simulation:
    """Return a simulation that is computed, or 404."""
    simulation = find_simulation(number)
    if not simulation.folder:
        raise Http404
    return simulation


def people_in_scope(simulation: Simulation, viewer: Viewer) -> list[str]:
    """Name the people a drawing of this viewer may count."""
    return sorted(visible_people(simulation, viewer))


def _card(drawing: Drawing) -> DrawingCard:
    if not drawing.odds:
        return DrawingCard(drawing=drawing, job=jobs.find(kind=DRAW, key=str(drawing.pk)), picture=None)
    bands = [(figures.money(low, whole=True), scenarios) for low, _high, scenarios in drawing.odds["bars"]]
    name = _("Cost in %(currency)s, from") % {"currency": drawing.odds["currency"]}
    return DrawingCard(drawing=drawing, job=None, picture=charts.distribution(bands, name=name))
