"""Reviews (360): what different roles say of somebody, each role with its weight and its fewest raters.

Each rater's mean over the items, then each role's over its raters, then the roles by weight. A role with
too few raters is absent: its weight goes to the others, or to one it is merged into, or there is no value.
A missing self-rating therefore never pulls a result down.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

import ibis
from pydantic import Discriminator, Field, Tag

from steelyard.engine import number
from steelyard.engine.exact import Exact
from steelyard.engine.figures import Figure
from steelyard.engine.indicators.leniency import corrected
from steelyard.engine.indicators.of_ratings import (
    ROLES,
    OfRatings,
    Rated,
    by_rater,
    one_of,
    over_raters,
    shown_as,
)
from steelyard.engine.indicators.review_words import ABSENT, BY_RATER, FEWEST, MERGED, ROLE_WEIGHT, SAYS
from steelyard.engine.names import suggestion
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Listed, Phrase, sentences
from steelyard.engine.written import Code, Percent, Points, Whole

Row = Mapping[str, Any]


class Scale(Shape):
    """The lowest and the highest rating."""

    from_: Points = Field(alias="from", description="The lowest rating.")
    to: Points = Field(description="The highest rating.")


class Merge(Shape):
    """Which role takes over the weight of an absent one."""

    merge: dict[Code, Code] = Field(
        description="Absent role: the role that takes over its weight.", min_length=1
    )


def _word_or_merge(written: Any) -> str:
    return "merge" if isinstance(written, dict | Merge) else "word"


Absent = Annotated[
    Annotated[Literal["re-weight", "block"], Tag("word")] | Annotated[Merge, Tag("merge")],
    Discriminator(_word_or_merge),
]


class Reviews(OfRatings):
    """kind: reviews."""

    kind: Literal["reviews"]
    items: tuple[Code, ...] = Field((), description="The items rated; all when left out.")
    roles: dict[Code, Percent] = Field(description="What each role's mean weighs.", min_length=1)
    at_least: dict[Code, Whole] = Field({}, description="How many raters a role needs; 1 where not said.")
    absent: Absent = Field(
        "re-weight",
        description="What an absent role's weight becomes: shared out, merged into another's; or no result.",
    )
    leniency: Literal["none", "by rater"] = Field(
        "none", description="`by rater`: takes off how much each rater's mean lies above that of all ratings."
    )
    scale: Scale = Field(
        Scale.model_construct(from_=number.MICRO, to=5 * number.MICRO),
        description="The lowest and highest rating; corrected ratings are held within.",
    )

    @property
    def needs_others(self) -> bool:
        """A correction for leniency looks at what raters gave others."""
        return self.leniency != "none"

    @property
    def merged(self) -> dict[str, str]:
        """Name the role that takes over each role's weight."""
        return dict(self.absent.merge) if isinstance(self.absent, Merge) else {}

    def fewest(self, role: str) -> int:
        """Tell how many raters a role needs."""
        return self.at_least.get(role, 1)

    def chosen(self, rows: ibis.Table, code: str) -> ibis.Table:
        """Take its items and roles."""
        rows = rows.filter(one_of(rows.role, self.roles))
        return rows.filter(one_of(rows.item, self.items)) if self.items else rows

    def asked(self, code: str) -> dict[str, tuple[str, ...]]:
        """Its items and roles."""
        return {"item": self.items, "role": tuple(self.roles)}

    def _by_role(self, rows: ibis.Table) -> ibis.Table:
        if self.leniency == "by rater":
            rows = corrected(rows, self.scale.from_, self.scale.to)
        return over_raters(by_rater(rows, "role"), "role")

    def gathered(self, rows: ibis.Table) -> Rated:
        """Weigh the roles that are there."""
        roles = self._by_role(rows)
        columns: dict[str, Any] = {}
        for place, role in enumerate(self.roles):
            mine = roles.role == role
            columns[f"mean_{place}"] = roles["mean"].max(where=mine)
            columns[f"raters_{place}"] = roles.raters.max(where=mine)
            columns[f"ratings_{place}"] = roles.ratings.max(where=mine)
        found = roles.group_by("plan", "person").aggregate(**columns)
        enough = {
            f"here_{place}": (found[f"raters_{place}"] >= number.whole(self.fewest(role))).fill_null(
                ibis.literal(value=False)
            )
            for place, role in enumerate(self.roles)
        }
        found = found.mutate(**enough)
        found = found.mutate(**{f"weight_{place}": made for place, made in enumerate(self._weights(found))})
        return Rated(found, self._value(found), self._ratings(found), "too_few")

    def _weights(self, found: ibis.Table) -> Iterator[Any]:
        """Yield each role's weight in millionths once absent ones are dealt with."""
        none, names = number.whole(0), list(self.roles)
        for place, (role, weight) in enumerate(self.roles.items()):
            counts = number.whole(weight)
            for absent, taker in self.merged.items():
                if taker == role:
                    other = names.index(absent)
                    taken = number.whole(self.roles[absent])
                    counts = counts + found[f"here_{other}"].ifelse(none, taken)
            yield found[f"here_{place}"].ifelse(counts, none)

    def _value(self, found: ibis.Table) -> Exact:
        none, places = number.whole(0), range(len(self.roles))
        products = [
            number.wide(found[f"mean_{place}"].fill_null(none)) * number.wide(found[f"weight_{place}"])
            for place in places
        ]
        weights = [found[f"weight_{place}"] for place in places]
        whole = sum(weights[1:], start=weights[0])
        usable = whole.nullif(none)
        if self.absent == "block":
            here = [found[f"here_{place}"] for place in places]
            everybody = here[0]
            for one in here[1:]:
                everybody = everybody & one
            usable = everybody.ifelse(whole, number.nothing())
        return Exact(sum(products[1:], start=products[0]), number.wide(usable))

    def _ratings(self, found: ibis.Table) -> Any:
        none = number.whole(0)
        counts = [
            found[f"here_{place}"].ifelse(found[f"ratings_{place}"].fill_null(none), none)
            for place in range(len(self.roles))
        ]
        return sum(counts[1:], start=counts[0])

    def shown(self, rows: ibis.Table) -> list[ibis.Table]:
        """Raters by role; means, too, of those that are enough, as corrected and as given."""
        roles = self._by_role(rows)
        fewest = ibis.cases(
            *((roles.role == role, number.whole(self.fewest(role))) for role in self.roles),
            else_=number.whole(1),
        )
        roles = roles.mutate(fewest=fewest)
        here = roles.filter(roles.raters >= roles.fewest)
        found = [
            shown_as(roles, "raters", roles.role, roles.raters),
            shown_as(here, "mean", here.role, here["mean"]),
        ]
        if self.leniency == "by rater":
            given = over_raters(by_rater(rows, "role"), "role")
            given = given.semi_join(here, ["plan", "person", "role"])
            found.append(shown_as(given, "given", given.role, given["mean"]))
        return found

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield weights that do not total 100 %, roles without one, and limits that are none."""
        yield from super().flaws(draft)
        whole = sum(self.roles.values())
        if whole != number.MICRO:
            yield Flaw("role_weights", ("roles",), {"total": Figure(whole, "ratio")})
        yield from self._role_flaws()
        if self.scale.from_ >= self.scale.to:
            low, high = Figure(self.scale.from_, "average"), Figure(self.scale.to, "average")
            yield Flaw("scale_upside_down", ("scale",), {"low": low, "high": high})

    def _role_flaws(self) -> Iterator[Flaw]:
        for role, weight in self.roles.items():
            if weight <= 0:
                yield Flaw("weight_not_positive", ("roles", role), {"written": Figure(weight, "ratio")})
        for role, count in self.at_least.items():
            if count < 1:
                yield Flaw("too_few_raters", ("at_least", role), {"written": str(count)})
        named: list[tuple[tuple[str, ...], str]] = [(("at_least", role), role) for role in self.at_least]
        named += [
            (("absent", "merge", one), name) for one, taker in self.merged.items() for name in (one, taker)
        ]
        for path, role in named:
            if role not in self.roles:
                yield Flaw("role_unknown", path, {"name": role, "known": suggestion(role, self.roles)})
        for role, taker in self.merged.items():
            if role == taker:
                yield Flaw("merged_into_itself", ("absent", "merge", role), {"name": role})

    def says(self, plan: Any) -> Phrase:
        """Say what the roles weigh, and what becomes of absent ones."""
        weights = tuple(
            ROLE_WEIGHT(role=ROLES.get(role, role), weight=Figure(weight, "ratio"))
            for role, weight in self.roles.items()
        )
        more: list[Phrase] = [
            FEWEST(role=ROLES.get(role, role), count=count) for role, count in self.at_least.items()
        ]
        if isinstance(self.absent, Merge):
            more += [
                MERGED(role=ROLES.get(role, role), taker=ROLES.get(taker, taker))
                for role, taker in self.merged.items()
            ]
        more.append(ABSENT["block" if self.absent == "block" else "re-weight"]())
        if self.leniency == "by rater":
            more.append(BY_RATER())
        return SAYS(roles=Listed(weights), more=sentences(more))

    def formula(self, counted: Sequence[Row], value: Figure, plan: Any) -> str:
        """Show weights times means over the weights that counted."""
        means = {row["fact_id"]: row["value"] for row in counted if row["part"] == "mean"}
        if value.value is None or not means:
            return ""
        weights = self.weights_with(means)
        terms = " + ".join(
            f"{Figure(weights[role], 'ratio').text()} × {Figure(mean, 'average').text()}"
            for role, mean in means.items()
        )
        whole = sum(weights.values())
        over = f"({terms}) ÷ {Figure(whole, 'ratio').text()}" if whole != number.MICRO else terms
        return f"{over} = {value.text()}"

    def weights_with(self, present: Mapping[str, Any]) -> dict[str, int]:
        """Give the weight of each role that is there, once absent ones are dealt with, as plain numbers."""
        weights = {role: weight for role, weight in self.roles.items() if role in present}
        for absent, taker in self.merged.items():
            if absent not in present and taker in weights:
                weights[taker] += self.roles[absent]
        return weights
