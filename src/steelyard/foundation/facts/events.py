"""What this room tells the others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FactsChanged:
    """A dataset has a new head: rows were added, changed or rolled back."""

    dataset: str
    import_id: int
