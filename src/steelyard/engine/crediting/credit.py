"""What every crediting shape has: the date that counts, the amount, and how a fact becomes credited rows."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine.crediting import refunds, territory
from steelyard.engine.names import is_code
from steelyard.engine.number import MICRO, whole
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape, Title
from steelyard.engine.words import Phrase, Words

COUNTED = Words(
    "A row of {dataset} counts on the day in “{date}”.",
    "{dataset} 的每一条记录按“{date}”所载日期计入。",
    "{dataset} 的每一筆記錄按「{date}」所載日期計入。",
)
AMOUNT = Words(
    "Its amount is “{amount}”, converted into {currency} at the rate of that day.",
    "金额取“{amount}”，按当日汇率折算为 {currency}。",
    "金額取「{amount}」，按當日匯率折算為 {currency}。",
)


class Credit(Shape):
    """How the facts of one dataset are credited. `facts` below has id, owner, counted_on and whole_minor."""

    kind: str
    titles: Title | None = Field(None, alias="title", description="What its facts are called.")
    counts_on: str = Field(description="The date column that places a fact in a period.")
    amount: str | None = Field(None, description="The money column that is credited, if the dataset has one.")
    without_owner: Literal["territory"] | None = Field(
        None, description="`territory`: a fact without owner is theirs whose territory it lies in."
    )
    refunds: str | None = Field(None, description="The column that names the fact a row takes back.")

    @property
    def by_territory(self) -> bool:
        """Tell whether territories give facts an owner."""
        return self.without_owner == "territory"

    def named(self, dataset: str) -> Title | str:
        """Give the facts' name, or the dataset's where they have none."""
        return self.titles or dataset

    @property
    def takes_shares(self) -> bool:
        """Tell whether facts may be shared among people."""
        return False

    @property
    def shares_must_be_whole(self) -> bool:
        """Tell whether a fact's shares must total 100 %."""
        return False

    @property
    def one_row_a_fact(self) -> bool:
        """Tell whether a person is credited with a fact in one row only."""
        return True

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield columns that could not be any."""
        for name in ("counts_on", "amount", "refunds"):
            written = getattr(self, name)
            if written is not None and not is_code(written):
                yield Flaw("not_a_code", (name,), {"written": written})
        if self.refunds is not None and self.refunds == self.counts_on:
            yield Flaw("refunds_itself", ("refunds",), {"written": self.refunds})

    def parts(self, facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
        """Divide facts among people: adds person, role, share_ppm and amount_minor."""
        return owned(facts)

    @property
    def division(self) -> "Credit":
        """Give the shape that divides facts just so: equal parts are made once."""
        return self

    @property
    def levels_up(self) -> int:
        """Tell how many levels of managers are credited (reach.py)."""
        return 0

    @property
    def credits_own(self) -> bool:
        """Tell whether people are credited with their own parts."""
        return True

    @abstractmethod
    def says(self) -> Phrase:
        """Say whose a fact is."""

    def conditions(self) -> list[Phrase]:
        """Say what else decides whose a fact is."""
        said = [territory.SAYS()] if self.by_territory else []
        return [*said, refunds.SAYS(refunds=self.refunds)] if self.refunds else said

    def role_words(self, role: str) -> Words:
        """Say in what role a person was credited."""
        return ROLES[role]


def owned(facts: ibis.Table) -> ibis.Table:
    """Give every fact whole to its owner."""
    plain = ibis.literal("owner")
    return facts.filter(facts.owner.notnull()).mutate(
        person=facts.owner,
        role=facts.by_territory.ifelse("territory", plain) if "by_territory" in facts.columns else plain,
        share_ppm=whole(MICRO),
        amount_minor=facts.whole_minor,
    )


ROLES = {
    "owner": Words("as its owner", "作为负责人", "作為負責人"),
    "territory": Words("by territory", "按区域", "按區域"),
    "overlay": Words("beside it with a share of {share}", "另按 {share} 叠加", "另按 {share} 疊加"),
    "split": Words("with a share of {share}", "占比 {share}", "佔比 {share}"),
    "team": Words("through {via}", "经由 {via}", "經由 {via}"),
}
