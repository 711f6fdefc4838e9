"""The steelyard: a scorecard as a beam in balance.

Each indicator hangs on a graduated beam where its score is, as heavy as its weight. A beam balances at
its centre of mass, and that is Σ weight × score: the hook stands exactly at the total score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

POINT = 1_000_000
WIDTH, EDGE, BEAM_Y = 640, 40, 76  # the drawing's own units
LEVEL, FIRST_STRING = 62, 26
LEAST, HEAVIEST, GAP = 32, 100, 8
TICK = 20
CLEAR = 26  # no tick is named nearer to the hook


@dataclass(frozen=True, kw_only=True)
class Weight:
    """One indicator of a scorecard."""

    label: str
    score_micro: int
    weight_ppm: int
    contribution_micro: int


@dataclass(frozen=True, kw_only=True)
class Hanging:
    """A weight with its place on the drawing."""

    weight: Weight
    number: int
    x: float
    top: float
    side: float

    @property
    def outline(self) -> str:
        """Return the weight's shape as a path: narrow above, wide below."""
        neck, foot = self.side * 0.3, self.side * 0.5
        y, base = self.top, self.top + self.side * 0.9
        return (
            f"M{self.x - neck:.1f} {y:.1f}h{2 * neck:.1f}L{self.x + foot:.1f} {base - 4:.1f}"
            f"q.5 4-4 4H{self.x - foot + 4:.1f}q-4.5 0-4-4Z"
        )

    @property
    def middle(self) -> float:
        """Return where the number stands."""
        return self.top + self.side * 0.45


@dataclass(frozen=True, kw_only=True)
class Beam:
    """The whole drawing."""

    hangings: Sequence[Hanging]  # in the order given
    behind: Sequence[Hanging]  # the longest strings first
    ticks: Sequence[tuple[float, int | str]]  # where, and what is written
    balance: float
    height: float
    total_micro: int


def hang(weights: Sequence[Weight], *, total_micro: int) -> Beam:
    """Place the weights so that none covers another."""
    scores = [100 * POINT, total_micro, *(weight.score_micro for weight in weights)]
    # Where the scale begins does not move the balance, so it begins near the lowest score.
    start = max(0, min(scores) // (TICK * POINT) - 1) * TICK
    end = -(-max(scores) // (TICK * POINT)) * TICK

    def place(score_micro: int) -> float:
        reach = max(0, score_micro - start * POINT) / ((end - start) * POINT)
        return round(EDGE + reach * (WIDTH - 2 * EDGE), 1)

    placed: dict[int, Hanging] = {}
    ends: list[float] = []  # of each level, how far to the right it is taken
    for number, weight in sorted(enumerate(weights, 1), key=lambda pair: (pair[1].score_micro, pair[0])):
        side = max(LEAST, HEAVIEST * sqrt(weight.weight_ppm / POINT))
        x = place(weight.score_micro)
        level = next((at for at, right in enumerate(ends) if right + GAP < x - side / 2), len(ends))
        ends[level : level + 1] = [x + side / 2]
        placed[number] = Hanging(
            weight=weight, number=number, x=x, top=BEAM_Y + FIRST_STRING + level * LEVEL, side=side
        )
    hangings = [placed[number] for number in sorted(placed)]
    return Beam(
        hangings=hangings,
        behind=sorted(hangings, key=lambda hanging: -hanging.top),
        ticks=[
            (place(score * POINT), score if abs(place(score * POINT) - place(total_micro)) > CLEAR else "")
            for score in range(start, end + 1, TICK)
        ],
        balance=place(total_micro),
        height=round(max([BEAM_Y + 40, *(hanging.top + hanging.side for hanging in hangings)]) + 6),
        total_micro=total_micro,
    )
