"""Reach: whose parts are credited to whom, how many levels up, from when to when."""

from typing import Any

import ibis

from steelyard.engine.crediting.credit import Credit
from steelyard.engine.number import whole

COLUMNS = ("below", "plan", "who", "person", "level", "starts_on", "ends_on")


def reach(
    members: ibis.Table, credit: Credit, managers: ibis.Table | None, first: Any, last: Any
) -> ibis.Table:
    """Give (below, plan, who, person, level, starts_on, ends_on), within the days from `first` to `last`.

    `members` are people on plans for some days (plan, who, person, starts_on, ends_on); `managers` is the
    dated chain of command. At level 0 a person's parts are their own.
    """
    own = _within(members.mutate(below=members.person, level=whole(0)), first, last)
    if managers is None or not credit.levels_up:
        return own
    above = managers.filter(managers.level <= credit.levels_up)
    above = above.rename(since="starts_on", until="ends_on")
    met = members.inner_join(
        above,
        [
            members.person == above.manager,
            members.starts_on <= above.until,
            members.ends_on >= above.since,
        ],
    )
    team = met.mutate(
        starts_on=ibis.greatest(met.starts_on, met.since), ends_on=ibis.least(met.ends_on, met.until)
    )
    team = _within(team, first, last)
    return own.union(team) if credit.credits_own else team


def credited(parts: ibis.Table, reached: ibis.Table) -> ibis.Table:
    """Credit each part to whom it reaches on the day that counts; `via` is the person whose part it is."""
    parts = parts.rename(via="person")
    met = parts.inner_join(
        reached,
        [
            parts.via == reached.below,
            parts.counted_on >= reached.starts_on,
            parts.counted_on <= reached.ends_on,
        ],
    )
    return met.mutate(role=(met.level > whole(0)).ifelse("team", met.role))


def _within(reached: ibis.Table, first: Any, last: Any) -> ibis.Table:
    days = {
        "starts_on": ibis.greatest(reached.starts_on, first),
        "ends_on": ibis.least(reached.ends_on, last),
    }
    clipped = reached.mutate(**days)
    return clipped.filter(clipped.starts_on <= clipped.ends_on).select(*COLUMNS)
