"""Plans for tests: two small ones, published and assigned as sales operations would."""

from datetime import date, datetime

from django.contrib.auth.models import User

from steelyard.foundation import periods, rulebook
from steelyard.foundation.periods import Period
from steelyard.foundation.rulebook import PlanVersion
from steelyard.loop import planning
from tests.factories import AT

REP = """\
plan: field-sales
title: {en: Field sales, zh-hans: 一线销售}
currency: CNY
credit:
  deals: {kind: owner, counts_on: closed_on, amount: amount}
indicators:
  revenue:
    kind: total
    title: {en: Revenue won, zh-hans: 签约金额}
    from: deals
    of: amount
    where: stage = 'Won'
    target: personal
  win_rate:
    kind: ratio
    title: {en: Win rate, zh-hans: 赢单率}
    from: deals
    numerator: {where: "stage = 'Won'"}
    denominator: {where: "stage in ('Won', 'Lost')"}
    target: personal
  deals_won:
    kind: count
    title: {en: Deals won, zh-hans: 赢单数}
    from: deals
    where: stage = 'Won'
scorecard:
  kind: weights
  parts:
    revenue:
      weight: 70 %
      curve: {kind: linear, from: {at: 50 %, points: 0}, to: {at: 100 %, points: 100}}
    win_rate:
      weight: 30 %
      curve: {kind: linear, from: {at: 0 %, points: 0}, to: {at: 120 %, points: 120}}
pay:
  commission:
    kind: rate
    title: {en: Commission, zh-hans: 提成}
    on: revenue
    rate: 2 %
"""
MANAGER = (
    REP.replace("plan: field-sales", "plan: team-lead")
    .replace("title: {en: Field sales, zh-hans: 一线销售}", "title: {en: Team lead, zh-hans: 销售主管}")
    .replace("  win_rate:\n    kind: ratio", "  close_rate:\n    kind: ratio")
    .replace("    win_rate:\n      weight", "    close_rate:\n      weight")
)


def publish(
    text: str = REP, *, applies_from: date = date(2026, 1, 1), by: User, at: datetime = AT
) -> PlanVersion:
    """Save a text and bring it into force."""
    draft = rulebook.save_draft(text=text, by=by, at=at)
    return rulebook.publish_version(version=draft, applies_from=applies_from, why="Agreed", by=by, at=at)


def assign_positions(by: User) -> None:
    """Put reps on one plan and managers on the other, both published."""
    for text, position in ((REP, "rep"), (MANAGER, "manager")):
        version = publish(text, by=by)
        planning.assign_plan(
            plan_code=version.plan.code, position_code=position, starts_on=date(2026, 1, 1), by=by, at=AT
        )


def quarter(code: str = "2026-Q3", *, by: User) -> Period:
    """Return a quarter."""
    return periods.ensure_period(code=code, by=by, at=AT)
