"""The story of a difference: two stories of one person laid side by side, down to the lines that changed."""

from steelyard.engine.figures import Figure
from steelyard.engine.story import Story
from steelyard.engine.words import Phrase, Words

CHANGED = Words(
    "{difference}: {before} before, {after} after. Before: {was} After: {now}",
    "{difference}：由 {before} 变为 {after}。原：{was}现：{now}",
    "{difference}：由 {before} 變為 {after}。原：{was}現：{now}",
)
CAME = Words(
    "{difference}, not paid before. {now}", "{difference}，原先没有。{now}", "{difference}，原先沒有。{now}"
)
WENT = Words(
    "{difference}, no longer paid. Before: {was}",
    "{difference}，不再支付。原：{was}",
    "{difference}，不再支付。原：{was}",
)
SAME = Words("Nothing changes: {before}.", "没有变化：{before}。", "沒有變化：{before}。")
LINES = 2  # pay / component / line


def difference(before: Story | None, after: Story | None) -> Story:
    """Lay the pay of two stories side by side; give the story of what differs.

    Amounts are after minus before; those of the children sum to their parent's, at every level. What is
    equal on both sides is left out. Either side may be None: paid only on the other.

    Raises:
        ValueError: Neither side has pay, or the two are not of one currency.
    """
    was, now = (side.find("pay") if side else None for side in (before, after))
    if was is None and now is None:
        msg = "neither side has pay to compare"
        raise ValueError(msg)
    if was and now and was.currency != now.currency:
        msg = f"{was.currency} and {now.currency} cannot be compared without a rate"
        raise ValueError(msg)
    return _between(was, now)


def _between(was: Story | None, now: Story | None) -> Story:
    shown = now or was
    assert shown is not None  # noqa: S101 - one side is there: callers pair what is on either
    amount = _amount(now) - _amount(was)
    pairs = _paired(was, now)
    deeper = shown.path.count("/") < LINES  # below a line stand credits, which are not pay
    children = tuple(_between(*pair) for pair in pairs if deeper and _amount(pair[1]) != _amount(pair[0]))
    formula = (
        f"{_money(now, shown)} − {_money(was, shown)} = {Figure(amount, 'money', shown.currency).bare()}"
    )
    return Story(
        shown.path,
        _said(was, now, shown, amount),
        formula,
        amount,
        "money",
        shown.currency,
        children,
        shown.fact,
    )


def _paired(was: Story | None, now: Story | None) -> list[tuple[Story | None, Story | None]]:
    """Match the lines of both sides by path, in the order of the later side."""
    left = {child.path: child for child in was.children} if was else {}
    right = {child.path: child for child in now.children} if now else {}
    # A component of one line tells it itself, so its lines have none to stand beside on the other side.
    if was and now and bool(left) != bool(right):
        return []
    return [(left.get(path), right.get(path)) for path in {**right, **left}]


def _said(was: Story | None, now: Story | None, shown: Story, amount: int) -> Phrase:
    gain = Figure(amount, "money", shown.currency)
    if was is None and now is not None:
        return CAME(difference=gain, now=now.said)
    if now is None and was is not None:
        return WENT(difference=gain, was=was.said)
    assert was is not None and now is not None  # noqa: S101, PT018 - both are there
    before, after = (Figure(side.amount or 0, "money", shown.currency) for side in (was, now))
    if not amount:
        return SAME(before=before)
    return CHANGED(difference=gain, before=before, after=after, was=was.said, now=now.said)


def _amount(story: Story | None) -> int:
    return (story.amount or 0) if story else 0


def _money(story: Story | None, shown: Story) -> str:
    return Figure(_amount(story), "money", shown.currency).bare()
