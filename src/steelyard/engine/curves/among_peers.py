"""Curves that compare somebody with others on the same plan: the points depend on everybody's results."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.axis import Axis, Reads
from steelyard.engine.curves.curve import Corner, Curve
from steelyard.engine.exact import Held
from steelyard.engine.words import Words

Within = Literal["plan", "team", "position"]
PEERS = {
    "plan": Words("all on the plan", "本方案全体人员", "本方案全體人員"),
    "team": Words("those of the same team", "同一团队人员", "同一團隊人員"),
    "position": Words("those of the same position", "同一岗位人员", "同一職位人員"),
}
READING = {"attainment": Words("attainment", "达成率", "達成率"), "value": Words("value", "实际值", "實際值")}

ASK_AMONG = "this curve scores people beside each other: ask `among`"


@dataclass(frozen=True)
class Peers:
    """Expressions over somebody's peers, themselves included: only those with something to compare count."""

    count: Any
    place: Any  # 1 is best; equal ones share the better place
    mean: Any  # in the scale compared
    spread: Any  # the standard deviation, likewise


class AmongPeers(Curve):
    """What rank and z_score share."""

    reads: Reads = Field("attainment", description="What is compared: the attainment, or the value itself.")
    within: Within = Field("plan", description="Who is compared: all on the plan, or a team, or a position.")

    @property
    def looks_at(self) -> Reads:
        """As written."""
        return self.reads

    @property
    def needs_others(self) -> bool:
        """It does."""
        return True

    def compared(self, x: Any, axis: Axis) -> Any:
        """Give what is compared: counts in millionths, so that their mean and spread are not whole ones."""
        return x * number.whole(number.MICRO) if axis.unit == "count" else x

    def side(self, axis: Axis) -> int:
        """Tell from which side it is looked at: -1 where a lower value is the better one."""
        return -1 if axis.better == "less" and axis.reads == "value" else 1

    def score(self, x: Held, axis: Axis) -> Held:
        """None of its own: points come from beside whom somebody stands (`among`)."""
        raise TypeError(ASK_AMONG)

    @abstractmethod
    def among(self, x: Any, axis: Axis, peers: Peers) -> Held:
        """Make the score's expressions."""

    def corners(self, axis: Axis) -> list[Corner]:
        """None: the same x gives other points among other peers."""
        return []

    @abstractmethod
    def told(self, axis: Axis, x: int, scored: Mapping[str, Any]) -> tuple[Any, str]:
        """Say where somebody stands among the peers, and show the sum; `scored` is the row of scores."""
