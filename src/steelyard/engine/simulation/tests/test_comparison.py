"""Cost, winners and losers of a change, and whose difference came from where."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.engine.simulation.comparison import Comparison, compare
from steelyard.engine.simulation.difference import difference
from steelyard.engine.story import Story
from steelyard.engine.words import Words

AMOUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-(10**12), 10**12), max_size=8)


def statements(paid: dict[str, int], component: str = "commission") -> pa.Table:
    return pa.table(
        {
            "person": pa.array(list(paid), pa.string()),
            "component": pa.array([component] * len(paid), pa.string()),
            "amount_minor": pa.array(list(paid.values()), pa.int64()),
        }
    )


def test_a_change_has_a_cost_winners_and_losers() -> None:
    found = compare(
        statements({"ann": 100, "bob": 300, "eve": 50}), statements({"ann": 150, "bob": 250, "eve": 50})
    )
    assert (found.before_minor, found.after_minor, found.difference_minor) == (450, 450, 0)
    assert (found.winners, found.losers, found.unchanged) == (1, 1, 1)
    assert [(one.person, one.difference_minor) for one in found.people] == [
        ("ann", 50),
        ("eve", 0),
        ("bob", -50),
    ]
    assert found.quantiles()[0] == -50
    assert found.quantiles()[100] == 50


@given(AMOUNTS, AMOUNTS)
def test_nobody_is_lost_and_the_parts_make_the_whole(before: dict[str, int], after: dict[str, int]) -> None:
    found = compare(statements(before), statements(after))
    assert {one.person for one in found.people} == {*before, *after}
    assert found.winners + found.losers + found.unchanged == len(found.people)
    assert sum(one.difference_minor for one in found.people) == sum(after.values()) - sum(before.values())
    assert sum(bar.people for bar in found.bars()) == len(found.people)
    for bar in found.bars():
        inside = [one for one in found.people if bar.low_minor <= one.difference_minor < bar.high_minor]
        assert len(inside) == bar.people
    assert len(found.bars()) <= 14


def test_without_people_there_is_nothing_to_spread() -> None:
    assert Comparison(()).bars() == ()
    assert Comparison(()).quantiles() == {}


PAID = Words("paid.", "支付。", "支付。")


def told(lines: dict[str, int], currency: str = "CNY") -> Story:
    children = tuple(
        Story(f"pay/commission/deals/{fact}", PAID, amount=amount, unit="money", currency=currency)
        for fact, amount in lines.items()
    )
    total = sum(lines.values())
    component = Story("pay/commission", PAID, "", total, "money", currency, children)
    pay = Story("pay", PAID, "", total, "money", currency, (component,))
    return Story("", PAID, "", total, "money", currency, (pay,))


@given(AMOUNTS, AMOUNTS)
def test_the_story_of_a_difference_adds_up_at_every_level(
    before: dict[str, int], after: dict[str, int]
) -> None:
    story = difference(told(before), told(after))
    assert story.amount == sum(after.values()) - sum(before.values())

    def adds_up(node: Story) -> None:
        if node.children:
            assert sum(child.amount or 0 for child in node.children) == node.amount
        for child in node.children:
            adds_up(child)

    adds_up(story)


def test_what_came_went_and_changed_says_so_in_every_language() -> None:
    story = difference(told({"d1": 100, "d2": 200}), told({"d2": 250, "d3": 70}))
    lines = {child.path.rpartition("/")[2]: child for child in story.children[0].children}
    assert {name: line.amount for name, line in lines.items()} == {"d1": -100, "d2": 50, "d3": 70}
    assert "no longer paid" in lines["d1"].sentence("en")
    assert "原先没有" in lines["d3"].sentence("zh-hans")
    assert "變為" in lines["d2"].sentence("zh-hant")
    assert lines["d2"].formula == "2.50 − 2.00 = 0.50"


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(ValueError, match="without a rate"):
        difference(told({"d1": 1}), told({"d1": 1}, "USD"))
