"""Surveys: what customers answered."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import CUSTOMER, OWNER

SURVEYS = Dataset(
    code="surveys",
    title=_("Survey answers"),
    purpose=_("How content customers are, from 1 to 10."),
    icon="mood-smile",
    key=("id",),
    counted_on="answered_on",
    owner="owner",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Answer number"),
            required=True,
            headers=("survey id", "answer id", "response id", "number", "问卷编号", "問卷編號", "编号"),
        ),
        OWNER,
        CUSTOMER,
        Column(
            name="answered_on",
            kind=Kind.DATE,
            title=_("Answered on"),
            required=True,
            headers=("date", "answer date", "response date", "日期", "回答日期", "填写日期", "评价日期"),
        ),
        Column(
            name="score",
            kind=Kind.INTEGER,
            title=_("Satisfaction"),
            required=True,
            headers=("rating", "satisfaction", "得分", "评分", "評分", "满意度", "滿意度"),
            least=1,
            most=10,
        ),
        Column(
            name="comment",
            kind=Kind.TEXT,
            title=_("Comment"),
            headers=("remark", "feedback", "note", "意见", "意見", "评价", "备注", "備註"),
        ),
    ),
)
