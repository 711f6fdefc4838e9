"""Closed by an older meaning of plans: what differs for that is told apart, and posted by choice only."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from steelyard import engine
from steelyard.foundation import calculation, periods
from steelyard.foundation.calculation.models import Correction, Run
from steelyard.foundation.calculation.pinned import (
    read_inputs,
    write_inputs,
)
from steelyard.foundation.calculation.places import OUTPUTS, runs_folder
from steelyard.foundation.calculation.story import FigureMismatch
from steelyard.kit import audit
from steelyard.loop.rewards import actions, recalculating
from steelyard.loop.rewards.models import Recalculation
from tests.closes import Setting, add_deals, closed_for_module
from tests.factories import AT
from tests.older_meaning import closed_by_first_meaning

pytestmark = pytest.mark.django_db
MORE_MINOR = 100_00  # what the older meaning paid beyond today's


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def made(closed_once: Setting, db: None) -> Setting:
    return closed_once


@pytest.fixture
def old(made: Setting) -> Run:
    return closed_by_first_meaning(person=made.company.bo.code, component="bonus", more_minor=MORE_MINOR)


def found_now(made: Setting) -> Recalculation:
    found = recalculating.recalculate("quarter")
    assert found is not None
    return actions.save_recalculation(kind="quarter", found=found, by=made.ops, at=AT)


def amounts(found: Recalculation, *, of_meaning: bool) -> list[tuple[str, int, str]]:
    rows = recalculating.changed_rows(found, of_meaning=of_meaning)
    return [(row["component"], row["amount_minor"], row["reason"]) for row in rows]


def test_a_close_of_today_names_its_meaning_and_differs_in_nothing(made: Setting) -> None:
    run = Run.objects.in_force().get()
    assert run.meaning == engine.MEANING
    assert read_inputs(run.folder).document["meaning"] == engine.MEANING
    found = found_now(made)
    assert not amounts(found, of_meaning=False)
    assert not amounts(found, of_meaning=True)


def test_meaning_and_facts_are_told_apart(made: Setting, old: Run) -> None:
    assert "meaning" not in json.loads((runs_folder() / old.folder / "inputs.json").read_text())
    found = found_now(made)
    assert amounts(found, of_meaning=False) == []
    assert amounts(found, of_meaning=True) == [("bonus", -MORE_MINOR, calculation.MEANING_CHANGED)]
    add_deals([("L1", "Bo", "Late", date(2026, 9, 1), 5_000, "Won")], by=made.ops)
    found = found_now(made)
    assert amounts(found, of_meaning=False) == [("commission", 5_000_00 * 3 // 100, "late_fact")]
    assert amounts(found, of_meaning=True) == [("bonus", -MORE_MINOR, calculation.MEANING_CHANGED)]


def test_meaning_is_posted_only_where_somebody_chooses_it(made: Setting, old: Run) -> None:
    after = periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    add_deals([("L1", "Bo", "Late", date(2026, 9, 1), 5_000, "Won")], by=made.ops)
    posting = actions.post_changes(
        recalculation=found_now(made), period=after, why="Known late", by=made.ops, at=AT
    )
    assert [one.reason for one in Correction.objects.all()] == ["late_fact"]
    found = found_now(made)
    assert amounts(found, of_meaning=False) == []
    assert amounts(found, of_meaning=True) == [("bonus", -MORE_MINOR, calculation.MEANING_CHANGED)]
    posting = actions.post_changes(
        recalculation=found, period=after, why="The rule was mended", by=made.ops, at=AT, with_meaning=True
    )
    assert posting is not None
    event = audit.models.AuditEvent.objects.filter(verb="post_corrections").latest("pk")
    assert event.after is not None
    assert (event.after["of_meaning"], event.why) == (1, "The rule was mended")
    found = found_now(made)
    assert amounts(found, of_meaning=False) == []
    assert amounts(found, of_meaning=True) == []


def test_the_page_shows_meaning_apart_and_posts_it_by_a_tick(made: Setting, old: Run) -> None:
    periods.ensure_period(code="2026-Q4", by=made.ops, at=AT)
    found_now(made)
    client = Client()
    client.force_login(made.company.users["sales_ops"])
    address = reverse("rewards:changes", kwargs={"period": "2026-Q4"})
    page = client.get(address).content.decode()
    assert "Computed anew: what plans mean was mended" in page
    assert "one cent short is short" in page
    assert "Nothing differs" in page
    post = reverse("rewards:post_changes", kwargs={"period": "2026-Q4"})
    assert "nothing left to post" in client.post(post, {"why": "None"}, follow=True).content.decode()
    client.post(post, {"why": "The rule was mended", "with_meaning": "yes"})
    assert [one.amount_minor for one in Correction.objects.all()] == [-MORE_MINOR]
    close = reverse("assessment:close", kwargs={"period": "2026-Q3"})
    assert "Since version 1 this was mended" in client.get(close).content.decode()


def test_a_figure_of_an_older_meaning_is_told_as_it_was_sealed(made: Setting, old: Run) -> None:
    bo = made.company.bo.code
    (story,) = calculation.stories_of(old, bo)
    bonus = story.find("pay/bonus")
    assert bonus is not None
    assert (bonus.amount, bonus.formula) == (600_00, "")
    for told in (story, bonus):
        assert "older version of what plans mean" in told.sentence("en")


def test_a_figure_of_todays_meaning_that_does_not_come_out_is_no_story(made: Setting, old: Run) -> None:
    pinned = replace(read_inputs(old.folder), meaning=engine.MEANING, program="altered")
    folder = runs_folder() / pinned.sha256
    folder.mkdir()
    write_inputs(pinned, folder)
    (folder / OUTPUTS).symlink_to(runs_folder() / old.folder / OUTPUTS)
    with pytest.raises(FigureMismatch):
        calculation.stories_of(calculation.find_known(old.period, pinned.sha256), made.company.bo.code)
