"""What every component of pay has: a title, a gate, factors, caps; and how shapes plug in.

A shape says what it looks at of a person (`needs`), works out a person's numbers from that (`terms`), and
makes the exact pay of one line from them (`exact`). Gate, factors and rounding are applied to it once,
afterwards, the same for all shapes; the cap is a line of its own.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.figures import Figure
from steelyard.engine.filters import Condition
from steelyard.engine.incentives import chosen
from steelyard.engine.incentives.chosen import Chosen
from steelyard.engine.incentives.factors.kinds import AnyFactor
from steelyard.engine.incentives.gate import AnyGate
from steelyard.engine.incentives.line import Line, PaidLine
from steelyard.engine.incentives.seen import Need, Seen
from steelyard.engine.indicators.within import is_of_group
from steelyard.engine.names import suggestion
from steelyard.engine.personal import names_of
from steelyard.engine.personal_words import written_figure
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Clause, Shape, Targets, Title
from steelyard.engine.thresholds import Thresholds, threshold_flaws, threshold_words
from steelyard.engine.words import Language, Phrase, Sayable, Words
from steelyard.engine.written import PERSONAL, Code, OwnMoney

CAPPED = Words(
    "It pays at most {cap} a period; what is above is taken off in a line of its own.",
    "每个周期最多支付 {cap}，超出部分以单独一行扣除。",
    "每個週期最多支付 {cap}，超出部分以單獨一行扣除。",
)
UNCAPPED = Words(
    "There is no cap when {thresholds}.", "{thresholds}时，不设上限。", "{thresholds}時，不設上限。"
)
CAPPED_EACH = Words("No line pays more than {cap}.", "每笔最多支付 {cap}。", "每筆最多支付 {cap}。")
Basis = Literal[
    "once", "facts", "levels"
]  # a line a person; a line a fact; a line a level of the people below


class Incentive(Shape):
    """One component of pay. `title` in YAML is `titles` here; `title(language)` gives the words."""

    kind: str
    titles: Title = Field(alias="title", description="Its name, in each language.")
    gate: AnyGate | None = Field(None, description="What must be kept for it to be paid in full.")
    times: tuple[AnyFactor, ...] = Field((), description="What it is multiplied by, one after another.")
    cap: OwnMoney | None = Field(None, description="The most it pays in a period.")
    cap_unless: Thresholds = Field((), description="There is no cap while all of these are kept.")
    cap_each: OwnMoney | None = Field(None, description="The most that one line of it pays.")

    def title(self, language: Language) -> str:
        """Give its name."""
        return self.titles.text(language)

    # What a shape fills in.

    @property
    def base(self) -> str | None:
        """Name the indicator whose facts it pays for, if it pays by fact."""
        return None

    @property
    def basis(self) -> Basis:
        """Tell what it makes a line for."""
        return "once" if self.base is None else "facts"

    @property
    def base_kinds(self) -> tuple[str, ...]:
        """Name the kinds of indicator whose facts it can pay for."""
        return ("total",)

    @property
    def levels(self) -> tuple[int, ...]:
        """List the levels of people below that it tells apart; none where it pays all credits alike."""
        return ()

    @property
    def running(self) -> bool:
        """Tell whether its lines show what was credited so far."""
        return self.basis == "facts"

    @property
    def counts_units(self) -> bool:
        """Tell whether it pays for how many there are, not for what they are worth."""
        return False

    @property
    def aims_at_whole_year(self) -> bool:
        """Tell whether it looks at the target of the whole fiscal year."""
        return False

    @property
    def choices(self) -> Chosen | None:
        """Give the choice it makes fact by fact, if it does."""
        return None

    @property
    def zero_note(self) -> str:
        """Say in a word why a line of it comes to 0 before any factor."""
        return "zero_rate"

    @property
    def runs_straight(self) -> bool:
        """Tell whether pay runs straight between the levels it names (`bends`)."""
        return True

    def bends(self) -> Iterator[int]:
        """Yield attainments, in millionths, at which its own pay bends or jumps."""
        yield from ()

    @property
    def parts_of_unit(self) -> int:
        """Tell in how many parts of a minor unit `exact` counts."""
        return number.MICRO

    @property
    def alone(self) -> bool:
        """Tell whether it looks at each fact by itself, together with what takes that one back."""
        return False

    @property
    def yearly(self) -> bool:
        """Tell whether it pays what the fiscal year so far is due, in one sum."""
        return False

    def needs(self) -> Iterator[Need]:
        """Name what it looks at of a person, beside gate and factors."""
        yield from ()

    def figures(self) -> dict[str, int]:
        """Name its own plain numbers: components that differ in nothing else are computed together."""
        return {}

    def pattern(self) -> str:
        """Give what else it computes by; all of its definition, unless `figures` has taken numbers out."""
        return self.definition(without={"gate", "times", "cap", "cap_unless", "cap_each"})

    def terms(self, seen: Seen) -> Seen:
        """Work out what a person's pay depends on."""
        return seen

    def held(self, seen: Seen) -> list[tuple[Any, Any]]:
        """Give conditions under which nothing can be paid, and the note of each; the first counts."""
        return []

    @abstractmethod
    def exact(self, line: Line) -> Any:
        """Make the pay of one line, widened, in `parts_of_unit`."""

    @abstractmethod
    def says(self, plan: Any) -> Phrase:
        """Say what is paid."""

    def rows(self, currency: str, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rate table, if there is one."""
        return ()

    def rate_table(self, plan: Any, language: Language) -> tuple[tuple[str, ...], ...]:
        """Give the rate table of a plan, where it needs more of the plan than the currency."""
        return self.rows(plan.currency, language)

    @abstractmethod
    def formula(self, line: PaidLine) -> str:
        """Show how one line came about, with its values, before gate and factors."""

    def told(self, rows: Any, known: Mapping[str, int | None]) -> Iterator[Sayable]:
        """Tell what the whole component depended on, by a person's rows and its numbers."""
        yield from ()

    # What all shapes share.

    @property
    def personal(self) -> tuple[str, ...]:
        """Name its figures that are each person's own."""
        return names_of(self)

    def looks_at(self) -> Iterator[Need]:
        """Name everything it looks at of a person: by itself, its gate and its factors."""
        yield from self.needs()
        if self.gate is not None:
            yield from self.gate.needs()
        yield from (("measure", threshold.indicator) for threshold in self.cap_unless)
        for factor in self.times:
            yield from factor.needs()

    def indicators(self) -> frozenset[str]:
        """Name every indicator it depends on."""
        looked = {code for _, code in self.looks_at() if code}
        return frozenset(looked | ({self.base} if self.base else set()))

    def whens(self) -> Iterator[Condition]:
        """Yield every condition it asks of a fact."""
        yield from chosen.conditions_of([self.choices, *(factor.choices for factor in self.times)])

    @property
    def prorations(self) -> tuple[Any, ...]:
        """As its factors say."""
        return tuple(by for factor in self.times for by in factor.prorations)

    @property
    def needs_others(self) -> bool:
        """As the shape says; factors look at one person only."""
        return False

    def definition(self, without: frozenset[str] | set[str] = frozenset()) -> str:
        """Give what it computes, or a part of that."""
        return self.model_dump_json(exclude={"because", "reference", "titles", *without})

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield indicators that are not there or cannot be paid on, factors and caps that make no sense."""
        if self.base is not None and self.base not in draft.names("indicators"):
            known = suggestion(self.base, draft.names("indicators"))
            yield Flaw("unknown_indicator", ("on",), {"name": self.base, "known": known})
        base = draft.indicators.get(self.base)
        if base is not None and not self._payable(base, draft):
            yield Flaw(
                "not_payable" if "total" in self.base_kinds else "not_counted_facts",
                ("on",),
                {"name": str(self.base)},
            )
        if is_of_group(base):
            yield Flaw("group_not_paid", ("on",), {"name": str(self.base)})
        yield from self._cap_flaws(draft)
        if self.gate is not None:
            yield from (flaw.below("gate") for flaw in self.gate.flaws(draft))
        for place, factor in enumerate(self.times):
            yield from (flaw.below("times", place) for flaw in factor.flaws(draft))
            if factor.choices is not None and self.basis != "facts":
                yield Flaw("factor_by_fact", ("times", place))

    def _payable(self, base: Any, draft: Any) -> bool:
        return base.kind in self.base_kinds and (base.kind != "total" or draft.unit(base) == "money")

    def _cap_flaws(self, draft: Any) -> Iterator[Flaw]:
        for name in ("cap", "cap_each"):
            cap = getattr(self, name)
            if cap is not None and cap != PERSONAL and cap <= 0:
                yield Flaw("cap_not_positive", (name,), {"written": Figure(cap, "money", draft.currency)})
        yield from threshold_flaws("cap_unless", self.cap_unless, draft)
        if self.cap_unless and self.cap is None:
            yield Flaw("cap_unless_no_cap", ("cap_unless",))
        if self.cap_each is not None and self.basis == "once":
            yield Flaw("cap_each_of_one", ("cap_each",))

    def own_rows(self, plan: Any, language: Language, targets: Targets) -> tuple[tuple[str, ...], ...]:
        """Give the rate table with one person's figures in it."""
        return self.rate_table(plan, language)

    def clause(self, plan: Any, language: Language, targets: Targets | None = None) -> Clause:
        """Say the whole component, gate, factors and caps included."""
        said: list[Sayable] = [self.says(plan)]
        if self.gate is not None:
            said.append(self.gate.says(plan))
        said += [factor.says(plan) for factor in self.times]
        if self.cap_each is not None:
            said.append(CAPPED_EACH(cap=written_figure(self.cap_each, "money", plan.currency)))
        if self.cap is not None:
            said.append(CAPPED(cap=written_figure(self.cap, "money", plan.currency)))
        if self.cap_unless:
            said.append(UNCAPPED(thresholds=threshold_words(self.cap_unless, plan)))
        sentence = plan.sentence([*said, *plan.reasons(self)], language)
        rows = self.rate_table(plan, language)
        if targets is not None:
            rows = self.own_rows(plan, language, targets)
        return Clause(self.title(language), sentence, rows)


class PaysByFact(Incentive):
    """A component that pays for each fact of an indicator."""

    on: Code = Field(description="The indicator, a total of money, whose facts are paid for.")

    @property
    def base(self) -> str | None:
        """As declared."""
        return self.on
