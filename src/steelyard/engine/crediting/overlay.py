"""Overlay: beside those a fact belongs to, others are credited with a share of it that takes nothing away."""

from typing import Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.crediting.credit import Credit, owned
from steelyard.engine.crediting.split import OVERLAY, shared, shared_by
from steelyard.engine.words import Phrase, Words

SAYS = {
    "owner": Words(
        "It is credited, whole, to its owner; those with an overlay share are credited with it beside that.",
        "全部归属于其负责人；有叠加占比的人另按占比叠加归属。",
        "全部歸屬於其負責人；有疊加佔比的人另按佔比疊加歸屬。",
    ),
    "split": Words(
        "Where people share it, each is credited with the share agreed, 100 % in all, "
        "else it is its owner's; those with an overlay share are credited with it beside that.",
        "多人共享时，各按约定比例归属，合计 100 %，否则全部归属于其负责人；有叠加占比的人另按占比叠加归属。",
        "多人共享時，各按約定比例歸屬，合計 100 %，否則全部歸屬於其負責人；有疊加佔比的人另按佔比疊加歸屬。",
    ),
}


class Overlay(Credit):
    """kind: overlay."""

    kind: Literal["overlay"]
    shared_by: Literal["owner", "split"] = Field("owner", description="How a fact is first divided.")

    @property
    def takes_shares(self) -> bool:
        """As the shape beneath does."""
        return self.shared_by == "split"

    @property
    def shares_must_be_whole(self) -> bool:
        """Shares total 100 %; what is beside them does not."""
        return self.takes_shares

    @property
    def one_row_a_fact(self) -> bool:
        """Who owns a fact may have an overlay share of it too."""
        return False

    def parts(self, facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
        """Divide facts as declared, and credit overlay shares beside that."""
        beneath = shared(facts, splits, must_be_whole=True) if self.takes_shares else owned(facts)
        return beneath.union(_beside(facts, splits).select(*beneath.columns))

    def says(self) -> Phrase:
        """Say whose a fact is."""
        return SAYS[self.shared_by]()


def _beside(facts: ibis.Table, splits: ibis.Table) -> ibis.Table:
    """Credit everyone who has an overlay share with it, rounded by itself."""
    overlays = splits.filter(splits.role == OVERLAY)
    each = overlays.group_by("fact_id", "person").aggregate(share_ppm=number.total(overlays.share_ppm))
    met: Any = facts.inner_join(each, shared_by(facts) == each.fact_id).drop("fact_id")
    return met.mutate(
        role=ibis.literal(OVERLAY),
        amount_minor=number.scale(met.whole_minor, met.share_ppm),
    )
