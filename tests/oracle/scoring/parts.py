"""One plan's parts of everybody's score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, millionths, number, rounded_to, side
from tests.oracle.indicators.found import Measure
from tests.oracle.places import Member
from tests.oracle.scoring import curves, peers

Row = dict[str, Any]
NOTES = {"block": "blocked", "carry": "blocked", "leave out": "left_out", "zero": "zero"}


@dataclass(frozen=True)
class Scoring:
    """Everybody on a plan with their measures."""

    plan: Agreement
    members: Mapping[str, Member]
    measures: Mapping[str, Mapping[str, Measure]]
    _groups: dict[Any, list[Fraction]] = field(default_factory=dict)

    @property
    def card(self) -> Part:
        """Give what the plan says of scores."""
        return self.plan.scorecard or {}

    def groups(self) -> dict[str | None, tuple[Fraction, dict[str, Part]]]:
        """Give each group's weight and parts; parts without groups are one."""
        if "groups" not in self.card:
            return {None: (Fraction(1), self.card.get("parts", {}))}
        return {
            code: (number(group["weight"]), group["parts"]) for code, group in self.card["groups"].items()
        }

    def rows(self, person: str) -> list[Row]:
        """Score one person's parts; what is left out gives its weight to the others, in proportion."""
        found = []
        groups = self.groups()
        scored = {
            code: self._score(person, code, part["curve"])
            for _, parts in groups.values()
            for code, part in parts.items()
        }
        counting = {
            group: sum(
                number(part["weight"]) for code, part in parts.items() if scored[code]["note"] != "left_out"
            )
            for group, (_, parts) in groups.items()
        }
        whole = sum(weight for group, (weight, _) in groups.items() if counting[group])
        for group, (group_weight, parts) in groups.items():
            for code, part in parts.items():
                row, weight = scored[code], Fraction(0)
                if row["note"] != "left_out":
                    weight = number(part["weight"]) * group_weight / (counting[group] * whole)
                points = row["points"]
                weighed = None if points is None else self._rounded(points * weight)
                found.append(
                    row | {"group": group, "weight_ppm": millionths(weight), "contribution": weighed}
                )
        found += [self._extra(person, code, extra) for code, extra in self.card.get("extras", {}).items()]
        return [
            row | _shown("score", row["points"]) | _shown("contribution", row["contribution"])
            for row in found
        ]

    def _rounded(self, points: Fraction) -> Fraction:
        """Round a contribution to the step where parts are rounded and not the total alone."""
        by_parts = self.card.get("rounded") == "parts" and "rounded_to" in self.card
        return rounded_to(points, number(self.card["rounded_to"])) if by_parts else points

    def _extra(self, person: str, code: str, extra: Part) -> Row:
        """Score points on top, held within their limits."""
        row = self._score(person, code, extra["curve"]) | {"group": None, "weight_ppm": 0, "extra": True}
        points = row["points"]
        if row["note"] == "left_out":
            return row | {"contribution": Fraction(0)}
        if points is None or row["missing"]:
            return row | {"contribution": points}
        low, high = (number(extra.get(limit, "0")) for limit in ("at_least", "at_most"))
        held = min(max(points, low), high)
        return row | {
            "contribution": self._rounded(held),
            "note": row["note"] or ("limited" if held != points else None),
        }

    def _score(self, person: str, code: str, curve: Part) -> Row:  # noqa: PLR0911 - a return a reason
        """Give the exact points, and why they are not simply the curve's."""
        measure = self.measures[person][code]
        exact = measure.exact if curves.reads_value(curve) else measure.attainment
        looked_at = None if exact is None else Fraction(exact)
        missing = looked_at is None
        row: Row = {"indicator": code, "attainment_ppm": measure.attainment_ppm, "missing": missing}
        if curve["kind"] in curves.OF_PEERS:
            row |= peers.about(curve, self._group(person, code, curve), self.measures[person][code])
        if looked_at is None:
            note = NOTES[measure.rule]
            if curve["kind"] == "veto" and note == "zero":
                note = "veto"
            return row | {"points": Fraction(0) if note in {"zero", "veto"} else None, "note": note}
        carried = "carried" if measure.carried_on else None
        if curve["kind"] == "veto":
            if not curves.keeps(self.plan, code, curve, measure):
                return row | {"points": Fraction(0), "note": "veto"}
            full = number(curve.get("points", "100"))
            held, why = (Fraction(1), None) if curves.reads_value(curve) else self._held(code, looked_at)
            return row | {"points": Fraction(0) if held is None else full, "note": why or carried}
        if curve["kind"] in curves.OF_PEERS:
            return row | self._among_peers(person, code, curve, carried)
        if curves.reads_value(curve):
            return row | {"points": curves.of_value(self.plan, code, curve, looked_at), "note": carried}
        held, why = self._held(code, looked_at)
        if held is None:
            return row | {"points": Fraction(0), "note": why}
        return row | {"points": curves.of_attainment(curve, held), "note": why or carried}

    def _held(self, code: str, attainment: Fraction) -> tuple[Fraction | None, str | None]:
        """Hold an attainment between an indicator's floor and cap."""
        indicator = self.plan.indicators[code]
        if "floor" in indicator and attainment < number(indicator["floor"]):
            return None, "below_floor"
        cap = number(indicator["cap"]) if "cap" in indicator else attainment
        return min(attainment, cap), "capped" if attainment > cap else None

    def _group(self, person: str, code: str, curve: Part) -> list[Fraction]:
        """Give what everybody in somebody's group is compared by."""
        within = curve.get("within", "plan")
        group = peers.group_of(self.members[person], within)
        if (code, group) not in self._groups:
            found = [
                peers.looked_at(self.plan, code, curve, self.measures[other][code])
                for other, member in self.members.items()
                if peers.group_of(member, within) == group
            ]
            self._groups[code, group] = [value for value in found if value is not None]
        return self._groups[code, group]

    def _among_peers(self, person: str, code: str, curve: Part, carried: str | None) -> Row:
        own = peers.looked_at(self.plan, code, curve, self.measures[person][code])
        assert own is not None
        points, place, note = *peers.compared(curve, own, self._group(person, code, curve)), None
        if curve.get("reads") != "value":
            held, note = self._held(code, self.measures[person][code].attainment or Fraction(0))
            points = Fraction(0) if held is None else points
        return {"points": points, "place": place, "note": note or carried}


def _shown(name: str, points: Fraction | None) -> Row:
    """Show points in millionths, and tell on which side of that the exact ones lie."""
    micro = None if points is None else millionths(points)
    return {f"{name}_micro": micro, f"{name}_rest": side(None if points is None else points * MILLION, micro)}
