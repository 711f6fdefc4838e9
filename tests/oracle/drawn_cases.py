"""A case: plans, a period with edges (31 January, 29 February, 30 April, a quarter) and a company."""

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from steelyard.engine import Period
from steelyard.engine.period import parse
from tests.oracle.drawn_plans import plans
from tests.oracle.drawn_tables import Tables, companies

COMPANIES = 4
PERIODS = ("2024-01", "2024-02", "2023-02", "2026-04", "2026-Q1")


@dataclass(frozen=True)
class Case:
    """Plans and a period, and several companies to close it for: making the statements takes longer than running them."""

    texts: tuple[str, ...]
    period: Period
    companies: tuple[Tables, ...]


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draw a case with one plan or two."""
    period = parse(draw(st.sampled_from(PERIODS)))
    currency = draw(st.sampled_from(("CNY", "CNY", "JPY", "KWD")))
    codes = draw(st.sampled_from((("alpha",), ("alpha",), ("alpha", "beta"))))
    texts = tuple(draw(plans(code, currency)) for code in codes)
    company = companies(period.starts_on, period.ends_on, codes, currency)
    return Case(texts, period, tuple(draw(company) for _ in range(COMPANIES)))
