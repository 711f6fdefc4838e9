"""For executives: results against plan, and what they cost."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from steelyard.foundation.people.viewer import Viewer
from steelyard.foundation.periods.models import Period
from steelyard.kit.ui.charts import Chart, attainment, distribution
from steelyard.loop.assessment.models import ResultSheet
from steelyard.loop.assessment.queries.ranking import readable_sheets

PPM = 1_000_000
BANDS = ((0, 600_000), (600_000, 800_000), (800_000, 1_000_000), (1_000_000, 1_200_000), (1_200_000, None))


@dataclass(frozen=True, kw_only=True)
class Company:
    """A period from above. Money of one currency only; none where there is no target."""

    period: Period
    people: int
    value_minor: int
    target_minor: int
    pay_minor: int
    currency: str
    by_team: Chart | None
    spread: Chart | None
    template: str = "home/company.html"

    @property
    def attainment_ppm(self) -> int | None:
        """Return the results against the targets."""
        return self.value_minor * PPM // self.target_minor if self.target_minor else None

    @property
    def pay_share_ppm(self) -> int | None:
        """Return pay as a share of the results."""
        return self.pay_minor * PPM // self.value_minor if self.value_minor else None


def company(viewer: Viewer, period: Period) -> Company:
    """Gather it. A manager's result holds the team's once more, so only those count who lead nobody."""
    sheets = readable_sheets(period, viewer)
    # The currency most people are paid in; others would need a rate, and are left out.
    currencies = [sheet.currency for sheet in sheets]
    currency = max(set(currencies), key=currencies.count, default="")
    leaders = {sheet.manager_id for sheet in sheets}
    single = [
        sheet
        for sheet in sheets
        if sheet.person_id not in leaders and sheet.main_unit == "money" and sheet.currency == currency
    ]
    pay = sheets.filter(currency=currency).order_by().aggregate(pay=Sum("pay_minor"))["pay"]
    return Company(
        period=period,
        people=len({sheet.person_id for sheet in sheets}),
        value_minor=sum(sheet.main_value or 0 for sheet in single),
        target_minor=sum(sheet.main_target or 0 for sheet in single),
        pay_minor=pay or 0,
        currency=currency,
        by_team=_by_team(single),
        spread=_spread(single),
    )


def _by_team(sheets: list[ResultSheet]) -> Chart | None:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sheet in sheets:
        if sheet.main_target:
            entry = sums[str(sheet.team or _("No team"))]
            entry[0] += sheet.main_value or 0
            entry[1] += sheet.main_target
    reached = [(name, value * PPM // target) for name, (value, target) in sums.items()]
    return attainment(sorted(reached, key=lambda pair: -pair[1])) if reached else None


def _spread(sheets: list[ResultSheet]) -> Chart | None:
    known = [sheet.main_attainment_ppm for sheet in sheets if sheet.main_attainment_ppm is not None]
    if not known:
        return None
    return distribution(
        [
            (_label(low, high), sum(low <= max(0, ppm) and (high is None or ppm < high) for ppm in known))
            for low, high in BANDS
        ],
        name=_("Attainment"),
    )


def _label(low: int, high: int | None) -> str:
    if high is None:
        return f"≥ {low // 10_000}%"
    return f"{low // 10_000}–{high // 10_000}%" if low else f"< {high // 10_000}%"
