"""Why a text cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be used: a code, and what its words mention."""

    code: str
    more: Mapping[str, Any] = field(default_factory=dict)
