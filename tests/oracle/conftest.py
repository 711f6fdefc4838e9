"""What these tests share."""

import functools
from collections.abc import Iterator, Sequence

import pytest

from steelyard.engine import Period, Plan
from steelyard.runtime import duckdb
from steelyard.runtime.script import Columns, Script, script_for_all


@functools.lru_cache(maxsize=4)
def _remembered(plans: tuple[Plan, ...], columns: Columns, period: Period) -> Script:
    return script_for_all(plans, columns, period)


def remember(plans: Sequence[Plan], columns: Columns, period: Period) -> Script:
    """Make a plan's statements once for all its companies: that takes longer than running them."""
    return _remembered(tuple(plans), columns, period)


@pytest.fixture(scope="session", autouse=True)
def remembered_statements() -> Iterator[None]:
    """Let the machine remember."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "script_for_all", remember)
        yield
