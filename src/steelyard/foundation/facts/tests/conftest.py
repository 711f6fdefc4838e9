"""People whom this room's files mention."""

from datetime import UTC, datetime

import pytest

from steelyard.foundation import people


@pytest.fixture
def sellers(db: None) -> None:
    """Know two people who sell."""
    names = [{"name": "Darcel Schlecht"}, {"name": "张伟"}]
    people.admit_roster(rows=names, by=None, at=datetime(2026, 7, 1, tzinfo=UTC))
