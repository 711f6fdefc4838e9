"""After this, do that: the one table of what follows what, across rooms.

A room publishes an event (kit/events.py) without knowing who listens; a handler takes the event.
"""

from steelyard.kit.events import FollowUps
from steelyard.loop.assessment.events import PeriodClosed
from steelyard.loop.rewards.jobs import ask_to_prepare

FOLLOW_UPS: FollowUps = {
    PeriodClosed: (ask_to_prepare,),
}
