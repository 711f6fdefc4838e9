"""Owner: a fact belongs, whole, to the person it names."""

from typing import Literal

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.words import Phrase, Words

SAYS = Words("It is credited, whole, to its owner.", "全部归属于其负责人。", "全部歸屬於其負責人。")


class Owner(Credit):
    """kind: owner."""

    kind: Literal["owner"]

    def says(self) -> Phrase:
        """Say whose a fact is."""
        return SAYS()
