"""Pictures of figures: each builder takes integers and labels and gives a Chart.

Floats appear here only as places on a drawing; every figure that is read comes from figures.py.
In an option, "@name" stands for what static/ui/charts.js knows: a colour of tokens.css ("@series-1",
"@brass-metal") or a way to write an axis ("@compact", "@percent").
"""

from steelyard.kit.ui.charts.attainment import attainment
from steelyard.kit.ui.charts.chart import Chart
from steelyard.kit.ui.charts.curve import curve, curve_of
from steelyard.kit.ui.charts.distribution import distribution
from steelyard.kit.ui.charts.payout import payout
from steelyard.kit.ui.charts.tiers import Tier, tiers
from steelyard.kit.ui.charts.trend import Series, trend
from steelyard.kit.ui.charts.waterfall import waterfall

__all__ = [
    "Chart",
    "Series",
    "Tier",
    "attainment",
    "curve",
    "curve_of",
    "distribution",
    "payout",
    "tiers",
    "trend",
    "waterfall",
]
