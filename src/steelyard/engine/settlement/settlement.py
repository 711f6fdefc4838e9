"""What every settlement item has: a title, what it looks at; and how kinds plug in."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import ibis
from pydantic import Field

from steelyard.engine.figures import Figure
from steelyard.engine.names import suggestion
from steelyard.engine.personal import names_of
from steelyard.engine.problems import Flaw
from steelyard.engine.settlement.case import Case, Settled
from steelyard.engine.shape import Clause, Shape, Title
from steelyard.engine.words import Language, Listed, Phrase, Sayable, Words
from steelyard.engine.written import Code

RESERVED = ("adjustments", "corrections")
LOOKS_AT = Words("It looks at {items}.", "只计算：{items}。", "只計算：{items}。")


class Settlement(Shape):
    """One item. `title` in YAML is `titles` here; `title(language)` gives the words."""

    kind: str
    titles: Title = Field(alias="title", description="Its name, in each language.")
    of: tuple[Code, ...] | None = Field(
        None, description="The components and earlier items it looks at; all before it when left out."
    )

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    # What a kind fills in.

    @abstractmethod
    def settle(self, case: Case) -> Settled:
        """Make its lines and balances."""

    @abstractmethod
    def says(self, plan: Any) -> Phrase:
        """Say what becomes of what was earned."""

    def formula(self, note: str, earned: int, amount: int, currency: str) -> str:
        """Show how a line came about, given in minor units; empty where there is nothing to show."""
        del note, earned, amount, currency
        return ""

    @property
    def follows_facts(self) -> bool:
        """Tell whether it settles fact by fact: then all it looks at must say which facts it touched."""
        return False

    @property
    def shares_out(self) -> bool:
        """Tell whether what it takes or gives can be shared out over facts."""
        return True

    @property
    def keeps_waiting(self) -> bool:
        """Tell whether it holds something that is paid later."""
        return False

    @property
    def claws(self) -> bool:
        """Tell whether it takes back what facts paid."""
        return False

    def fallen(self, case: Case) -> ibis.Table | None:
        """Find the facts it takes hold of by the period's last day: dataset, root, fell_on."""
        del case
        return None

    @property
    def datasets(self) -> Mapping[str, tuple[str, ...]]:
        """Name the fact tables it needs beside the credited ones, and their columns; the date comes first."""
        return {}

    @property
    def paid_in(self) -> Mapping[str, str]:
        """Name the money column of those tables that have one it needs."""
        return {}

    @property
    def indicators(self) -> tuple[str, ...]:
        """Name the indicators it looks at."""
        return ()

    # What all kinds share.

    @property
    def personal(self) -> tuple[str, ...]:
        """Name its figures that are each person's own."""
        return names_of(self)

    def looks_at(self, before: Iterable[str]) -> tuple[str, ...]:
        """Name the components and items whose lines it settles, of those that stand before it."""
        return tuple(code for code in before if self.of is None or code in self.of)

    def flaws_after(self, draft: Any, code: str, before: tuple[str, ...]) -> Iterator[Flaw]:
        """Yield everything wrong with it, given what stands before it."""
        for place, name in enumerate(self.of or ()):
            if name not in before:
                yield Flaw("nothing_before", ("of", place), {"name": name, "known": suggestion(name, before)})
        if self.of is None and not before:
            yield Flaw("nothing_to_settle", (), {"name": code})
        yield from self.flaws(draft)

    def clause(self, plan: Any, language: Language) -> Clause:
        """Say the whole item."""
        said: list[Sayable] = [self.says(plan)]
        if self.of is not None:
            known = {**plan.pay, **plan.settlement}
            said.append(LOOKS_AT(items=Listed(tuple(known[code].titles for code in self.of))))
        return Clause(self.title(language), plan.sentence([*said, *plan.reasons(self)], language))


def bare(minor: int, currency: str) -> str:
    """Show an amount as it stands in a formula."""
    return Figure(minor, "money", currency).bare()


def difference(earned: int, amount: int, currency: str) -> str:
    """Show a line that fills up to something, or takes down to it."""
    return f"{bare(earned + amount, currency)} − {bare(earned, currency)} = {bare(amount, currency)}"


def part(share: int, earned: int, amount: int, currency: str) -> str:
    """Show a line that takes a share."""
    return f"− {bare(earned, currency)} × {Figure(share, 'ratio').text()} = {bare(amount, currency)}"


def positive(name: str, value: int | str | None, unit: Any, currency: str = "") -> Iterator[Flaw]:
    """Yield a figure that must be above 0 and is not."""
    if isinstance(value, int) and value <= 0:
        yield Flaw("not_above_zero", (name,), {"name": name, "written": Figure(value, unit, currency)})
