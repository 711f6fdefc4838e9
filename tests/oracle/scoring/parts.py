"""One plan's parts of everybody's score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.oracle.agreement import Agreement, Part
from tests.oracle.amounts import MILLION, half_up, number, rounded_to
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
    _groups: dict[Any, list[int]] = field(default_factory=dict)

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
                score = row["score_micro"]
                found.append(
                    row
                    | {
                        "group": group,
                        "weight_ppm": half_up(weight * MILLION),
                        "contribution_micro": None
                        if score is None
                        else self._rounded(half_up(score * weight)),
                    }
                )
        return found + [
            self._extra(person, code, extra) for code, extra in self.card.get("extras", {}).items()
        ]

    def _rounded(self, micro: Fraction | int) -> int:
        """Round a contribution once: to the step where parts are rounded, and not the total alone."""
        step = number(self.card.get("rounded_to", "0.01"))
        return rounded_to(micro, step) if self.card.get("rounded") == "parts" else half_up(micro)

    def _extra(self, person: str, code: str, extra: Part) -> Row:
        """Score points on top, held within their limits."""
        row = self._score(person, code, extra["curve"]) | {"group": None, "weight_ppm": 0, "extra": True}
        points = row["score_micro"]
        if row["note"] == "left_out":
            return row | {"contribution_micro": 0}
        if points is None or row["missing"]:
            return row | {"contribution_micro": points}
        low, high = (
            half_up(number(extra[limit]) * MILLION) if limit in extra else points
            for limit in ("at_least", "at_most")
        )
        held = min(max(points, low), high)
        return row | {
            "contribution_micro": self._rounded(held),
            "note": row["note"] or ("limited" if held != points else None),
        }

    def _score(self, person: str, code: str, curve: Part) -> Row:  # noqa: PLR0911 - a return a reason
        """Give the points in millionths, and why they are not simply the curve's."""
        measure = self.measures[person][code]
        looked_at = measure.value if curves.reads_value(curve) else measure.attainment_ppm
        missing = looked_at is None
        row: Row = {"indicator": code, "attainment_ppm": measure.attainment_ppm, "missing": missing}
        if curve["kind"] in curves.OF_PEERS:
            row |= peers.about(curve, self._group(person, code, curve), self.measures[person][code])
        if looked_at is None:
            note = NOTES[measure.rule]
            if curve["kind"] == "veto" and note == "zero":
                note = "veto"
            return row | {"score_micro": 0 if note in {"zero", "veto"} else None, "note": note}
        carried = "carried" if measure.carried_on else None
        if curve["kind"] == "veto":
            if not curves.keeps(self.plan, code, curve, measure):
                return row | {"score_micro": 0, "note": "veto"}
            full = curves.micro(number(curve.get("points", "100")))
            held, why = (Fraction(1), None) if curves.reads_value(curve) else self._held(code, looked_at)
            return row | {"score_micro": 0 if held is None else full, "note": why or carried}
        if curve["kind"] in curves.OF_PEERS:
            return row | self._among_peers(person, code, curve, carried)
        if curves.reads_value(curve):
            points = curves.of_value(self.plan, code, curve, looked_at)
            return row | {"score_micro": curves.micro(points), "note": carried}
        held, why = self._held(code, looked_at)
        if held is None:
            return row | {"score_micro": 0, "note": why}
        return row | {"score_micro": curves.micro(curves.of_attainment(curve, held)), "note": why or carried}

    def _held(self, code: str, attainment_ppm: int) -> tuple[Fraction | None, str | None]:
        """Hold an attainment between an indicator's floor and cap."""
        indicator, attainment = self.plan.indicators[code], Fraction(attainment_ppm, MILLION)
        if "floor" in indicator and attainment < number(indicator["floor"]):
            return None, "below_floor"
        cap = number(indicator["cap"]) if "cap" in indicator else attainment
        return min(attainment, cap), "capped" if attainment > cap else None

    def _group(self, person: str, code: str, curve: Part) -> list[int]:
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
            held, note = self._held(code, self.measures[person][code].attainment_ppm or 0)
            points = 0 if held is None else points
        return {"score_micro": points, "place": place, "note": note or carried}
