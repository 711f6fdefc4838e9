"""Statements as workbooks: the list, one statement with its lines, and the file for payroll."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from steelyard.foundation import calculation
from steelyard.foundation.periods.models import Period
from steelyard.kit import workbook
from steelyard.kit.workbook import Column, Sheet
from steelyard.loop.assessment.words import note_words
from steelyard.loop.rewards.models import Statement
from steelyard.loop.rewards.queries.changes import Change
from steelyard.loop.rewards.queries.titles import title_of

Cells = Sequence[object]


def listing_workbook(period: Period, statements: Iterable[Statement]) -> HttpResponse:
    """Write one row a statement."""
    listed = list(statements)
    columns = [
        Column(_("Code")),
        Column(_("Name"), width=24),
        Column(_("Team"), width=24),
        Column(_("Amount"), "money", currency_of(listed)),
        Column(_("Currency")),
        Column(_("State")),
        Column(_("Run"), "count", width=8),
    ]
    rows: list[Cells] = [
        (
            one.person.code,
            one.person.name,
            str(one.team or ""),
            one.total_minor,
            one.currency,
            one.get_state_display(),
            one.run.number,
        )
        for one in listed
    ]
    return workbook.download(f"statements-{period.code}.xlsx", [Sheet(_("Statements"), columns, rows)])


def payroll_workbook(period: Period, statements: Iterable[Statement]) -> HttpResponse:
    """Write what payroll pays: one row a person and component."""
    listed = list(statements)
    columns = [
        Column(_("Period")),
        Column(_("Code")),
        Column(_("Name"), width=24),
        Column(pgettext("agreement", "Plan"), width=24),
        Column(_("Component"), width=24),
        Column(_("Amount"), "money", currency_of(listed)),
        Column(_("Currency")),
        Column(_("State")),
        Column(_("Statement"), "count", width=12),
    ]
    rows: list[Cells] = [
        (
            period.code,
            one.person.code,
            one.person.name,
            part.plan_code,
            part.component,
            part.amount_minor,
            one.currency,
            one.get_state_display(),
            one.pk,
        )
        for one in listed
        for part in one.parts.all()
    ]
    return workbook.download(f"payroll-{period.code}.xlsx", [Sheet(_("Payroll"), columns, rows)])


def statement_workbook(statement: Statement) -> HttpResponse:
    """Write a statement: its components on one sheet, every line on another."""
    plans = calculation.plans_of(statement.run)
    currency = statement.currency
    parts: list[Cells] = [
        (title_of(plans, part.plan_code, part.component), part.amount_minor, currency)
        for part in statement.parts.all()
    ]
    lines: list[Cells] = [
        (
            title_of(plans, line.plan, line.component),
            line.counted_on,
            line.fact_id,
            line.customer,
            line.product,
            line.credit_minor,
            line.running_minor,
            line.amount_minor,
            note_words(line.note),
        )
        for line in calculation.pay_lines(statement.run, statement.person.code, size=None).lines
    ]
    sheets = [
        Sheet(
            _("Components"),
            [Column(_("Component"), width=28), Column(_("Amount"), "money", currency), Column(_("Currency"))],
            [*parts, (_("Total"), statement.total_minor, currency)],
        ),
        Sheet(
            _("Lines"),
            [
                Column(_("Component"), width=24),
                Column(_("Date"), "date"),
                Column(_("No.")),
                Column(_("Customer"), width=28),
                Column(_("Product"), width=20),
                Column(_("Credited"), "money", currency),
                Column(_("Credited so far"), "money", currency),
                Column(_("Pays"), "money", currency),
                Column(_("Remark"), width=24),
            ],
            lines,
        ),
    ]
    return workbook.download(f"statement-{statement.period.code}-{statement.pk}.xlsx", sheets)


def changes_workbook(period: Period, changes: Sequence[Change]) -> HttpResponse:
    """Write what changed since the close: one row a difference."""
    currency = changes[0].currency if changes else "CNY"
    columns = [
        Column(_("Period")),
        Column(_("Code")),
        Column(_("Name"), width=24),
        Column(_("Component"), width=24),
        Column(_("No.")),
        Column(_("Reason"), width=28),
        Column(_("Was paid"), "money", currency),
        Column(_("Known now"), "money", currency),
        Column(_("Difference"), "money", currency),
        Column(_("Currency")),
        Column(_("Story"), width=60),
    ]
    rows: list[Cells] = [
        (
            one.about,
            one.person.code,
            one.person.name,
            one.title,
            one.fact_id,
            one.reason_words,
            one.was_minor,
            one.now_minor,
            one.amount_minor,
            one.currency,
            one.sentence,
        )
        for one in changes
    ]
    return workbook.download(f"changes-{period.code}.xlsx", [Sheet(_("Changes since close"), columns, rows)])


def currency_of(statements: Sequence[Statement]) -> str:
    """Return the currency whose decimals the amounts have."""
    return statements[0].currency if statements else "CNY"
