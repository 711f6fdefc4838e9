"""A case: plans, a period with edges (31 January, 29 February, 30 April, a quarter) and a company."""

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from steelyard.engine import Period
from steelyard.engine.period import parse
from tests.oracle.drawn_plans import plans
from tests.oracle.drawn_tables import Tables, companies

BRANCHES = 8  # of 16 nearly all would come out empty: Hypothesis draws only so much a case
PERIODS = ("2024-01", "2024-02", "2023-02", "2026-04", "2026-Q1")


@dataclass(frozen=True)
class Case:
    """What one close needs."""

    texts: tuple[str, ...]
    period: Period
    tables: Tables


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draw a case with one plan or two."""
    period = parse(draw(st.sampled_from(PERIODS)))
    currency = draw(st.sampled_from(("CNY", "CNY", "JPY", "KWD")))
    codes = draw(st.sampled_from((("alpha",), ("alpha",), ("alpha", "beta"))))
    texts = tuple(draw(plans(code, currency)) for code in codes)
    company = companies(period.starts_on, period.ends_on, codes, currency, size=BRANCHES)
    return Case(texts, period, draw(company))
