"""The roster: who sells, in which team, under whom. Committing it admits the people."""

from django.utils.translation import gettext_lazy as _

from steelyard.foundation.facts.datasets.declaration import Column, Dataset, Demand, Kind
from steelyard.foundation.facts.datasets.demands import earlier_than
from steelyard.foundation.facts.datasets.shared_columns import REGION

ROSTER = Dataset(
    code="roster",
    title=_("Roster"),
    purpose=_("People with their team, manager, region and position."),
    icon="users",
    key=("code", "name", "starts_on"),
    columns=(
        Column(
            name="name",
            kind=Kind.TEXT,
            title=_("Name"),
            required=True,
            headers=(
                *("sales agent", "agent", "employee", "employee name", "person", "full name"),
                *("姓名", "员工", "員工", "员工姓名", "人员", "销售人员"),
            ),
        ),
        Column(
            name="name_en",
            kind=Kind.TEXT,
            title=_("English name"),
            headers=("english name", "英文名", "英文姓名", "拼音"),
        ),
        Column(
            name="code",
            kind=Kind.TEXT,
            title=_("Employee number"),
            headers=("employee id", "employee number", "staff id", "工号", "工號", "员工编号", "員工編號"),
        ),
        Column(
            name="email",
            kind=Kind.TEXT,
            title=_("Mail address"),
            headers=("mail", "e-mail", "邮箱", "郵箱", "电子邮箱", "電子郵件"),
        ),
        Column(
            name="manager",
            kind=Kind.TEXT,
            title=_("Manager"),
            headers=("manager name", "reports to", "supervisor", "经理", "經理", "上级", "主管", "直属上级"),
        ),
        Column(
            name="team",
            kind=Kind.TEXT,
            title=_("Team"),
            headers=("team name", "department", "group", "团队", "團隊", "部门", "部門", "小组"),
        ),
        REGION,
        Column(
            name="position",
            kind=Kind.TEXT,
            title=_("Position"),
            headers=("title", "job title", "role", "岗位", "崗位", "职位", "職位", "职务"),
        ),
        Column(
            name="starts_on",
            kind=Kind.DATE,
            title=_("Starts on"),
            headers=("start date", "hire date", "hired on", "入职日期", "到職日期", "生效日期", "开始日期"),
        ),
        Column(
            name="left_on",
            kind=Kind.DATE,
            title=_("Left on"),
            headers=("end date", "leave date", "termination date", "离职日期", "離職日期", "结束日期"),
        ),
    ),
    demands=(
        Demand(
            code="left_before_start",
            column="left_on",
            words=_("The person left before starting."),
            broken_by=earlier_than("left_on", other="starts_on"),
        ),
    ),
)
