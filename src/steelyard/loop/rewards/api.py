"""Statements through the API, in the same scope as on the pages."""

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Router, Schema

from steelyard.foundation import calculation, people, periods
from steelyard.kit import access
from steelyard.loop.rewards import queries
from steelyard.loop.rewards.models import Statement

router = Router(tags=["statements"])


class StatementOut(Schema):
    """A statement. Amounts are integers in the currency's smallest unit."""

    period: str
    person: str
    name: str
    run: int
    total_minor: int
    currency: str
    state: str


class PartOut(Schema):
    """One component."""

    plan: str
    component: str
    amount_minor: int


class LineOut(Schema):
    """One pay line."""

    plan: str
    component: str
    dataset: str
    fact_id: str
    counted_on: date | None
    credit_minor: int | None
    running_minor: int | None
    amount_minor: int
    note: str


class StatementWhole(StatementOut):
    """A statement with its components and a page of its lines."""

    parts: list[PartOut]
    lines: list[LineOut]
    waits: list[str]  # what waits to be scored or paid, for what, and who can mend it
    line_count: int
    page: int
    pages: int


@router.get("/{period}", response=list[StatementOut], summary="Statements of a period")
@access.allow(access.signed_in)
def list_statements(
    request: people.Request, period: str, team: str = "", state: str = ""
) -> list[StatementOut]:
    """Return every statement in your scope."""
    asked = {"team": team, "state": state}
    found = queries.chosen_statements(periods.find(period), request.viewer, asked)
    return [StatementOut(**summary(one)) for one in found]


@router.get("/{period}/{person}", response=StatementWhole, summary="One statement")
@access.allow(access.signed_in)
def get_statement(request: people.Request, period: str, person: str, page: int = 1) -> StatementWhole:
    """Return one statement; 404 outside your scope, and before it is issued to you."""
    found_person, run, statement, _hidden = queries.find_statement(
        periods.find(period), person, request.viewer
    )
    if statement is None or run is None:
        raise Http404
    lines = calculation.pay_lines(run, found_person.code, page=page)
    return StatementWhole(
        **summary(statement),
        parts=[
            PartOut(plan=part.plan_code, component=part.component, amount_minor=part.amount_minor)
            for part in statement.parts.all()
        ],
        lines=[LineOut.from_orm(line) for line in lines.lines],
        waits=list(queries.wait_words(run, found_person)),
        line_count=lines.count,
        page=lines.page,
        pages=lines.pages,
    )


def summary(statement: Statement) -> dict[str, Any]:
    """Return what every answer says of a statement."""
    return {
        "period": statement.period.code,
        "person": statement.person.code,
        "name": statement.person.name,
        "run": statement.run.number,
        "total_minor": statement.total_minor,
        "currency": statement.currency,
        "state": statement.state,
    }
