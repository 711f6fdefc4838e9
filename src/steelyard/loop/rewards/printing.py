"""A statement as a PDF, set by typst. Noto Sans SC comes from npm, so Chinese needs no system font."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from steelyard.foundation import calculation, periods
from steelyard.foundation.calculation.pay import PayLine
from steelyard.kit.ui import figures
from steelyard.kit.ui.assets import FONT_FOLDER
from steelyard.kit.ui.parts.period import period_name
from steelyard.loop.assessment.words import note_words
from steelyard.loop.rewards.queries.statement import PartRow, StatementPage

LAYOUT = Path(__file__).parent / "statement.typ"
FONTS = [str(FONT_FOLDER / weight) for weight in ("400Regular", "600SemiBold", "700Bold")]
REGIONS = {"zh-hans": ("zh", "CN"), "zh-hant": ("zh", "TW")}


def statement_pdf(page: StatementPage) -> bytes:
    """Print a statement with all its lines, in the reader's language."""
    made: Any = typst.compile(
        str(LAYOUT),
        font_paths=FONTS,
        ignore_system_fonts=True,
        sys_inputs={"statement": json.dumps(told(page))},
    )
    return bytes(made)


def told(page: StatementPage) -> dict[str, Any]:
    """Return everything the layout shows, as words."""
    statement = page.statement
    if statement is None or page.run is None:
        msg = "there is no statement to print"
        raise ValueError(msg)
    language, region = REGIONS.get(get_language() or "", ("en", "GB"))
    lines = calculation.pay_lines(page.run, page.person.code, size=None).lines
    titles = {(row.part.plan_code, row.part.component): row.title for row in page.parts}
    return {
        "language": language,
        "region": region,
        "company": periods.company().name,
        "period": period_name(page.period.code),
        "span": f"{day(page.period.starts_on)} – {day(page.period.ends_on)}",
        "person": page.person.name,
        "code": page.person.code,
        "team": str(statement.team or "—"),
        "state": statement.get_state_display(),
        "total": amount(statement.total_minor, statement.currency),
        "earlier_total": amount(page.earlier.total_minor, statement.currency) if page.earlier else "",
        "notice": _("This statement is superseded: the period was reopened.")
        if page.run.is_superseded
        else "",
        "parts": [part_cells(row, statement.currency) for row in page.parts],
        "lines": [
            line_cells(line, titles.get((line.plan, line.component), line.component), statement.currency)
            for line in lines
        ],
        "rounding": " ".join(page.rounding),
        "words": headings(page),
    }


def headings(page: StatementPage) -> dict[str, Any]:
    """Return the layout's own words."""
    run = page.run
    return {
        "title": _("Statement of pay"),
        "period_label": _("Period"),
        "person_label": _("Name"),
        "team_label": _("Team"),
        "state_label": _("State"),
        "total_label": _("Total"),
        "components": _("By component"),
        "component_headings": [
            _("Component"),
            period_name(page.earlier.period.code) if page.earlier else "",
            period_name(page.period.code),
        ],
        "lines": _("Line by line"),
        "line_headings": [_("Date"), _("No."), _("Customer"), _("Component"), _("Credited"), _("Pays")],
        "proof": _("Run %(number)s · inputs %(hash)s")
        % {"number": run.number if run else "", "hash": run.inputs_sha256[:16] if run else ""},
    }


def part_cells(row: PartRow, currency: str) -> list[str]:
    """Return a component's cells."""
    title = f"{row.title} ({row.note})" if row.note else row.title
    earlier = amount(row.earlier_minor, currency) if row.earlier_minor is not None else ""
    return [title, earlier, amount(row.part.amount_minor, currency)]


def line_cells(line: PayLine, component: str, currency: str) -> list[str]:
    """Return a pay line's cells."""
    return [
        day(line.counted_on) if line.counted_on else "",
        line.fact_id or note_words(line.note),
        line.customer,
        component,
        amount(line.credit_minor, currency) if line.credit_minor is not None else "",
        amount(line.amount_minor, currency),
    ]


def amount(minor: int, currency: str) -> str:
    """Write an amount with every digit, whatever the reader prefers on screens."""
    return figures.money(minor, currency, exact=True)


def day(on: Any) -> str:
    """Write a date as the reader's language does."""
    return date_format(on, "SHORT_DATE_FORMAT")
