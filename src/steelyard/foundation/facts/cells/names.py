"""Cells that name a person, a product or a customer that must be known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.plain import folded, is_error, squeezed, unwrapped
from steelyard.runtime.columns.typing_cells import Reader

NEAR = 75  # of 100: below it a likeness is chance
CLEAR = 88  # from here on, and well ahead of the next, one click may accept it
AHEAD = 6
MOST_HINTS = 3


@dataclass(frozen=True)
class Known:
    """What is known of one kind: spellings that mean a value, and the names to suggest."""

    kind: str  # person, product or customer
    meanings: Mapping[str, frozenset[str]]  # folded spelling → the values it may mean
    labels: Mapping[str, str]  # value → the name shown
    is_open: bool = False  # no list yet: every name is taken as it is

    def hints(self, cell: str) -> list[tuple[str, str, int]]:
        """Return the nearest values as (value, label, likeness of 100), nearest first."""
        nearest = process.extract(
            squeezed(cell),
            {value: squeezed(label) for value, label in self.labels.items()},
            scorer=fuzz.ratio,
            score_cutoff=NEAR,
            limit=MOST_HINTS,
        )
        return [(value, self.labels[value], int(likeness)) for _, likeness, value in nearest]


def know(
    kind: str,
    spellings: Iterable[tuple[str, str]],
    *,
    labels: Mapping[str, str],
    aliases: Mapping[str, str],
    is_open: bool = False,
) -> Known:
    """Gather spellings (spelling, value); an alias wins over every other meaning of its spelling."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for spelling, value in spellings:
        if spelling:
            meanings[folded(spelling)].add(value)
    meanings.update({folded(raw): {canonical} for raw, canonical in aliases.items()})
    return Known(kind, {key: frozenset(values) for key, values in meanings.items()}, labels, is_open)


def name_reader(known: Known) -> Reader:
    """Return a reader of names into the values they mean."""

    def read(cell: str) -> str | Fault | None:
        text = unwrapped(cell.strip())
        if not text:
            return None
        if is_error(text):
            return Fault("spreadsheet_error")
        values = known.meanings.get(folded(text), frozenset())
        if len(values) == 1:
            return next(iter(values))
        if values:
            return Fault(
                f"ambiguous_{known.kind}",
                {"hints": [(value, known.labels.get(value, value), 0) for value in sorted(values)]},
            )
        if known.is_open:
            return text
        return Fault(f"unknown_{known.kind}", {"hints": known.hints(text)})

    return read


def is_clear(hints: list[tuple[str, str, int]]) -> bool:
    """Tell whether the first hint is near, and well ahead of the second."""
    if not hints or hints[0][2] < CLEAR:
        return False
    return len(hints) == 1 or hints[0][2] - hints[1][2] >= AHEAD
