"""Drawn futures on the page: asked for, drawn, repeated, stopped, refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from steelyard.foundation import rulebook
from steelyard.foundation.calculation import Run
from steelyard.insight.simulation import Simulation, ask_to_simulate
from steelyard.insight.simulation.models import Drawing
from steelyard.kit import jobs
from tests.closes import REP, Setting, closed_for_module
from tests.factories import AT

ASKED = {"scenarios": "300", "spread": "25", "together": "20", "seed": "7", "budget": "4000"}


@pytest.fixture(scope="module")
def closed_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Setting]:
    with closed_for_module(django_db_blocker) as made:
        yield made


@pytest.fixture
def made(closed_once: Setting, db: None) -> Setting:
    return closed_once


def weighed(made: Setting, text: str = REP.replace("rate: 3 %", "rate: 4 %")) -> Simulation:
    version = rulebook.save_draft(text=text, by=made.ops, at=AT)
    asked = ask_to_simulate(version=version, run=Run.objects.in_force().get(), by=made.ops, at=AT)
    jobs.run_pending()
    asked.refresh_from_db()
    return asked


def client_of(made: Setting, role: str = "sales_ops") -> Client:
    client = Client()
    client.force_login(made.company.users[role])
    return client


def test_the_odds_are_drawn_and_the_same_seed_draws_them_again(made: Setting) -> None:
    asked, client = weighed(made), client_of(made)
    for _time in range(2):
        assert client.post(f"/simulation/{asked.pk}/odds/", ASKED).status_code == 302
        jobs.run_pending()
    first, second = Drawing.objects.all()
    assert first.odds == second.odds
    assert first.odds["people"] == 3
    assert sum(scenarios for _low, _high, scenarios in first.odds["bars"]) == 300
    page = client.get(f"/simulation/{asked.pk}/odds/").content.decode()
    assert "300 scenarios, seed 7" in page
    assert "Chance to stay within" in page


def test_a_drawing_is_its_askers_alone(made: Setting) -> None:
    asked = weighed(made)
    client_of(made).post(f"/simulation/{asked.pk}/odds/", ASKED)
    jobs.run_pending()
    assert (
        "300 scenarios"
        not in client_of(made, "executive").get(f"/simulation/{asked.pk}/odds/").content.decode()
    )


def test_wrong_numbers_are_answered_in_words(made: Setting) -> None:
    asked = weighed(made)
    answer = client_of(made).post(f"/simulation/{asked.pk}/odds/", {**ASKED, "scenarios": "0", "spread": "x"})
    assert answer.status_code == 422
    assert "greater than or equal to 1" in answer.content.decode()
    assert not Drawing.objects.exists()


def test_it_can_be_stopped(made: Setting) -> None:
    asked, client = weighed(made), client_of(made)
    client.post(f"/simulation/{asked.pk}/odds/", ASKED)
    job = jobs.find(kind="draw_odds", key=str(Drawing.objects.get().pk))
    assert job is not None
    assert "Stop" in client.get(f"/simulation/{asked.pk}/odds/").content.decode()
    client.post(f"/jobs/{job.pk}/cancel/")
    jobs.run_pending()
    assert Drawing.objects.get().odds == {}


def test_pay_that_hangs_on_others_says_so(made: Setting) -> None:
    race = "  race: {kind: contest, title: Race, of: revenue, prizes: [300], within: plan}\n"
    asked = weighed(made, REP + race)
    page = client_of(made).post(f"/simulation/{asked.pk}/odds/", ASKED, follow=True)
    assert "depends on what others reach" in page.content.decode()
