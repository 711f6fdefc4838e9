"""The page before there is anything to weigh a version on."""

import pytest
from django.test import Client

from tests.closes import setting

pytestmark = pytest.mark.django_db


def test_before_anything_is_closed_the_page_says_so() -> None:
    made = setting()
    client = Client()
    client.force_login(made.ops)
    page = client.get("/simulation/").content.decode()
    assert "No period is closed yet" in page
    assert "Weigh a version" not in page
