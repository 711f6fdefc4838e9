"""Gate: a threshold that holds the total down while it is not kept."""

from pydantic import Field

from steelyard.engine.threshold import Threshold
from steelyard.engine.words import Words
from steelyard.engine.written import Points

SAYS = Words(
    "Unless {threshold}, the total is at most {most}.",
    "除非{threshold}，总分不超过 {most} 分。",
    "除非{threshold}，總分不超過 {most} 分。",
)


class Gate(Threshold):
    """A threshold that holds the total down while it is not kept."""

    otherwise_at_most: Points = Field(description="The highest total while the threshold is not kept.")
