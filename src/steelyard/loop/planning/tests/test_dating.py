from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from steelyard.loop.planning.dating import PlanSpan, Stay, with_plans

Q1 = (date(2026, 1, 1), date(2026, 3, 31))
days = st.dates(date(2025, 11, 1), date(2026, 5, 31))


def stay(starts_on: date, ends_on: date | None = None) -> Stay:
    return Stay(person="P1", team="T", manager=None, position="rep", starts_on=starts_on, ends_on=ends_on)


def split(stays: Iterable[Stay], own: list[PlanSpan], shared: list[PlanSpan]) -> list[Stay]:
    return list(
        with_plans(stays, of_person={"P1": own}, of_position={"rep": shared}, starts_on=Q1[0], ends_on=Q1[1])
    )


def test_a_persons_own_plan_goes_before_the_positions() -> None:
    own = [PlanSpan(plan="special", starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 28))]
    shared = [PlanSpan(plan="field", starts_on=date(2025, 1, 1))]
    assert [(s.plan, s.starts_on, s.ends_on) for s in split([stay(date(2025, 6, 1))], own, shared)] == [
        ("field", date(2026, 1, 1), date(2026, 1, 31)),
        ("special", date(2026, 2, 1), date(2026, 2, 28)),
        ("field", date(2026, 3, 1), date(2026, 3, 31)),
    ]


def test_the_last_day_of_the_period_belongs_to_it() -> None:
    shared = [PlanSpan(plan="field", starts_on=date(2026, 3, 31), ends_on=date(2026, 3, 31))]
    last = split([stay(date(2026, 1, 1), date(2026, 12, 31))], [], shared)[-1]
    assert (last.plan, last.starts_on, last.ends_on) == ("field", Q1[1], Q1[1])


def test_days_without_a_plan_stay() -> None:
    assert split([stay(date(2026, 3, 10))], [], []) == [stay(date(2026, 3, 10), Q1[1])]


@st.composite
def spans(draw: st.DrawFn) -> list[PlanSpan]:
    """Spans that may touch, leave gaps, overlap and stay open."""
    found = []
    for plan in draw(st.lists(st.sampled_from("ABC"), max_size=4)):
        starts_on = draw(days)
        length = draw(st.none() | st.integers(0, 90))
        ends_on = None if length is None else starts_on + timedelta(days=length)
        found.append(PlanSpan(plan=plan, starts_on=starts_on, ends_on=ends_on))
    return found


@st.composite
def stays_in_a_row(draw: st.DrawFn) -> list[Stay]:
    """Assignments of one person: they never overlap, gaps may be."""
    marks = sorted(draw(st.lists(days, min_size=2, max_size=6, unique=True)))
    pairs = [(a, b - timedelta(days=1)) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    found: list[Stay] = [stay(a, b) for a, b in pairs]
    if draw(st.booleans()):
        found.append(stay(marks[-1]))
    return found


def days_of(stays: Iterable[Stay]) -> Counter[date]:
    return Counter(
        day
        for s in stays
        for day in (
            s.starts_on + timedelta(days=n) for n in range(((s.ends_on or Q1[1]) - s.starts_on).days + 1)
        )
        if Q1[0] <= day <= Q1[1]
    )


@given(stays_in_a_row(), spans(), spans())
def test_days_are_neither_lost_nor_doubled(
    stays: list[Stay], own: list[PlanSpan], shared: list[PlanSpan]
) -> None:
    pieces = split(stays, own, shared)
    assert days_of(pieces) == days_of(stays)
    assert all(Q1[0] <= p.starts_on <= (p.ends_on or date.min) <= Q1[1] for p in pieces)


@given(stays_in_a_row(), spans(), spans())
def test_every_piece_has_the_plan_of_each_of_its_days(
    stays: list[Stay], own: list[PlanSpan], shared: list[PlanSpan]
) -> None:
    for piece in split(stays, own, shared):
        for day in days_of([piece]):
            mine = {span.plan for span in own if span.includes(day)}
            ours = {span.plan for span in shared if span.includes(day)}
            expected: set[str | None] = {*mine} or {*ours} or {None}
            assert piece.plan in expected
