"""The products list."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import CURRENCY

PRODUCTS = Dataset(
    code="products",
    title=_("Products"),
    purpose=_("What is sold. Once there is a list, other files may name only what is on it."),
    icon="package",
    key=("name",),
    is_everyones=True,
    columns=(
        Column(
            name="name",
            kind=Kind.TEXT,
            title=_("Product"),
            required=True,
            headers=("product", "product name", "item", "产品", "產品", "产品名称", "產品名稱", "名称"),
        ),
        Column(
            name="code",
            kind=Kind.TEXT,
            title=_("Product code"),
            headers=("sku", "product code", "产品编码", "產品編碼", "编码", "编号"),
        ),
        Column(
            name="series",
            kind=Kind.TEXT,
            title=_("Series"),
            headers=("product series", "family", "line", "category", "系列", "产品线", "產品線", "类别"),
        ),
        Column(
            name="list_price",
            kind=Kind.MONEY,
            title=_("List price"),
            headers=("price", "sales price", "unit price", "单价", "單價", "价格", "標價", "定价"),
        ),
        CURRENCY,
    ),
)
