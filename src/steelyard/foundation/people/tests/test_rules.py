from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from steelyard.foundation.people.codes import RESERVED, code_from_name
from steelyard.foundation.people.rules import Span

DAYS = st.dates(date(2025, 1, 1), date(2025, 2, 10))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(DAYS)
    return Span(first=first, last=draw(st.none() | st.dates(first, first + timedelta(days=9))))


def days(span: Span) -> set[date]:
    last = span.last or date(2025, 3, 31)
    return {span.first + timedelta(days=n) for n in range((last - span.first).days + 1)}


@given(spans(), spans())
def test_spans_meet_when_a_day_belongs_to_both(one: Span, other: Span) -> None:
    assert one.meets(other) == other.meets(one) == bool(days(one) & days(other))


@given(st.text(max_size=100), st.sets(st.text(alphabet="abc-2", max_size=4)))
def test_a_code_from_a_name_is_free_and_fits_an_address(name: str, taken: set[str]) -> None:
    code = code_from_name(name, taken)
    assert code not in taken | RESERVED
    assert 0 < len(code) <= 80
    assert not set(code) & set("/?#% \\")


def test_codes_are_readable() -> None:
    assert code_from_name("Darcel Schlecht") == "darcel-schlecht"
    assert code_from_name("王芳", {"王芳"}) == "王芳-2"
