"""A scorecard in groups, points among peers, extras, a forced distribution: the page and every why."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.closes import REP, Setting, close, publish_all, setting

pytestmark = pytest.mark.django_db

GROUPED = (
    REP[: REP.index("scorecard:")]
    + """\
  lost:
    {kind: count, title: {en: Deals lost, zh-hans: 丢单数}, from: deals, where: stage = 'Lost', better: less}
scorecard:
  kind: groups
  as: perspective
  groups:
    finance:
      title: {en: Finance, zh-hans: 财务}
      weight: 80 %
      parts:
        revenue: {weight: 100 %, curve: {kind: rank, low: 40, high: 100}}
    customers:
      title: {en: Customers, zh-hans: 客户}
      weight: 20 %
      parts:
        wins: {weight: 100 %, curve: {kind: z_score, reads: value, middle: 60, step: 20, at_most: 100}}
  extras:
    lost: {at_least: -5, curve: {kind: deduction, start: 0, points: 5, not_below: -10}}
grades:
  kind: distribution
  shares: [{grade: A, share: 30 %}, {grade: B, share: 70 %}]
"""
    + REP[REP.index("pay:") :]
)


@pytest.fixture
def grouped(db: Any) -> Setting:
    made = setting(plan=GROUPED)
    job = close(made)
    assert job.state == "done", job.error
    publish_all(made)
    return made


@pytest.mark.parametrize(
    ("language", "words"), [("en", ["Finance", "Customers", "Extra points"]), ("zh-hans", ["财务", "加减分"])]
)
def test_the_card_shows_its_groups_and_every_figure_says_why(
    grouped: Setting, language: str, words: list[str]
) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(grouped.company.users["sales_ops"])
    url = f"/assessment/2026-Q3/{grouped.company.cy.code}/"
    page = client.get(url).content.decode()
    for word in words:
        assert word in page
    asked = sorted(set(re.findall(r'"(/assessment/[^"]*/why/[^"]*)"', page)))
    assert asked
    for one in asked:
        answer = client.get(one.replace("&amp;", "&"))
        assert answer.status_code == 200, one  # a figure that came out otherwise than sealed is a 500
