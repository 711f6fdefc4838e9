"""The version of what plans mean. It goes up when the same plan and tables would give another figure.

A run names the version it was closed by; closed again by another one, what differs is told apart from what
changed in the facts (`foundation/calculation/anew.py`).
"""

from dataclasses import replace

from steelyard.engine.story import Story
from steelyard.engine.words import Words, sentences

MEANING = 2
CHANGED: dict[int, tuple[Words, ...]] = {
    1: (
        Words(
            "What plans meant in Steelyard 0.1.",
            "Steelyard 0.1 对方案的解释。",
            "Steelyard 0.1 對方案的解釋。",
        ),
    ),
    2: (
        Words(
            "An edge is met exactly: one cent short is short.",
            "边界按精确值比较：差一分即未达到。",
            "邊界按精確值比較：差一分即未達到。",
        ),
        Words(
            "What caps, hold-backs and deferrals take away is shared over the lines it touches; claw-backs "
            "and releases follow from each line.",
            "封顶、留存、递延所扣部分分摊到所涉各行；追回与释放按各行计算。",
            "封頂、留存、遞延所扣部分分攤到所涉各行；追回與釋放按各行計算。",
        ),
        Words(
            "In a year so far, periods that ended before somebody joined ask for no target.",
            "财年累计中，入职前已结束的周期不要求目标。",
            "財年累計中，入職前已結束的週期不要求目標。",
        ),
        Words(
            "With 0 or less nobody is paid a prize, a part of a pool shared by results, or a bonus for a "
            "place.",
            "依据为 0 或更低者，不获奖金、按业绩分配的奖金池份额或按名次等级的奖金。",
            "依據為 0 或更低者，不獲獎金、按業績分配的獎金池份額或按名次等級的獎金。",
        ),
    ),
}


AS_SEALED = Words(
    "This was closed by an older version of what plans mean; the figures are those that were sealed, told "
    "without their sums, which would come out otherwise today.",
    "此期由旧版方案解释结账；所示为封存的数字，不附算式，因为今天重算结果会不同。",
    "此期由舊版方案解釋結帳；所示為封存的數字，不附算式，因為今天重算結果會不同。",
)


def as_sealed(story: Story) -> Story:
    """Tell a sealed figure that today's meaning does not reproduce: without formulas, and saying so."""
    plain = tuple(_plain(child) for child in story.children)
    return replace(story, said=sentences((story.said, AS_SEALED())), formula="", children=plain)


def _plain(story: Story) -> Story:
    said = sentences((story.said, AS_SEALED())) if story.formula else story.said
    return replace(story, said=said, formula="", children=tuple(_plain(child) for child in story.children))


def changed_since(version: int) -> tuple[Words, ...]:
    """List what changed after a version, up to today's."""
    return tuple(words for number in sorted(CHANGED) if number > version for words in CHANGED[number])
