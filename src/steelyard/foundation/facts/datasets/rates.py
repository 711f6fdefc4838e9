"""Exchange rates, dated."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import CURRENCY, required

RATES = Dataset(
    code="rates",
    title=_("Exchange rates"),
    purpose=_("What one unit of a currency is worth in the company's currency, day by day."),
    icon="currency-yuan",
    key=("currency", "on_date"),
    is_everyones=True,
    counted_on="on_date",
    columns=(
        required(CURRENCY),
        Column(
            name="on_date",
            kind=Kind.DATE,
            title=_("Day"),
            required=True,
            headers=("date", "day", "valid from", "日期", "汇率日期", "匯率日期", "生效日期"),
        ),
        Column(
            name="rate",
            kind=Kind.RATE,
            title=_("Exchange rate"),
            required=True,
            per="per",
            help=_("Such as 7.1234 or 0.0000384615; all digits are kept, up to twelve behind the point."),
            headers=("exchange rate", "fx rate", "汇率", "匯率", "折算汇率"),
        ),
        Column(
            name="per",
            kind=Kind.INTEGER,
            title=_("Units"),
            help=_("For how many units of the currency the rate is: 1, 100, 1000… Empty: for one."),
            headers=("units", "unit", "per units", "multiplier", "单位", "單位", "基数", "基數"),
            least=1,
        ),
    ),
)
