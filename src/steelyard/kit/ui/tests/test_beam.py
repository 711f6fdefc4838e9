from hypothesis import given
from hypothesis import strategies as st

from steelyard.kit.ui.beam import POINT, WIDTH, Weight, hang

SCORES = st.integers(0, 150)


def scorecard(parts: list[tuple[int, int]]) -> tuple[list[Weight], int]:
    """Make a scorecard of (score, share) with its total: the sum of weight times score."""
    whole = sum(share for _score, share in parts)
    weights = [
        Weight(
            label=str(number),
            score_micro=score * POINT,
            weight_ppm=share * POINT // whole,
            contribution_micro=score * share * POINT // whole,
        )
        for number, (score, share) in enumerate(parts)
    ]
    return weights, sum(weight.contribution_micro for weight in weights)


@given(st.lists(st.tuples(SCORES, st.integers(1, 50)), min_size=1, max_size=9))
def test_the_hook_stands_at_the_centre_of_mass(parts: list[tuple[int, int]]) -> None:
    weights, total = scorecard(parts)
    beam = hang(weights, total_micro=total)
    whole = sum(share for _score, share in parts)
    turning = sum(
        share * (h.x - beam.balance) for h, (_score, share) in zip(beam.hangings, parts, strict=True)
    )
    assert abs(turning / whole) < 1  # of 640: what rounding to a tenth leaves


@given(st.lists(st.tuples(SCORES, st.integers(1, 50)), min_size=1, max_size=9))
def test_no_weight_covers_another_nor_leaves_the_drawing(parts: list[tuple[int, int]]) -> None:
    weights, total = scorecard(parts)
    hung = hang(weights, total_micro=total).hangings
    for one in hung:
        assert 0 <= one.x <= WIDTH
        for other in hung:
            if one.number < other.number and one.top == other.top:
                assert abs(one.x - other.x) >= (one.side + other.side) / 2
