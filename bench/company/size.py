"""How large a company is."""

from dataclasses import dataclass

PEOPLE_MOST, PEOPLE_LEAST, DEALS_A_PERSON = 20_000, 100, 500
UNITS = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True)
class Size:
    """So many deals a year, and so many people who make them."""

    deals: int

    @property
    def people(self) -> int:
        """A person for 500 deals; from 10 million deals on everyone has more."""
        return min(PEOPLE_MOST, max(PEOPLE_LEAST, self.deals // DEALS_A_PERSON))

    @property
    def customers(self) -> int:
        """Twenty deals a customer."""
        return max(100, self.deals // 20)

    @property
    def surveys(self) -> int:
        """An answer for every twenty deals."""
        return self.deals // 20

    @property
    def code(self) -> str:
        """Write it as people say it: 2k, 1m."""
        for unit, scale in reversed(UNITS.items()):
            if self.deals >= scale and self.deals % scale == 0:
                return f"{self.deals // scale}{unit}"
        return str(self.deals)


def size_of(text: str) -> Size:
    """Read 2k, 1m or 2000."""
    scale = UNITS.get(text[-1:].lower(), 1)
    return Size(int(text.rstrip("kKmM")) * scale)
