"""Invoices: what was billed."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Choice, Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import (
    AMOUNT,
    CURRENCY,
    CUSTOMER,
    LINE,
    OWNER,
    PRODUCT,
    SERIES,
    TAKES_BACK,
    required,
)

STATUSES = (
    Choice(
        code="Issued", title=_("Issued"), spellings=("open", "sent", "已开票", "已開票", "开具", "未付款")
    ),
    Choice(code="Paid", title=_("Paid"), spellings=("settled", "已付款", "已收款", "已回款", "付清")),
    Choice(
        code="Cancelled",
        title=_("Cancelled"),
        spellings=("canceled", "void", "作废", "作廢", "红冲", "已取消", "冲销"),
    ),
)

INVOICES = Dataset(
    code="invoices",
    title=_("Invoices"),
    purpose=_("What was billed, with the deal it belongs to."),
    icon="file-invoice",
    key=("id", "line"),
    line="line",
    counted_on="issued_on",
    owner="owner",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Invoice number"),
            required=True,
            headers=(
                "invoice id",
                "invoice",
                "invoice no",
                "number",
                "发票号",
                "發票號碼",
                "发票号码",
                "编号",
            ),
        ),
        LINE,
        Column(
            name="deal_id",
            kind=Kind.TEXT,
            title=_("Deal number"),
            headers=("opportunity id", "deal", "商机编号", "商機編號", "合同编号", "交易编号"),
        ),
        OWNER,
        CUSTOMER,
        PRODUCT,
        SERIES,
        Column(
            name="issued_on",
            kind=Kind.DATE,
            title=_("Issued on"),
            required=True,
            headers=("invoice date", "issue date", "date", "开票日期", "開票日期", "发票日期", "日期"),
        ),
        required(AMOUNT),
        CURRENCY,
        TAKES_BACK,
        Column(
            name="status",
            kind=Kind.CHOICE,
            title=_("Status"),
            choices=STATUSES,
            headers=("state", "invoice status", "状态", "狀態", "发票状态"),
        ),
    ),
)
