"""People whom this room's files mention."""

import pytest

from tests import factories


@pytest.fixture
def sellers(db: None) -> None:
    """Know two people who sell."""
    factories.person("Darcel Schlecht")
    factories.person("张伟")
