"""Batches for Hypothesis: it draws the seed, everything else follows from that."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.oracle.drawn.batch import Batch, batches


def drawn(*, plans: int = 2, codes: int = 2, branches: int = 8) -> SearchStrategy[Batch]:
    """Draw a batch; a close of many branches costs little more than a close of one."""
    seeds = st.integers(1, 10**9)
    return seeds.map(lambda seed: next(batches(seed, plans=plans, codes=codes, branches=branches)))


def wide(examples: int) -> settings:
    """Let a test see a few wide cases, the same ones each time; the long run sees many."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),  # a seed does not shrink; long_run makes cases small itself
        suppress_health_check=list(HealthCheck),
    )
