"""What a closed period would be now against what it was: signed differences, and why each.

Read from what corrections mean, without the engine's: what was paid and what was posted since is set against
what is known now, for every person, component and fact; what differs has the first reason that holds.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.amounts import checked
from tests.oracle.outcome import KEYS, Outcome, Row, summed

SHARED = frozenset({"split", "overlay"})


def differences(
    was: Outcome,
    now: Outcome,
    about: str,
    *,
    posted: Sequence[Row] = (),
    changed_plans: Collection[str] = (),
    items: Collection[str] = (),
) -> list[Row]:
    """Find what differs; `posted` are corrections posted about the period before."""
    paid, posted_of = Counter(was.paid), summed(posted)
    paid.update(posted_of)
    found = []
    for key in paid.keys() | now.paid.keys():
        before, after = paid[key], now.paid[key]
        if before != after:
            amounts = {"was_minor": before, "now_minor": after, "amount_minor": checked(after - before)}
            cause = _Cause(was, now, key, is_item=key[2] in items, is_posted=key in posted_of)
            reason = cause.of_fact() or cause.of_another(changed_plans)
            found.append(dict(zip(KEYS, key, strict=True)) | {"about": about} | amounts | {"reason": reason})
    return found


@dataclass(frozen=True)
class _Cause:
    """Why one sum differs."""

    was: Outcome
    now: Outcome
    key: tuple[Any, ...]
    is_item: bool  # of a settlement
    is_posted: bool

    def of_fact(self) -> str | None:
        """Tell what happened to the fact that is paid for, if anything did."""
        plan, person, _, *fact = self.key
        place = tuple(fact)
        before, after = (side.credits.get((plan, person, *place), ()) for side in (self.was, self.now))
        if before and after:
            return _of_credit(before, after)
        if after:
            return _elsewhere(self.was, place, after) or ("refund" if _sum(after) < 0 else "late_fact")
        if before or (self.is_posted and not self.is_item and None not in place):
            return _elsewhere(self.now, place, before) or "fact_gone"
        return None

    def of_another(self, changed_plans: Collection[str]) -> str:
        """Tell what else changed; if nothing did, others' facts moved the rate."""
        plan, person, component, _, fact_id = self.key
        item = (plan, person, component)
        if plan in changed_plans:
            return "plan_changed"
        is_once = not (self.key in self.was.lines and self.key in self.now.lines)  # or posted only
        is_held = item in self.was.held | self.now.held
        if fact_id is not None and not self.is_item and is_once and not is_held:
            return "status_changed"
        if self.was.targets.get(item[:2], {}) != self.now.targets.get(item[:2], {}):
            return "target_changed"
        if self.was.brought.get(item, Counter()) != self.now.brought.get(item, Counter()):
            return "balance_changed"
        return "payment_changed" if self.is_item and fact_id is not None else "rate_moved"


def _elsewhere(other: Outcome, place: tuple[Any, ...], own: Sequence[Row]) -> str | None:
    """Tell where a fact is in the outcome that credits this person nothing for it."""
    if place in other.credited:
        roles = {row["role"] for row in own}
        return "share_changed" if roles and roles <= SHARED else "owner_changed"
    return "date_changed" if place in other.facts else None


def _of_credit(before: Sequence[Row], after: Sequence[Row]) -> str | None:
    """Tell how a credit changed."""
    names = {
        "share_ppm": "share_changed",
        "original_minor": "amount_changed",
        "amount_minor": "amount_changed",
    }
    for name, reason in names.items():
        if _sum(before, name) != _sum(after, name):
            return reason
    first, last = (min(row["counted_on"] for row in rows) for rows in (before, after))
    return "date_changed" if first != last else None


def _sum(rows: Sequence[Row], name: str = "amount_minor") -> int:
    return sum(row[name] or 0 for row in rows)
