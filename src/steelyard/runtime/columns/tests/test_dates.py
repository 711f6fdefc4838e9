"""Days as exports write them; moments with a zone are the company's day."""

from datetime import date
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from steelyard.runtime.columns.dates import has_bare_times, orders_shown, read_date
from steelyard.runtime.columns.settling import Shown

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-06-30T18:30:00.000Z", "2026-06-30T18:30:00.000+0000", "2026-07-01T02:30:00+08:00"),
        *(
            "2026-06-30 18:30 UTC",
            "2026-06-30 14:30:00-0400",
            "06/30/2026 6:30 PM GMT",
            "2026.7.1",
            "1 Jul 2026",
        ),
        *("2026年7月1日", "46204", "2026-07-01 23:59:59"),
    ],
)
def test_a_moment_becomes_the_day_of_the_companys_zone(cell: str) -> None:
    assert read_date(cell, order="mdy", zone=SHANGHAI) == date(2026, 7, 1)


def test_the_day_depends_on_the_zone_alone() -> None:
    assert read_date("2026-07-01T02:30:00Z", zone=NEW_YORK) == date(2026, 6, 30)
    assert read_date("2026-07-01T02:30:00Z") == date(2026, 7, 1)  # no company, no zone: as it is written


def test_one_day_settles_the_order_of_its_column() -> None:
    assert orders_shown(pa.array(["13/07/2026", "02/07/2026 10:00"])) == Shown(
        frozenset({"dmy"}), is_open=True
    )
    assert orders_shown(pa.array(["02/07/2026", "7/7/2026"])) == Shown(frozenset(), is_open=True)
    assert orders_shown(pa.array(["13/07/2026", "07/13/2026"])).ways == {"dmy", "mdy"}


def test_times_that_name_no_zone_are_noticed() -> None:
    assert has_bare_times(pa.array(["2026-07-01 10:20:00"]))
    assert not has_bare_times(pa.array(["2026-07-01T10:20:00Z", "2026-07-01T10:20:00+08:00", "2026-07-01"]))
