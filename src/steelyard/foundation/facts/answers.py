"""What somebody has said, once for a file, of how its cells are meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

ROUND = "round"
MINUS = "minus"
ASIDE = "aside"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers to what a file leaves open; where one is empty the cells say it, or it is asked."""

    numbers: str = ""  # of all columns: "dot" or "comma" before the decimals
    read_as: Mapping[str, str] = field(default_factory=dict)  # of one column: dot, comma, dmy or mdy
    decimals: str = ""  # more than a currency has: "round" half up, or "aside": set such rows aside
    refunds: str = ""  # rows that take back, written without sign: "minus", or "aside"

    def over(self, earlier: "Answers") -> "Answers":
        """Put them before earlier ones: what is said now holds, what is not stays as it was.

        How all columns are written goes before what was said of one.
        """
        said = {name: value for name, value in vars(self).items() if value}
        columns = self.read_as if self.numbers else {**earlier.read_as, **self.read_as}
        return replace(earlier, **{**said, "read_as": columns})

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Answers":
        """Read them back as the database keeps them."""
        return cls(**{name: content[name] for name in cls.__dataclass_fields__ if name in content})
