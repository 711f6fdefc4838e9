"""The customers list."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import REGION

CUSTOMERS = Dataset(
    code="customers",
    title=_("Customers"),
    purpose=_("Whom we sell to. Once there is a list, other files may name only whom it knows."),
    icon="building",
    key=("name",),
    is_everyones=True,
    columns=(
        Column(
            name="name",
            kind=Kind.TEXT,
            title=_("Customer"),
            required=True,
            headers=(
                *("account", "account name", "customer", "client", "company"),
                *("客户", "客戶", "客户名称", "客戶名稱", "公司名称", "名称"),
            ),
        ),
        Column(
            name="sector",
            kind=Kind.TEXT,
            title=_("Sector"),
            headers=("industry", "vertical", "行业", "行業", "产业", "所属行业"),
        ),
        REGION,
        Column(
            name="location",
            kind=Kind.TEXT,
            title=_("Location"),
            headers=("office location", "country", "city", "address", "所在地", "城市", "国家", "地址"),
        ),
        Column(
            name="employees",
            kind=Kind.INTEGER,
            title=_("Employees"),
            headers=("employee count", "staff", "员工数", "員工數", "人数", "人员规模"),
            least=0,
        ),
        Column(
            name="parent",
            kind=Kind.TEXT,
            title=_("Parent company"),
            headers=("subsidiary of", "parent company", "group", "母公司", "上级公司", "所属集团"),
        ),
    ),
)
