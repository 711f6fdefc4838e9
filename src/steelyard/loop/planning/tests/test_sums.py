"""Sums of targets: what a manager's target holds already is not added to it again."""

from typing import Any

from steelyard.loop.planning.queries.sheet import Column, Line, Sheet

TEAM = Column(indicator="team", unit="money", currency="CNY", better="more", title="Team")


def line(person: str, manager: str, *, of_people: bool) -> Line:
    return Line(
        person=person,
        name=person,
        team="",
        team_name="",
        manager=manager,
        position="",
        position_title="",
        plans={},
        needs={"team": TEAM},
        of_people=frozenset({"team"} if of_people else ()),
    )


def sheet(*lines: Line) -> Sheet:
    values = {(one.person, "team"): (100, 1) for one in lines}
    period: Any = None
    return Sheet(period=period, lines=lines, columns=(TEAM,), values=values, proposals={})


def test_a_target_within_a_managers_is_counted_once() -> None:
    head = line("head", "", of_people=True)
    north, south = line("north", "head", of_people=True), line("south", "head", of_people=True)
    west = line("west", "north", of_people=True)
    every = (head, north, south, west)
    assert sheet(*every).sum(TEAM, every) == 100
    assert sheet(*every).sum(TEAM, every[1:]) == 200


def test_managers_who_sell_themselves_are_added() -> None:
    both = (line("head", "", of_people=False), line("rep", "head", of_people=False))
    assert sheet(*both).sum(TEAM, both) == 200


def test_people_who_manage_each_other_end() -> None:
    ring = (line("a", "b", of_people=False), line("b", "a", of_people=False))
    assert sheet(*ring).sum(TEAM, ring) == 200
