"""Splits: who shares a deal, and how much of it."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind

SPLITS = Dataset(
    code="splits",
    title=_("Splits"),
    purpose=_("Who shares a deal or another fact, and how much of it."),
    icon="arrows-split-2",
    key=("dataset", "fact_id", "person"),
    owner="person",
    columns=(
        Column(
            name="dataset",
            kind=Kind.TEXT,
            title=_("Dataset"),
            required=True,
            help=_("The code of the dataset that is shared, such as deals."),
            headers=("table", "kind of fact", "数据集", "資料集", "数据表"),
        ),
        Column(
            name="fact_id",
            kind=Kind.TEXT,
            title=_("Number of the fact"),
            required=True,
            headers=("deal id", "opportunity id", "number", "商机编号", "商機編號", "业务编号", "编号"),
        ),
        Column(
            name="person",
            kind=Kind.PERSON,
            title=_("Person"),
            required=True,
            headers=("sales agent", "owner", "name", "人员", "人員", "分成人", "姓名", "参与人"),
        ),
        Column(
            name="share",
            kind=Kind.SHARE,
            title=_("Share"),
            required=True,
            whole=("dataset", "fact_id"),
            help=_("60 %, or 60, or 0.6: shares without a sign make their fact 100 or 1 together."),
            headers=("percent", "percentage", "split", "比例", "分成比例", "分成", "占比"),
        ),
    ),
)
