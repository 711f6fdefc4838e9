"""How many fall into each band."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steelyard.kit.ui import figures
from steelyard.kit.ui.charts.chart import Chart


def distribution(bands: Sequence[tuple[str, int]], *, name: str = "", mark: str = "") -> Chart:
    """Draw one column a band; `mark` is the label of the band to point out (one's own)."""
    fullest = max(bands, key=lambda band: band[1], default=("", 0))
    data = [
        {
            "value": count,
            "text": f"{label}: {figures.count(count)}",
            **({"itemStyle": {"color": "@brass-metal"}} if label == mark else {}),
        }
        for label, count in bands
    ]
    option = {
        "xAxis": {
            "type": "category",
            "data": [label for label, _count in bands],
            "name": name,
            "nameLocation": "middle",
        },
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [{"type": "bar", "data": data, "barCategoryGap": "18%"}],
    }
    return Chart(
        option=option,
        summary=_("%(total)s in all, most of them (%(count)s) in %(band)s.")
        % {
            "total": figures.count(sum(count for _label, count in bands)),
            "count": figures.count(fullest[1]),
            "band": fullest[0],
        },
        headings=(name or _("Band"), _("Count")),
        rows=[(label, figures.count(count)) for label, count in bands],
    )
