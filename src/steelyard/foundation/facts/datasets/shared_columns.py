"""Columns that several datasets declare in the same words."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Kind

OWNER = Column(
    name="owner",
    kind=Kind.PERSON,
    title=_("Owner"),
    help=_("The person it counts for: a code, a name or an English name."),
    required=True,
    headers=(
        *("sales agent", "agent", "sales rep", "rep", "salesperson", "seller", "account executive"),
        *("opportunity owner", "deal owner", "owner name", "负责人", "負責人", "销售", "销售员", "業務員"),
        *("销售人员", "销售代表", "業務代表", "业务员", "归属人", "所有人", "客户经理"),
    ),
)
CUSTOMER = Column(
    name="customer",
    kind=Kind.CUSTOMER,
    title=_("Customer"),
    help=_("A name of the customers list, where one has been imported."),
    headers=(
        *("account", "account name", "client", "company", "customer name", "buyer"),
        *("客户", "客戶", "客户名称", "客戶名稱", "客户单位", "公司名称", "单位名称"),
    ),
)
PRODUCT = Column(
    name="product",
    kind=Kind.PRODUCT,
    title=_("Product"),
    help=_("A name of the products list, where one has been imported."),
    headers=(
        *("product name", "item", "sku", "service", "solution"),
        *("产品", "產品", "产品名称", "產品名稱", "商品", "方案名称", "服务项目"),
    ),
)
SERIES = Column(
    name="series",
    kind=Kind.TEXT,
    title=_("Product series"),
    help=_("Where a row says none, its product's, as the products list has it."),
    headers=(
        *("product line", "product family", "product group", "product category"),
        *("产品系列", "產品系列", "产品线", "產品線", "产品类别", "產品類別", "系列"),
    ),
)
QUANTITY = Column(
    name="quantity",
    kind=Kind.INTEGER,
    title=_("Quantity"),
    headers=(
        *("qty", "units", "pieces", "volume", "quantity ordered", "units sold"),
        *("数量", "數量", "件数", "件數", "台数", "套数"),
    ),
)
COST = Column(
    name="cost",
    kind=Kind.MONEY,
    title=_("Cost"),
    help=_("What it cost us, in the amount's currency; with it a plan can pay on margin."),
    headers=(
        *("cost amount", "total cost", "cost of goods", "cogs", "cost of sales"),
        *("成本", "总成本", "總成本", "成本金额", "成本金額", "销售成本", "銷售成本"),
    ),
)
MARGIN = Column(
    name="margin",
    kind=Kind.MONEY,
    title=_("Margin"),
    help=_("Where a row says none, its amount less its cost."),
    headers=(
        *("gross margin", "gross profit", "profit", "margin amount", "contribution"),
        *("毛利", "毛利额", "毛利額", "利润", "利潤", "毛利润"),
    ),
)
AMOUNT = Column(
    name="amount",
    kind=Kind.MONEY,
    title=_("Amount"),
    help=_("Such as 1,234.50, ¥1234, 1.2万 or (500.00)."),
    headers=(
        *("value", "close value", "deal value", "deal amount", "total", "total amount", "revenue", "sum"),
        *("arr", "acv", "tcv", "amount net", "net amount", "opportunity amount", "contract value"),
        *("金额", "金額", "成交金额", "成交金額", "合同金额", "合同额", "總額", "总额", "价税合计"),
    ),
)
CURRENCY = Column(
    name="currency",
    kind=Kind.CURRENCY,
    title=_("Currency"),
    help=_("Three letters such as CNY. Where it is empty, the company's own currency."),
    headers=("currency code", "ccy", "币种", "幣別", "币别", "货币", "貨幣"),
)
LINE = Column(
    name="line",
    kind=Kind.TEXT,
    title=_("Line number"),
    help=_("Where a number has several lines. A file that has no such column gets its lines counted."),
    headers=(
        *("line no", "line number", "line item", "item no", "item number", "position", "pos"),
        *("行号", "行號", "明细行号", "明細行號", "行项目", "行項目", "项次", "項次"),
    ),
)
REGION = Column(
    name="region",
    kind=Kind.TEXT,
    title=_("Region"),
    headers=(
        *("area", "territory", "regional office", "province", "office"),
        *("区域", "區域", "地区", "地區", "大区", "省份", "办事处"),
    ),
)

TAKES_BACK = Column(
    name="takes_back",
    kind=Kind.TEXT,
    title=_("Takes back"),
    help=_("For a refund or a credit note: the number of the row it takes back. Otherwise empty."),
    headers=(
        *("refund of", "refund for", "return of", "credit note for", "credit memo for", "reversal of"),
        *("original order", "original order no", "original order number", "original order id"),
        *("original invoice", "original invoice no", "original invoice number", "corrected invoice"),
        *("original deal", "original opportunity", "return against", "reversed entry", "reversed document"),
        *("applies-to doc. no.", "applies to doc no", "parent transaction", "original transaction id"),
        *("原单号", "原單號", "原单编号", "原订单号", "原訂單號", "原订单编号", "原发票号", "原發票號碼"),
        *(
            "原发票号码",
            "原商机编号",
            "原合同编号",
            "冲回单号",
            "沖回單號",
            "红冲原单号",
            "被冲销单号",
            "退货原单号",
        ),
        *("对应正数发票号码", "冲回", "沖回"),
    ),
)


def required(column: Column) -> Column:
    """Return the column as one that no row may leave empty."""
    return replace(column, required=True)
