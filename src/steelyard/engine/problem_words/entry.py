"""What is said of one kind of problem."""

from dataclasses import dataclass

from steelyard.engine.words import Words

__all__ = ["Entry", "Words"]


@dataclass(frozen=True)
class Entry:
    """What is wrong, why it matters, and what to write instead."""

    what: Words
    why: Words
    instead: Words
