"""Split: people share a fact, and the parts sum to the whole.

Parts are whole minor units: the last units go to the largest remainders, and among equals to the person whose
code comes first.
"""

from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.crediting.credit import Credit, owned
from steelyard.engine.words import Phrase, Words

OVERLAY = "overlay"  # the role of a share beside the 100 %
SAYS = {
    "total 100 %": Words(
        "Where people share it, each is credited with the share agreed, 100 % in all; "
        "else it is its owner's.",
        "多人共享时，各按约定比例归属，比例合计 100 %；否则全部归属于其负责人。",
        "多人共享時，各按約定比例歸屬，比例合計 100 %；否則全部歸屬於其負責人。",
    ),
    "may differ from 100 %": Words(
        "Where people share it, each is credited with the agreed share, not always 100 % in all; "
        "else it is its owner's.",
        "多人共享时，各按约定比例归属，比例合计可不为 100 %；否则全部归属于其负责人。",
        "多人共享時，各按約定比例歸屬，比例合計可不為 100 %；否則全部歸屬於其負責人。",
    ),
}


class Split(Credit):
    """kind: split."""

    kind: Literal["split"]
    shares: Literal["total 100 %", "may differ from 100 %"] = Field(
        "total 100 %", description="Whether the shares of one fact must total 100 %."
    )

    @property
    def takes_shares(self) -> bool:
        """Facts are shared."""
        return True

    @property
    def shares_must_be_whole(self) -> bool:
        """As declared."""
        return self.shares == "total 100 %"

    def parts(self, facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
        """Give shared facts out by share, others to their owners."""
        return shared(facts, splits, must_be_whole=self.shares_must_be_whole)

    def says(self) -> Phrase:
        """Say whose a fact is."""
        return SAYS[self.shares]()


def shared(facts: ibis.Table, splits: ibis.Table, *, must_be_whole: bool) -> ibis.Table:
    """Divide facts by their shares; a fact without shares is its owner's."""
    of_fact = shared_by(facts)
    # Only these facts' shares: a period's facts are few among a year's shares, which are dear to group.
    agreed_on = agreed(splits)
    splits = agreed_on.semi_join(facts, agreed_on.fact_id == of_fact)
    shares = per_person(splits)
    if must_be_whole:
        shares = shares.filter(shares.all_ppm == number.whole(number.MICRO))
    alone = owned(facts.anti_join(splits, of_fact == splits.fact_id))
    joined = facts.inner_join(shares, of_fact == shares.fact_id).drop("fact_id")
    divided = joined.mutate(
        via=joined.person, role=ibis.literal("split"), level=number.whole(0), amount_minor=_part(joined)
    ).drop("all_ppm")
    return alone.union(divided.select(*alone.columns))


def agreed(splits: ibis.Table) -> ibis.Table:
    """Leave out shares beside the fact's 100 %."""
    return splits.filter((splits.role != OVERLAY).fill_null(ibis.literal(value=True)))


def shared_by(facts: ibis.Table) -> Any:
    """Give the fact whose shares count: its own, or those of what it takes back."""
    return facts.root_id if "root_id" in facts.columns else facts.id


def per_person(splits: ibis.Table) -> ibis.Table:
    """Add up a person's shares of one fact, and everybody's beside them."""
    each = splits.group_by("fact_id", "person").aggregate(share_ppm=number.total(splits.share_ppm))
    return each.mutate(all_ppm=number.running(each.share_ppm, ibis.window(group_by=each.fact_id)))


def _part(row: ibis.Table) -> Any:
    """Divide `whole_minor` by largest remainder. Signs are put aside, so a refund mirrors its deal."""
    amount: Any = row.whole_minor.abs()
    product = number.wide(amount) * number.wide(row.share_ppm)
    down = number.quotient(product, number.MICRO)
    of_fact = ibis.window(group_by=row.id)
    wanted = number.divide(number.wide(amount) * number.wide(row.all_ppm), number.MICRO)
    left_over = wanted - number.running(down, of_fact)
    turn = ibis.row_number().over(
        ibis.window(
            group_by=row.id,
            order_by=[ibis.desc(number.remainder(product, number.MICRO)), row.person],
        )
    )
    return (down + (turn < left_over).ifelse(number.whole(1), number.whole(0))) * number.sign(row.whole_minor)
