"""Orders: what was ordered."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import (
    AMOUNT,
    COST,
    CURRENCY,
    CUSTOMER,
    LINE,
    MARGIN,
    OWNER,
    PRODUCT,
    QUANTITY,
    SERIES,
    TAKES_BACK,
    required,
)

ORDERS = Dataset(
    code="orders",
    title=_("Orders"),
    purpose=_("What customers ordered, by product and quantity."),
    icon="shopping-cart",
    key=("id", "line"),
    line="line",
    counted_on="ordered_on",
    owner="owner",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Order number"),
            required=True,
            headers=("order id", "order", "order no", "订单号", "訂單號", "订单编号", "訂單編號", "编号"),
        ),
        LINE,
        Column(
            name="deal_id",
            kind=Kind.TEXT,
            title=_("Deal number"),
            headers=("opportunity id", "deal", "商机编号", "商機編號", "交易编号"),
        ),
        OWNER,
        CUSTOMER,
        PRODUCT,
        SERIES,
        Column(
            name="ordered_on",
            kind=Kind.DATE,
            title=_("Ordered on"),
            required=True,
            headers=("order date", "date", "下单日期", "訂單日期", "订单日期", "日期"),
        ),
        QUANTITY,
        required(AMOUNT),
        COST,
        MARGIN,
        CURRENCY,
        TAKES_BACK,
    ),
)
