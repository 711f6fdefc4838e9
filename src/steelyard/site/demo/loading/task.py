"""What every step of a load needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from steelyard.site.demo import words
from steelyard.site.demo.company import Company

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Load:
    """The company, where its exports are, what time it is, and whom to tell how far it has come."""

    company: Company
    files: tuple[Path, ...]
    at: datetime
    tell: Tell


def reason(kind: str) -> str:
    """Say why, in the company's words: what stands in the audit trail is data, not interface."""
    return str(words.read("texts.yaml")["whys"][kind])
