"""How `steelyard weigh` shows results: tables for people, JSON for programs."""

from dataclasses import replace
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from steelyard.engine import Language, note_text
from steelyard.engine.figures import Figure
from steelyard.engine.number import plain_scale
from steelyard.engine.words import LANGUAGES, Words
from steelyard.site.cli.results import PersonResults, PlanResults, Results
from steelyard.site.cli.waiting import wait_as_json, wait_line

STEP = 100  # a table shows ratios and averages to four digits after the point
PERSON = Words("Person", "姓名", "姓名")
MANAGER = Words("Manager", "主管", "主管")
POINTS, GRADE, RANK = (
    Words("Points", "得分", "得分"),
    Words("Grade", "等级", "等級"),
    Words("Rank", "名次", "名次"),
)
PAY, ALL = Words("Pay", "薪酬", "薪酬"), Words("Total", "合计", "合計")
TEAMS = Words("By manager at the period's end", "按期末主管汇总", "按期末主管彙總")
UNUSED = Words(
    "{count} rows of {dataset} not used: {why}",
    "{dataset} 有 {count} 条未计入：{why}",
    "{dataset} 有 {count} 筆未計入：{why}",
)
OUTSIDE = Words(
    "{count} rows of {dataset} lie outside the period",
    "{dataset} 有 {count} 条不在本周期",
    "{dataset} 有 {count} 筆不在本週期",
)


def show(results: Results, language: Language, console: Console) -> None:
    """Print every plan's people, the teams, and what was not used."""
    for plan in results.plans:
        console.print(_people(plan, results.period.code, language))
        teams = plan.by_manager()
        if teams:
            console.print(_teams(plan, teams, language))
    _print_waits(results, language, console)
    for (dataset, reason), count in sorted(results.unused.items()):
        why = note_text(reason, language)
        console.print(
            UNUSED(count=Figure(count, "count"), dataset=dataset, why=why).text(language), highlight=False
        )
    for dataset, count in sorted(results.outside.items()):
        console.print(OUTSIDE(count=Figure(count, "count"), dataset=dataset).text(language), highlight=False)


def _print_waits(results: Results, language: Language, console: Console) -> None:
    """Name everybody whose score or pay waits, with the reason, and who can mend it."""
    for wait in results.waits:
        console.print(wait_line(wait, language), highlight=False, markup=False)


def _people(plan: PlanResults, period: str, language: Language) -> Table:
    table = plain_table(f"{plan.plan.title(language)} · {period}", footer=True)
    total, card = plan.total(), plan.plan.scorecard is not None
    table.add_column(PERSON.text(language), footer=ALL.text(language))
    for code, indicator in plan.plan.indicators.items():
        footer = indicator.figure(total[code], plan.plan.currency).bare() if code in total else ""
        table.add_column(indicator.title(language), justify="right", footer=footer, overflow="fold")
    for words in (POINTS, GRADE, RANK) if card else ():
        table.add_column(words.text(language), justify="right")
    paid = sum(person.pay_minor for person in plan.people)
    table.add_column(f"{PAY.text(language)} {plan.plan.currency}", justify="right", footer=money(plan, paid))
    for person in plan.people:
        table.add_row(*_cells(plan, person, card=card))
    return table


def plain_table(title: str, *, footer: bool = False) -> Table:
    """Make a table that is plain to copy and never cuts a number."""
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, show_footer=footer)


def _cells(plan: PlanResults, person: PersonResults, *, card: bool) -> list[str]:
    shown = [
        _shown(indicator.figure(person.values[code], plan.plan.currency))
        for code, indicator in plan.plan.indicators.items()
    ]
    if card:
        total = person.grade.get("total_micro")
        shown += [Figure(total, "points").text() if total is not None else "–"]
        shown += [str(person.grade.get(name) or "–") for name in ("grade", "rank")]
    return [person.person, *shown, money(plan, person.pay_minor)]


def _shown(figure: Figure) -> str:
    """Show a figure in a column: ratios and averages to four digits after the point."""
    if figure.value is None:
        return "–"
    if figure.unit in {"ratio", "average"}:
        figure = replace(figure, value=plain_scale(figure.value, 1, STEP) * STEP)
    return figure.bare()


def _teams(plan: PlanResults, teams: dict[str, dict[str, int]], language: Language) -> Table:
    table = plain_table(TEAMS.text(language))
    table.add_column(MANAGER.text(language))
    codes = list(plan.total())
    for code in codes:
        table.add_column(plan.plan.indicators[code].title(language), justify="right")
    for manager, sums in teams.items():
        figures = [plan.plan.indicators[code].figure(sums[code], plan.plan.currency).bare() for code in codes]
        table.add_row(manager, *figures)
    return table


def money(plan: PlanResults, minor: int) -> str:
    """Show an amount as it stands in a column."""
    return Figure(minor, "money", plan.plan.currency).bare()


def as_json(results: Results) -> dict[str, Any]:
    """Give plain data; integers in the scale of their unit, as in the output tables."""
    return {
        "period": results.period.code,
        "plans": [
            {
                "plan": plan.plan.code,
                "sha256": plan.plan.sha256,
                "currency": plan.plan.currency,
                "units": {code: indicator.unit for code, indicator in plan.plan.indicators.items()},
                "totals": {**plan.total(), "pay_minor": sum(person.pay_minor for person in plan.people)},
                "by_manager": plan.by_manager(),
                "people": [
                    {
                        "person": person.person,
                        "values": person.values,
                        "attainment_ppm": person.attained,
                        "total_micro": person.grade.get("total_micro"),
                        "grade": person.grade.get("grade"),
                        "rank": person.grade.get("rank"),
                        "pay": person.pay,
                        "pay_minor": person.pay_minor,
                    }
                    for person in plan.people
                ],
            }
            for plan in results.plans
        ],
        "unused": [
            {"dataset": dataset, "reason": reason, "count": count}
            for (dataset, reason), count in sorted(results.unused.items())
        ],
        "outside_period": dict(results.outside),
        "waits": [wait_as_json(wait) for wait in results.waits],
        "notes": [
            {
                "table": problem.file,
                "code": problem.code,
                "count": problem.params.get("count"),
                "text": {language: problem.text(language) for language in LANGUAGES},
            }
            for problem in results.noted
        ],
    }
