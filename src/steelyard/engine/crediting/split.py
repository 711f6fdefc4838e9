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
    # Only what dividing needs: sorting is dear, and a fact's other columns would be sorted with it.
    amounts = facts.select("whole_minor", part_of="id", shared_as=of_fact)
    near = _near(agreed(splits), amounts)
    met = near.inner_join(amounts, near.fact_id == amounts.shared_as)
    each = met.group_by("part_of", "person", "whole_minor").aggregate(share_ppm=number.total(met.share_ppm))
    alone = owned(facts.anti_join(each, facts.id == each.part_of))
    divided = _divided(each)
    if must_be_whole:
        divided = divided.filter(divided.all_ppm == number.whole(number.MICRO))
    divided = divided.select("part_of", "person", "share_ppm", "amount_minor", role=ibis.literal("split"))
    parts = facts.inner_join(divided, facts.id == divided.part_of)
    return alone.union(parts.select(*alone.columns))


def _near(splits: ibis.Table, amounts: ibis.Table) -> ibis.Table:
    """Leave out shares of facts before the first and behind the last: sorted files are then read in part."""
    ends = amounts.aggregate(first=amounts.shared_as.min(), last=amounts.shared_as.max())
    met = splits.inner_join(ends, [splits.fact_id >= ends.first, splits.fact_id <= ends.last])
    return met.drop("first", "last")


def agreed(splits: ibis.Table) -> ibis.Table:
    """Leave out shares beside the fact's 100 %."""
    return splits.filter((splits.role != OVERLAY).fill_null(ibis.literal(value=True)))


def shared_by(facts: ibis.Table) -> Any:
    """Give the fact whose shares count: its own, or those of what it takes back."""
    return facts.root_id if "root_id" in facts.columns else facts.id


def _divided(rows: ibis.Table) -> ibis.Table:
    """Divide `whole_minor` by largest remainder: adds amount_minor and all_ppm, the shares of all.

    Signs are put aside, so a refund mirrors its deal. One window serves all three sums.
    """
    amount: Any = rows.whole_minor.abs()
    product = number.wide(amount) * number.wide(rows.share_ppm)
    rows = rows.mutate(
        down=number.quotient(product, number.MICRO), rest=number.remainder(product, number.MICRO)
    )
    turns = {"group_by": rows.part_of, "order_by": [ibis.desc(rows.rest), rows.person]}
    everyone = ibis.window(**turns, rows=(None, None))
    rows = rows.mutate(
        turn=ibis.row_number().over(ibis.window(**turns)),
        all_down=number.running(rows.down, everyone),
        all_ppm=number.running(rows.share_ppm, everyone),
    )
    wanted = number.divide(number.wide(rows.whole_minor.abs()) * number.wide(rows.all_ppm), number.MICRO)
    one_more = (rows.turn < wanted - rows.all_down).ifelse(number.whole(1), number.whole(0))
    return rows.mutate(amount_minor=(rows.down + one_more) * number.sign(rows.whole_minor))
