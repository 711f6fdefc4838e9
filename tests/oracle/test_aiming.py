"""The drawing meets edges: a company drawn by chance alone nearly never does."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.agreement import read
from tests.oracle.drawn.batch import Batch, batches
from tests.oracle.drawn.edges import edges_of
from tests.oracle.periods import Closing
from tests.oracle.scored import Scored


def test_people_are_drawn_on_edges_and_next_to_them() -> None:
    """Just short of a share of a target, just at it, just above: each again and again."""
    found = Counter(near for seed in range(1, 5) for batch in batches(seed) for near in _near(batch))
    assert min(found[-1], found[0], found[1]) >= 4, found


def _near(batch: Batch) -> Iterator[int]:
    """Give, for every figure within one smallest unit of an edge, on which side of it it lies."""
    days = Closing(batch.period.starts_on, batch.period.ends_on)
    for plan in map(read, batch.texts):
        edges = edges_of(plan)
        for measures in Scored.of(plan, batch.tables, days).measures.values():
            for code, measure in measures.items():
                if measure.exact is None or not measure.target or plan.unit(code) != "money":
                    continue
                for share in edges[code].attainments:
                    off = measure.exact - share * measure.target
                    if abs(off) <= 1:
                        yield _side(off)


def _side(off: Fraction) -> int:
    return (off > 0) - (off < 0)
