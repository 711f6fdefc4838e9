"""Which line of a table is its header: reports print a title, a date and their filters above it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeAlias

from steelyard.foundation.facts.sources.numeric import looks_like_number

LINES_LOOKED_AT = 60
Recognised: TypeAlias = Callable[[Sequence[str]], int]  # how many of these are headers we know


def nothing_known(_headers: Sequence[str]) -> int:
    """Know no header."""
    return 0


def header_at(lines: Sequence[Sequence[str]], *, recognised: Recognised = nothing_known) -> int | None:
    """Return the place of the header among a table's first lines; None when no line says anything.

    It is the first line that fills about as many columns with words as the lines below fill, unless
    another one has more headers that are known.
    """
    first = lines[:LINES_LOOKED_AT]
    filled = [sum(bool(cell.strip()) for cell in line) for line in first]
    if not any(filled):
        return None
    by_shape = header_by_shape(first, filled)
    known = [recognised([cell for cell in line if cell.strip()]) for line in first]
    best = max(known)
    if best >= 2 and best > known[by_shape]:  # noqa: PLR2004 - one known word may be a title
        return known.index(best)
    return by_shape


def header_by_shape(lines: Sequence[Sequence[str]], filled: Sequence[int]) -> int:
    """Return the first line of words that is wide enough."""
    usual = Counter(count for count in filled if count > 1)
    width = max(usual, key=lambda count: (usual[count], count)) if usual else 1
    wide = [place for place, count in enumerate(filled) if count * 5 >= width * 3 and count]
    words = [place for place in wide if not any(looks_like_number(cell) for cell in lines[place])]
    return (words or wide)[0]


def width_of(lines: Sequence[Sequence[str]]) -> int:
    """Return how many columns the lines have that say something."""
    return max(
        (place for line in lines for place, cell in enumerate(line, 1) if cell.strip()),
        default=0,
    )
