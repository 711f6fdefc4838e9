"""Results through the API, in the same scope as on the pages."""

from typing import Any

from django.http import Http404
from ninja import Router, Schema

from steelyard.foundation import people, periods
from steelyard.kit import access
from steelyard.loop.assessment import queries
from steelyard.loop.assessment.models import ResultSheet

router = Router(tags=["results"])


class ResultOut(Schema):
    """A result. Points, ratios and averages are millionths; money is in the smallest unit."""

    period: str
    person: str
    name: str
    plan: str
    team: str | None
    run: int
    total_micro: int | None
    grade: str
    rank: int | None
    peers: int | None
    main_indicator: str
    main_attainment_ppm: int | None
    pay_minor: int
    currency: str
    state: str


class IndicatorOut(Schema):
    """One indicator of a scorecard."""

    code: str
    title: str
    unit: str
    value: int | None
    target: int | None
    attainment_ppm: int | None
    score_micro: int | None
    weight_ppm: int
    contribution_micro: int | None
    note: str


class ResultWhole(ResultOut):
    """A result with its indicators."""

    indicators: list[IndicatorOut]


@router.get("/{period}", response=list[ResultOut], summary="Results of a period")
@access.allow(access.signed_in)
def list_results(
    request: people.Request, period: str, team: str = "", plan: str = "", grade: str = "", state: str = ""
) -> list[ResultOut]:
    """Return every result in your scope that you may read."""
    asked = {"team": team, "plan": plan, "grade": grade, "state": state}
    found = queries.chosen_sheets(periods.find(period), request.viewer, asked)
    return [ResultOut(**summary(sheet)) for sheet in found]


@router.get("/{period}/{person}", response=list[ResultWhole], summary="One person's results")
@access.allow(access.signed_in)
def get_results(request: people.Request, period: str, person: str) -> list[ResultWhole]:
    """Return one person's results, one a plan; 404 outside your scope, and before you may read them."""
    page = queries.scorecard_page(periods.find(period), person, request.viewer)
    if not page.cards:
        raise Http404
    return [
        ResultWhole(
            **summary(card.sheet),
            indicators=[
                IndicatorOut(
                    code=row.result.code,
                    title=row.title,
                    unit=row.unit,
                    value=row.result.value,
                    target=row.result.target,
                    attainment_ppm=row.result.attainment_ppm,
                    score_micro=row.result.score_micro,
                    weight_ppm=row.result.weight_ppm,
                    contribution_micro=row.result.contribution_micro,
                    note=row.result.note,
                )
                for row in card.rows
            ],
        )
        for card in page.cards
    ]


def summary(sheet: ResultSheet) -> dict[str, Any]:
    """Return what every answer says of a result."""
    return {
        "period": sheet.period.code,
        "person": sheet.person.code,
        "name": sheet.person.name,
        "plan": sheet.plan_code,
        "team": sheet.team.code if sheet.team else None,
        "run": sheet.run.number,
        "total_micro": sheet.total_micro,
        "grade": sheet.grade,
        "rank": sheet.rank,
        "peers": sheet.peers,
        "main_indicator": sheet.main_indicator,
        "main_attainment_ppm": sheet.main_attainment_ppm,
        "pay_minor": sheet.pay_minor,
        "currency": sheet.currency,
        "state": sheet.state,
    }
