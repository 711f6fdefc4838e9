"""Figures of groups: a team's, position's, plan's or the company's facts, each once; targets that are sums.

A fact's parts are those of its holders, before anybody's manager or overlay is credited with them. A part is
its group's where its holder stood in it on the day that counts, under whatever plan. A target is shared out
over the days its owner stood anywhere in the period, so that its parts sum to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.oracle.agreement import Part
from tests.oracle.amounts import half_up
from tests.oracle.crediting import Crediting, FellOutError
from tests.oracle.indicators.found import Found
from tests.oracle.indicators.over_facts import found_in
from tests.oracle.indicators.targets import for_days
from tests.oracle.places import Member
from tests.oracle.views import views_of

Row = dict[str, Any]
Place = str | None


@dataclass
class Groups:
    """The groups of everybody, under one plan, over one period."""

    crediting: Crediting

    def found(self, code: str, member: Member) -> Found:
        """Measure an indicator over the group a member stands in at the end."""
        plan = self.crediting.plan
        within = plan.indicators[code]["within"]
        group = self._of(within, plan.code, member.team, member.position)
        if group is None:
            return Found(None, "no_group")
        return found_in(plan, code, [part for part in self._parts if self._held_by(part, within) == group])

    def target(self, code: str, member: Member) -> int | None:
        """Sum what was agreed with all who stood in the group, for their days; none, where nobody has any."""
        plan, indicator = self.crediting.plan, self.crediting.plan.indicators[code]
        within, of = within_of(indicator), indicator["target"]["sum_of"]
        group = self._of(within, plan.code, member.team, member.position)
        parts = [
            self._part(person, within, group, whole)
            for person in self.crediting.places.by_person
            if (whole := self._agreed(person, of, by=indicator.get("target_by", "period"))) is not None
        ]
        known = [part for part in parts if part is not None]
        return sum(known) if known and group is not None else None

    def _agreed(self, person: str, of: str, *, by: Any) -> int | None:
        rows = self.crediting.books.targets(person, of)
        return for_days(rows, self.crediting.closing, by=by)

    def _part(self, person: str, within: str, group: Place, whole: int) -> int | None:
        """Give the part of a target that falls on somebody's days in a group; None without any such day."""
        closing = self.crediting.closing
        rows = sorted(self.crediting.places.by_person[person], key=lambda row: row["starts_on"])
        stays = [(row, closing.shared(row["starts_on"], row["ends_on"])) for row in rows]
        stays = [(row, days) for row, days in stays if days]
        in_all, so_far, parts = sum(days for _, days in stays), 0, []
        for row, days in stays:
            before, so_far = so_far, so_far + days
            if self._of(within, row["plan"], row["team"], row["position"]) == group:
                parts.append(_up_to(whole, so_far, in_all) - _up_to(whole, before, in_all))
        return sum(parts) if parts else None

    @staticmethod
    def _of(within: str, plan: Place, team: Place, position: Place) -> Place:
        return {"plan": plan, "team": team, "position": position, "company": "all"}[within]

    def _held_by(self, part: Row, within: str) -> Place:
        place = self.crediting.places.of(part["person"], part["counted_on"])
        return None if place is None else self._of(within, place["plan"], place["team"], place["position"])

    @cached_property
    def _parts(self) -> Sequence[Row]:
        return [
            part
            for dataset in self.crediting.plan.credit
            for fact in self.crediting.books.rows(dataset)
            for part in self._parts_of(dataset, fact)
        ]

    def _parts_of(self, dataset: str, fact: Row) -> list[Row]:
        """Divide a fact of the period among its holders."""
        day = self.crediting.counted_on(dataset, fact)
        if day is None or day not in self.crediting.closing:
            return []
        try:
            parts = self.crediting.parts_of(dataset, fact)
            views = views_of(self.crediting, dataset, fact)
        except FellOutError:
            return []
        return [part | views for part in parts]


def within_of(indicator: Part) -> str:
    """Tell whose targets are summed."""
    own = indicator.get("within", "person")
    return str(indicator["target"].get("within", "team" if own == "person" else own))


def _up_to(whole: int, days: int, in_all: int) -> int:
    return half_up(Fraction(whole * days, in_all))
