"""Payments: what customers paid on their invoices."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import AMOUNT, CURRENCY, required

PAYMENTS = Dataset(
    code="payments",
    title=_("Payments"),
    purpose=_("What customers paid, with the invoice it settles."),
    icon="cash",
    key=("id",),
    counted_on="paid_on",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Payment number"),
            required=True,
            headers=(
                "payment id",
                "payment",
                "receipt",
                "number",
                "回款编号",
                "收款编号",
                "收款單號",
                "编号",
            ),
        ),
        Column(
            name="invoice_id",
            kind=Kind.TEXT,
            title=_("Invoice number"),
            required=True,
            headers=("invoice", "invoice no", "发票号", "發票號碼", "发票号码"),
        ),
        Column(
            name="paid_on",
            kind=Kind.DATE,
            title=_("Paid on"),
            required=True,
            headers=("payment date", "date", "received on", "回款日期", "收款日期", "付款日期", "日期"),
        ),
        required(AMOUNT),
        CURRENCY,
    ),
)
