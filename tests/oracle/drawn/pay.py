"""Drawn components of pay, with gates, factors and caps."""

from tests.oracle.drawn import kinds
from tests.oracle.drawn.chance import Chance, Part, given
from tests.oracle.drawn.further_pay import MIXED, further, mixed, payout_curve
from tests.oracle.drawn.scorecards import edges_of, threshold
from tests.oracle.drawn.words import known

RATES = ("0 %", "1 %", "3.3333 %", "5 %", "12.5 %", "100 %")
FACTORS = ("0 %", "50 %", "80 %", "100 %", "133.3333 %")
AMOUNTS, REACHED = ("100", "1,000", "1,500.00", "20,000"), ("50 %", "80 %", "100 %", "133.3333 %")
WHENS = ("product = 'A'", "stage = 'Won' and amount > 0", "units >= 3 or customer = 'x'")


class Paying:
    """Draws components for a plan's indicators."""

    def __init__(
        self, chance: Chance, units: dict[str, str], scored: list[str], grades: list[str], *, deals: Part
    ) -> None:
        self.chance, self.units, self.scored, self.grades = chance, units, scored, grades
        self.codes = list(units)
        self.money = [code for code in units if units[code] == "money" and not code.startswith("group")]
        self.levels = int(deals.get("levels", "1")) if deals["kind"] == "team" else 0
        self.owns = deals.get("own") != "false"  # else a rate for a manager's own deals is refused
        self.counts = [code for code in ("won",) if code in units]

    def components(self, most: int = 3) -> dict[str, Part]:
        """Draw a few components."""
        found: dict[str, Part] = {}
        for place in range(self.chance.randint(1, most)):
            kind = self.chance.one(*kinds.PAY)
            part = self._of_kind(kind)
            if part is not None:
                found[f"{kind}-{place}"] = part | {"title": f"{kind} {place}"} | self._around(part)
        return found

    def _of_kind(self, kind: str) -> Part | None:  # noqa: C901, PLR0911 - a case a kind
        chance = self.chance
        match kind:
            case "flat":
                return {"kind": kind, "amount": chance.one("0", "500", "1,234.00")}
            case "rate":
                found: Part = {"kind": kind, "on": "sales", "rate": chance.one(*RATES)}
                if "rates" in kinds.MORE:
                    whens = chance.some(WHENS, chance.one(0, 0, 1, 2))
                    found |= given(
                        rates=[{"when": when, "rate": chance.one(*RATES)} for when in whens] or None
                    )
                return found
            case "tiers_by_amount" | "tiers_by_attainment":
                return self._tiers(kind)
            case "bounty":
                return (
                    {"kind": kind, "on": "won", "amount": chance.one("100", "33.00")} if self.counts else None
                )
            case "objective_bonus":
                of = chance.one(*self.scored, "total score")
                amount = chance.one("1,000", "333.00")
                return given(kind=kind, of=of, amount=amount, at_most=chance.rarely("100", "60"))
            case "bonus_by_grade":
                if chance.randrange(2):
                    return {"kind": kind, "amounts": self._by_grade(("5,000", "777.00", "0"))}
                return {"kind": kind, "of": chance.one(*self.money), "shares": self._by_grade(RATES)}
            case "merit_matrix":
                axis = self.axis()
                cells = {grade: [chance.one(*RATES) for _ in axis["bands"]] for grade in self.grades}
                budget = chance.often("1,000", "5,000.00")
                return given(kind=kind, of=chance.one(*self.money), columns=axis, cells=cells, budget=budget)
            case "pool":
                size = chance.one({"amount": "1,000.00"}, {"rate": "3.3333 %", "on": chance.one(*self.money)})
                by = chance.one(None, "equally", "days", {"indicator": chance.one(*self.codes)})
                return given(kind=kind, within=chance.one("plan", "team"), shared_by=by) | size
            case "contest":
                of = chance.one(*self.codes)
                least = chance.often(edges_of(self.units[of])[0])
                prizes = chance.one(["3,000", "2,000", "1,000"], ["100.00"], ["500", "500", "0.00"][:2])
                within = chance.one("plan", "team", "position")
                return given(kind=kind, of=of, prizes=prizes, within=within, at_least=least)
            case "override" if self.levels:
                levels = chance.randint(1, self.levels)
                rates = {level: chance.one(*RATES[1:]) for level in ("1", "2", "3")[:levels]}
                lines = chance.one(None, "by fact", "by level")
                own = chance.often("1 %")
                return given(kind=kind, on="sales", rates=rates, own=own if self.owns else None, lines=lines)
        return further(chance, kind, self)

    def _tiers(self, kind: str) -> Part:
        chance = self.chance
        methods = ("marginal", "whole", *(("interpolated",) if "interpolated" in kinds.MORE else ()), MIXED)
        method, by_amount = chance.one(*methods), kind == "tiers_by_amount"
        tiers = chance.bands(AMOUNTS if by_amount else REACHED, "rate", RATES)
        if method == "interpolated" or chance.randrange(2):
            tiers[0]["from"] = "0" if by_amount else "0 %"
        if method == "interpolated":
            tiers = [
                {{"above": "from", "up_to": "below"}.get(name, name): value for name, value in tier.items()}
                for tier in tiers
            ]
        found: Part = {"kind": kind, "on": "sales", "method": method, "tiers": tiers}
        if method == MIXED:
            return mixed(chance, found)
        overs = ["period", *(["each transaction"] if by_amount else []), "year to date"]
        if "over" in kinds.MORE:
            found |= given(over=chance.rarely(*overs))
        if not by_amount and found.get("over") == "year to date":
            found |= given(target_of=chance.often("whole year"))
        if not by_amount and method != "marginal" and found.get("over") != "year to date":
            found |= given(of=chance.often(*self.codes))
        return found

    def _by_grade(self, amounts: tuple[str, ...]) -> dict[str, str]:
        return {grade: self.chance.one(*amounts) for grade in self.grades[: self.chance.one(1, 2, 4)]}

    def axis(self) -> Part:
        """Draw what is looked at, and its bands."""
        chance = self.chance
        by = chance.one("attainment", "value", "score") if self.scored else chance.one("attainment", "value")
        of = chance.one(*self.scored) if by == "score" else chance.one(*self.codes)
        edges = {"attainment": ("80 %", "100 %"), "score": ("60", "100")}.get(by, edges_of(self.units[of]))
        axis: Part = {"of": of, "by": by, "bands": chance.bands(edges, "title", ("",))}
        for band in axis["bands"]:
            del band["title"]
        return axis

    def _around(self, part: Part) -> Part:
        """Draw gate, factors and caps around a component."""
        chance, by_fact = self.chance, "on" in part and part["kind"] != "pool"
        found: Part = {}
        gate = chance.rarely(threshold(chance, self.codes))
        if gate:
            several = "all_any" in kinds.MORE and chance.randrange(2)
            more = [gate, threshold(chance, self.codes)]
            found["gate"] = ({chance.one("all", "any"): more} if several else gate) | given(
                otherwise=chance.one(None, "50 %", "33.3333 %")
            )
        if kinds.FACTORS and chance.randrange(3) == 0:
            chosen = chance.some(kinds.FACTORS, chance.one(1, 2))
            yearly = part.get("over") == "year to date"
            times = [self._factor(kind) for kind in chosen if (by_fact and not yearly) or kind != "by_fact"]
            found |= given(times=times or None)
        found |= given(cap=chance.rarely("100", "999", "20,000"))
        if "cap" in found:
            found |= known(part["kind"], cap_unless=chance.rarely(threshold(chance, self.codes)))
        facts = by_fact and part.get("over") != "year to date" and part.get("lines") != "by level"
        if "cap_each" in kinds.MORE and facts:
            found |= given(cap_each=chance.rarely("5", "100.00"))
        return found

    def _factor(self, kind: str) -> Part:  # noqa: PLR0911 - a case a kind
        chance = self.chance
        match kind:
            case "multiplier":
                rows = (
                    self.axis()
                    if chance.randrange(3)
                    else {
                        "of": "total score",
                        "bands": [{"below": "80"}, {"from": "80"}],
                    }
                )
                if chance.randrange(2):
                    return {
                        "kind": kind,
                        "rows": rows,
                        "factors": [chance.one(*FACTORS) for _ in rows["bands"]],
                    }
                columns = self.axis()
                cells = [[chance.one(*FACTORS) for _ in columns["bands"]] for _ in rows["bands"]]
                return {"kind": kind, "rows": rows, "columns": columns, "factors": cells}
            case "accelerator":
                edge = {chance.one("from", "above"): chance.one("100 %", "80 %")}
                return {
                    "kind": kind,
                    "of": chance.one(*self.codes),
                    "factor": chance.one("150 %", "120 %"),
                } | edge
            case "decelerator":
                edge = {chance.one("below", "up_to"): chance.one("100 %", "80 %")}
                return {
                    "kind": kind,
                    "of": chance.one(*self.codes),
                    "factor": chance.one("0 %", "66.6667 %"),
                } | edge
            case "by_fact":
                whens = chance.some(WHENS, chance.one(1, 2))
                rates = [{"when": when, "factor": chance.one(*FACTORS)} for when in whens]
                return given(kind=kind, rates=rates, otherwise=chance.often("100 %", "50 %"))
            case "curve":
                return payout_curve(chance, self)
            case "ramp":
                return {"kind": kind, "shares": chance.one(["50 %", "75 %"], ["33.3333 %"])}
        return chance.one({"kind": "days"}, {"kind": "prorate", "by": chance.one(*kinds.PRORATIONS)})
