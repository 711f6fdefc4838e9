"""What is not there, not allowed or broken is said in words, in the frame of every page."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from steelyard.foundation.people import Role
from tests.factories import account


@pytest.mark.django_db
def test_an_address_with_nothing_behind_it(client: Client) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


@pytest.mark.django_db
def test_a_page_for_others(client: Client) -> None:
    client.force_login(account(Role.REP))
    answer = client.get("/audit/")
    assert answer.status_code == 403
    assert "This page is not yours to see" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Something went wrong on our side"), ("zh-hans", "系统出错了"), ("zh-hant", "系統出錯了")],
)
def test_a_broken_server_needs_nothing_to_say_so(language: str, words: str) -> None:
    """No request, no database: what broke may be either."""
    with override(language):
        assert words in render_to_string("500.html")
