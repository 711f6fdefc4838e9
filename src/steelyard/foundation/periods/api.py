"""Periods through the API."""

from datetime import date, datetime

from ninja import Router, Schema

from steelyard.foundation.periods.models import Period
from steelyard.foundation.periods.queries import company as the_company
from steelyard.foundation.periods.queries import find
from steelyard.kit import access

router = Router(tags=["periods"])


class PeriodOut(Schema):
    """A period; both days belong to it."""

    code: str
    kind: str
    starts_on: date
    ends_on: date
    state: str
    closed_at: datetime | None


class CompanyOut(Schema):
    """The company's settings."""

    name: str
    currency: str
    time_zone: str
    fiscal_start_month: int
    year_pattern: str
    week_starts: str
    year_turn: str


@router.get("", response=list[PeriodOut])
@access.allow(access.signed_in)
def periods(request: access.Request) -> object:
    """List all periods, newest first."""
    return Period.objects.all()


@router.get("/company", response=CompanyOut)
@access.allow(access.signed_in)
def company(request: access.Request) -> object:
    """Return the company's settings."""
    return the_company()


@router.get("/{code}", response=PeriodOut)
@access.allow(access.signed_in)
def period(request: access.Request, code: str) -> object:
    """Return one period."""
    return find(code)
