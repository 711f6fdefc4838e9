"""Deals: what may be won, and what was."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Demand, Kind, TakenBack
from steelyard.foundation.facts.datasets.demands import above_zero, earlier_than, empty_when
from steelyard.foundation.facts.datasets.shared_columns import (
    AMOUNT,
    COST,
    CURRENCY,
    CUSTOMER,
    MARGIN,
    OWNER,
    PRODUCT,
    QUANTITY,
    REGION,
    SERIES,
    TAKES_BACK,
)
from steelyard.foundation.facts.datasets.stages import STAGES

DEALS = Dataset(
    code="deals",
    title=_("Deals"),
    purpose=_("Opportunities from the CRM, open, won, lost and refunded."),
    icon="briefcase",
    key=("id",),
    counted_on="closed_on",
    owner="owner",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Deal number"),
            required=True,
            headers=(
                *("opportunity id", "opportunity", "deal id", "deal", "deal no", "number"),
                *("商机编号", "商機編號", "商机号", "商机ID", "交易编号", "单号", "編號", "编号"),
            ),
        ),
        OWNER,
        CUSTOMER,
        PRODUCT,
        SERIES,
        Column(
            name="stage",
            kind=Kind.CHOICE,
            title=_("Stage"),
            required=True,
            choices=STAGES,
            headers=(
                *("deal stage", "status", "state", "opportunity stage"),
                *("阶段", "階段", "销售阶段", "銷售階段", "商机阶段", "状态", "狀態"),
            ),
        ),
        Column(
            name="opened_on",
            kind=Kind.DATE,
            title=_("Opened on"),
            headers=(
                *("engage date", "open date", "created", "created on", "created date", "start date"),
                *("创建日期", "建立日期", "创建时间", "立项日期", "接触日期", "开始日期"),
            ),
        ),
        Column(
            name="closed_on",
            kind=Kind.DATE,
            title=_("Closed on"),
            headers=(
                *("close date", "closing date", "closed date", "won date", "signed on"),
                *("成交日期", "关闭日期", "關閉日期", "结束日期", "签约日期", "簽約日期", "结单日期"),
            ),
        ),
        QUANTITY,
        AMOUNT,
        COST,
        MARGIN,
        CURRENCY,
        TAKES_BACK,
        REGION,
        Column(
            name="kind",
            kind=Kind.TEXT,
            title=_("Kind"),
            headers=("type", "deal type", "business type", "类型", "類型", "业务类型", "商机类型"),
        ),
    ),
    taken_back=TakenBack(column="stage", among=("Refunded",)),
    demands=(
        Demand(
            code="refund_without_sign",
            column="amount",
            words=_(
                "A refund takes back: its amount is below zero. Say for the file that refunds are meant so."
            ),
            broken_by=above_zero("amount_minor", other="stage", among=("Refunded",)),
        ),
        Demand(
            code="closed_without_date",
            column="closed_on",
            words=_("A deal that is won, lost or refunded needs the day it closed."),
            broken_by=empty_when("closed_on", other="stage", among=("Won", "Lost", "Refunded")),
        ),
        Demand(
            code="won_without_amount",
            column="amount",
            words=_("A won deal needs an amount."),
            broken_by=empty_when("amount_minor", other="stage", among=("Won",)),
        ),
        Demand(
            code="closed_before_opened",
            column="closed_on",
            words=_("It closed before it opened."),
            broken_by=earlier_than("closed_on", other="opened_on"),
        ),
    ),
)
