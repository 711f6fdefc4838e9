"""`{% chart "id" chart %}`: a picture, the sentence it says, and the same figures as a table."""

from collections.abc import Mapping
from typing import Any

from steelyard.kit.ui.charts.chart import Chart


def chart(
    name: str, picture: Chart | Mapping[str, Any], summary: str = "", height: str = ""
) -> dict[str, Any]:
    """Fill ui/chart.html; a bare ECharts option needs a `summary`. `height`: short, tall or left out."""
    whole = picture if isinstance(picture, Chart) else Chart(option=dict(picture), summary=summary)
    return {"id": name, "option_id": f"{name}-option", "chart": whole, "height": height}
