"""The path of a pay line's story: component and fact; a line beside the fact's own adds its note.

So every line of a statement has a path of its own, which its page and a question about it go by.
"""

from steelyard.engine.settlement.notes import BESIDE_FACTS


def line_path(component: str, dataset: str | None, fact_id: str | None, note: str | None) -> str:
    """Name the story of a line about a fact, or of the whole component for one about none."""
    if not fact_id:
        return f"pay/{component}"
    path = f"pay/{component}/{dataset}/{fact_id}"
    return f"{path}/{note}" if note in BESIDE_FACTS else path
