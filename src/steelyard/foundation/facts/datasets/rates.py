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
            kind=Kind.DECIMAL,
            title=_("Exchange rate"),
            required=True,
            headers=("exchange rate", "fx rate", "汇率", "匯率", "折算汇率"),
        ),
    ),
)
