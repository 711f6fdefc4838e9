"""After this, do that: the one table of what follows what, across rooms.

A room publishes an event (kit/events.py) without knowing who listens; a handler takes the event.
"""

from steelyard.kit.events import FollowUps

FOLLOW_UPS: FollowUps = {}
