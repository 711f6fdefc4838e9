import json

import pytest

from steelyard.kit.ui import charts
from steelyard.kit.ui.tests.gallery import PICTURES


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_plain_json_and_says_itself_in_words(name: str) -> None:
    picture = PICTURES[name]()
    assert json.loads(json.dumps(picture.option)) == picture.option
    assert picture.summary
    assert picture.rows
    assert all(len(row) == len(picture.headings) for row in picture.rows)


def test_the_curve_shows_where_somebody_stands() -> None:
    picture = charts.curve([(0, 0), (1_000_000, 100_000_000)], at=(500_000, 50_000_000))
    assert picture.summary == "At 50.0% attainment the score is 50.00."
    assert picture.option["series"][1]["data"][0]["value"] == [50.0, 50.0]


def test_the_table_of_tiers_splits_what_was_reached() -> None:
    steps = [charts.Tier(starts=0, rate_ppm=20_000), charts.Tier(starts=10_000_000, rate_ppm=50_000)]
    picture = charts.tiers(steps, reached=12_500_000, currency="CNY")
    assert picture.rows == [
        ("¥0.00", "2.0%", "¥100,000.00"),
        ("¥100,000.00", "5.0%", "¥25,000.00"),
    ]


def test_a_waterfall_sums_up_signed_parts() -> None:
    picture = charts.waterfall([("Commission", 1_250_000), ("Clawback", -130_000)], currency="CNY")
    assert picture.summary == "Total: ¥11,200.00"


def test_nothing_at_all_makes_a_picture_too() -> None:
    assert charts.distribution([]).rows == []
    assert charts.attainment([]).rows == []
    assert charts.trend([], [], unit="count").rows == []


def test_a_curve_over_values_has_them_on_its_axis() -> None:
    picture = charts.curve(
        [(0, 60_000_000), (50_000, 90_000_000)], at=(25_000, 75_000_000), unit="money", currency="CNY"
    )
    assert picture.option["xAxis"]["name"] == "Actual"
    assert picture.option["series"][1]["data"][0]["value"] == [250, 75]
    assert picture.rows[1] == ("¥500.00", "90.00")
    assert picture.summary == "At a value of ¥250.00 the score is 75.00."
