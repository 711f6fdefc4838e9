"""A file of personal figures, row by row: what it says, or what is wrong. All rows are taken, or none."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from steelyard.foundation.people import Viewer, visible_people
from steelyard.foundation.periods import Period
from steelyard.kit.refusal import Refused
from steelyard.loop.planning.agreed import Agreed
from steelyard.loop.planning.queries.personal_terms import Asked, asked_figures
from steelyard.loop.planning.values import UnreadableValueError, Writing, read

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "person": ("person", "code", "name", "employee id", "工号", "工號", "姓名", "人员", "人員"),
    "plan": ("plan", "方案"),
    "part": ("part", "component", "item", "激励项", "激勵項", "项目", "項目", "结算项", "結算項"),
    "figure": ("figure", "what", "term", "数额", "數額", "名目"),
    "share": ("share", "rate", "percent", "比例", "费率", "費率", "提成比例"),
    "amount": ("amount", "value", "target pay", "金额", "金額", "目标奖金", "目標獎金"),
    "starts_on": (
        "starts_on",
        "from",
        "start date",
        "first day",
        "起始日期",
        "生效日期",
        "开始日期",
        "開始日期",
    ),
    "ends_on": ("ends_on", "to", "until", "end date", "last day", "结束日期", "結束日期", "失效日期"),
}
NEEDED = ("person", "figure", "starts_on")
MOST_NAMED = 20


def figures_in(period: Period, viewer: Viewer, table: Sequence[Sequence[str]]) -> list[Agreed]:
    """Read a table whose first row is the heading.

    Raises:
        Refused: A column is missing, or rows cannot be read: each with its number and what is wrong.
    """
    heading, *body = table
    places = {
        column: place
        for place, title in enumerate(heading)
        for column, names in HEADINGS.items()
        if title.strip().lower() in names
    }
    absent = [name for name in NEEDED if name not in places]
    if absent or not places.keys() & {"share", "amount"}:
        absent += [] if places.keys() & {"share", "amount"} else ["amount"]
        raise Refused(
            [
                _("There is no column %(missing)s; the file has: %(known)s.")
                % {"missing": ", ".join(absent), "known": ", ".join(heading)}
            ]
        )
    asked = asked_figures(period)
    people = {person.code: person.name for person in visible_people(viewer, on=period.ends_on)}
    found, wrong = [], []
    for number, cells in enumerate(body, start=2):
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}
        try:
            found.append(_agreed(row, asked, people))
        except (UnreadableValueError, ValueError) as reason:
            wrong.append(_("Row %(row)s: %(reason)s") % {"row": number, "reason": reason})
    if wrong:
        raise Refused(wrong[:MOST_NAMED])
    return found


def _agreed(row: Mapping[str, str], asked: Sequence[Asked], people: Mapping[str, str]) -> Agreed:
    one = _which(row, asked)
    written = row.get("share", "") if one.unit == "ratio" else row.get("amount", "")
    if one.unit == "ratio" and not written.endswith("%"):
        raise ValueError(_("Write a rate with a sign, such as 8 %."))
    value = read(written, Writing(unit=one.unit, currency=one.currency))
    if value is None:
        raise ValueError(_("There is no figure."))
    ends_on = _day(row["ends_on"]) if row.get("ends_on") else None
    return Agreed(
        person=_who(row["person"], people),
        plan=one.plan,
        part=one.part,
        figure=one.figure,
        value=value,
        starts_on=_day(row["starts_on"]),
        ends_on=ends_on,
    )


def _which(row: Mapping[str, str], asked: Sequence[Asked]) -> Asked:
    """Find the figure meant: what is left out must leave no doubt."""
    found = [
        one
        for one in asked
        if row.get("figure", "").lower() == one.figure
        and row.get("plan", "") in {"", one.plan, one.plan_title}
        and row.get("part", "") in {"", one.part, one.part_title}
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.key for one in (found or asked))
    if found:
        raise ValueError(_("Several figures may be meant, say plan and part: %(known)s.") % {"known": known})
    raise ValueError(
        _("No plan of the period asks for this figure. Plans ask for: %(known)s.") % {"known": known}
    )


def _who(written: str, people: Mapping[str, str]) -> str:
    found = [written] if written in people else [code for code, name in people.items() if name == written]
    if len(found) != 1:
        raise ValueError(
            _("“%(who)s” is nobody you plan for in this period.") % {"who": written}
            if not found
            else _("Several people are called %(who)s: write the code.") % {"who": written}
        )
    return found[0]


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise ValueError(_("“%(day)s” is no day. Write it as 2026-07-01.") % {"day": written}) from None
