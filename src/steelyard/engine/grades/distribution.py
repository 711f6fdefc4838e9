"""Distribution: each grade goes to a share of the people in a peer group, best totals first (強制分布).

In a group of n with totals each grade gets n × share people; what is left after dropping fractions goes to
the largest fractions, the better grade first. A person at a position gets the first grade whose cumulated
count reaches it; people with equal totals share one position.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Annotated, Any, Literal

import ibis
from pydantic import Field

from steelyard.engine import number
from steelyard.engine.curves.among_peers import PEERS, Within
from steelyard.engine.figures import Figure
from steelyard.engine.grades.bands import GradeBand, band_told, grade_flaws, grade_in, total_figure
from steelyard.engine.grades.grades import Grades, Row
from steelyard.engine.problems import Flaw
from steelyard.engine.shape import Shape
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import Percent, Whole

SAYS = Words(
    "Each grade goes to its share of {peers}, the best totals first; left-over places go to the largest "
    "remainders. {ties} {small}",
    "按{peers}的比例强制分布，总分高者优先；余下名额归余数最大的等级。{ties}{small}",
    "按{peers}的比例強制分布，總分高者優先；餘下名額歸餘數最大的等級。{ties}{small}",
)
TIES = {
    "better": Words(
        "Equal totals all get the better grade.", "总分相同者同取较好等级。", "總分相同者同取較好等級。"
    ),
    "worse": Words(
        "Equal totals all get the worse grade.", "总分相同者同取较低等级。", "總分相同者同取較低等級。"
    ),
}
ANY_SIZE = Words("Groups of any size are distributed.", "任何规模的组都适用。", "任何規模的組都適用。")
NO_GRADE = Words(
    "Groups of fewer than {smallest} get no grade.",
    "少于 {smallest} 人的组不评等级。",
    "少於 {smallest} 人的組不評等級。",
)
BY_BANDS = Words(
    "In groups of fewer than {smallest} the total's band gives the grade.",
    "少于 {smallest} 人的组按总分区间定级。",
    "少於 {smallest} 人的組按總分區間定級。",
)
SHARE_OF = Words("{share} of the people", "{share} 的人数", "{share} 的人數")
OTHERWISE = Words("{band} (small groups)", "{band}（小组）", "{band}（小組）")
TOLD = Words(
    "The grade is {grade}: a total of {total} is at position {place} of {size} among {peers}, and of {size} "
    "people {count} get {grade}, from position {first} to {last}.",
    "等级为 {grade}：总分 {total} 在{peers}（{size} 人）中列第 {place} 位；"
    "{size} 人中 {count} 人得 {grade}（第 {first} 至 {last} 位）。",
    "等級為 {grade}：總分 {total} 在{peers}（{size} 人）中列第 {place} 位；"
    "{size} 人中 {count} 人得 {grade}（第 {first} 至 {last} 位）。",
)


class GradeShare(Shape):
    """A grade and the share of people who get it."""

    grade: str = Field(description="What the total is called.", min_length=1, max_length=20)
    share: Percent = Field(description="The share of the group's people.")


class Distribution(Grades):
    """kind: distribution."""

    kind: Literal["distribution"]
    shares: Annotated[
        tuple[GradeShare, ...], Field(min_length=1, description="The grades with their shares, best first.")
    ]
    within: Within = Field("plan", description="Who is compared: all on the plan, or a team, or a position.")
    smallest_group: Whole = Field(1, description="Groups smaller than this are not distributed.")
    ties: Literal["better", "worse"] = Field("better", description="Which grade equal totals all get.")
    otherwise: tuple[GradeBand, ...] = Field(
        (), description="Bands of the total for smaller groups; without them they get no grade."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The shares' grades, then those only bands give."""
        return tuple(
            dict.fromkeys([share.grade for share in self.shares] + [b.grade for b in self.otherwise])
        )

    @property
    def needs_others(self) -> bool:
        """It does."""
        return True

    def grade(self, at: Any) -> Any:
        """Find the band, for groups that are not distributed."""
        return grade_in(self.otherwise, at) if self.otherwise else ibis.null("string")

    def plain_counts(self, size: int) -> list[int]:
        """Share places out by largest remainder; of equal remainders the better grade's comes first."""
        whole = [size * share.share // number.MICRO for share in self.shares]
        rests = [size * share.share % number.MICRO for share in self.shares]
        order = sorted(range(len(rests)), key=lambda place: (-rests[place], place))
        lucky = set(order[: size - sum(whole)])
        return [count + (place in lucky) for place, count in enumerate(whole)]

    def flaws(self, draft: Any) -> Iterator[Flaw]:
        """Yield shares that do not total 100 %, names used twice, and what is wrong with the bands."""
        whole = sum(share.share for share in self.shares)
        if whole != number.MICRO:
            yield Flaw("shares_of_grades", ("shares",), {"total": Figure(whole, "ratio")})
        for place, share in enumerate(self.shares):
            if share.share <= 0:
                yield Flaw(
                    "weight_not_positive", ("shares", place), {"written": Figure(share.share, "ratio")}
                )
        yield from _twice(share.grade for share in self.shares)
        if self.smallest_group < 1:
            yield Flaw("smallest_group", ("smallest_group",), {"written": str(self.smallest_group)})
        if self.otherwise:
            yield from (flaw.below("otherwise") for flaw in grade_flaws(self.otherwise))

    def says(self) -> Phrase:
        """Say how a position leads to a grade."""
        small = BY_BANDS if self.otherwise else NO_GRADE
        said = ANY_SIZE() if self.smallest_group == 1 else small(smallest=self.smallest_group)
        return SAYS(peers=PEERS[self.within], ties=TIES[self.ties], small=said)

    def rows(self) -> tuple[tuple[Sayable | str, Sayable], ...]:
        """List the shares, then the bands of small groups."""
        shares = [(share.grade, SHARE_OF(share=Figure(share.share, "ratio"))) for share in self.shares]
        return (*shares, *((b.grade, OTHERWISE(band=b.words("points"))) for b in self.otherwise))

    def told(self, graded: Row) -> Phrase | None:
        """Say the position, and which positions get the grade."""
        size, place, grade = graded["group_size"], graded["place"], graded["grade"]
        if grade is None or size is None:
            return None
        if size < self.smallest_group:
            return band_told(self.otherwise, graded)
        counts = self.plain_counts(size)
        mine = next(place for place, share in enumerate(self.shares) if share.grade == grade)
        last = list(accumulate(counts))[mine]
        return TOLD(
            grade=grade, total=total_figure(graded), place=place, size=size,
            peers=PEERS[self.within], count=counts[mine], first=last - counts[mine] + 1, last=last,
        )  # fmt: skip


def _twice(names: Iterator[str] | Sequence[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Flaw("grade_twice", ("shares",), {"name": name})
        seen.add(name)
