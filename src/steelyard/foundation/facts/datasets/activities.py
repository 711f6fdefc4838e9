"""Activities: visits, calls, demonstrations and mails."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Choice, Column, Dataset, Kind
from steelyard.foundation.facts.datasets.shared_columns import CUSTOMER, OWNER

KINDS = (
    Choice(code="Visit", title=_("Visit"), spellings=("meeting", "拜访", "拜訪", "客户拜访", "上门")),
    Choice(code="Call", title=_("Call"), spellings=("phone", "phone call", "电话", "電話", "通话")),
    Choice(code="Demo", title=_("Demonstration"), spellings=("demonstration", "演示", "展示", "产品演示")),
    Choice(code="Email", title=_("Mail"), spellings=("mail", "e-mail", "邮件", "郵件", "电子邮件")),
)

ACTIVITIES = Dataset(
    code="activities",
    title=_("Activities"),
    purpose=_("Visits, calls, demonstrations and mails."),
    icon="calendar-event",
    key=("id",),
    counted_on="done_on",
    owner="owner",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            title=_("Activity number"),
            required=True,
            headers=("activity id", "activity", "number", "活动编号", "活動編號", "记录编号", "编号"),
        ),
        OWNER,
        CUSTOMER,
        Column(
            name="kind",
            kind=Kind.CHOICE,
            title=_("Kind"),
            required=True,
            choices=KINDS,
            headers=("type", "activity type", "类型", "類型", "活动类型", "跟进方式"),
        ),
        Column(
            name="done_on",
            kind=Kind.DATE,
            title=_("Done on"),
            required=True,
            headers=("date", "activity date", "日期", "活动日期", "拜访日期", "跟进日期"),
        ),
        Column(
            name="minutes",
            kind=Kind.INTEGER,
            title=_("Minutes"),
            headers=("duration", "length", "时长", "時長", "分钟", "分鐘"),
            least=0,
            most=24 * 60,
        ),
    ),
)
