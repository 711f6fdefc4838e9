"""The words of figures that are each person's own: in the agreement, in the story."""

import datetime as dt
from collections.abc import Iterator, Mapping

from steelyard.engine.figures import Figure, Unit
from steelyard.engine.personal import FIRST_DAY, UNITS
from steelyard.engine.words import Phrase, Sayable, Words
from steelyard.engine.written import PERSONAL

AGREED = Words("what is agreed with each person", "与每个人分别约定的数额", "與每個人分別約定的數額")
NAMES = {
    "rate": Words("rate", "比例", "比例"),
    "amount": Words("amount", "金额", "金額"),
    "cap": Words("cap", "封顶", "封頂"),
    "cap_each": Words("cap of each line", "单笔封顶", "單筆封頂"),
    "least": Words("guarantee", "保底", "保底"),
    "most": Words("cap", "封顶", "封頂"),
}
TOLD = Words(
    "Your {name} by your terms of {day} is {value}.",
    "按您自 {day} 起的个人约定，{name}为 {value}。",
    "按您自 {day} 起的個人約定，{name}為 {value}。",
)
NOT_YET = Words("Your {name} is not agreed yet.", "您的{name}尚未约定。", "您的{name}尚未約定。")
NOTES = {
    "no_figure": Words(
        "a figure of one's own is missing in the personal terms",
        "个人约定中缺少所需数额",
        "個人約定中缺少所需數額",
    ),
    "figures_overlap": Words(
        "two figures of one's own hold on the same day",
        "个人约定中同一天有两个数额",
        "個人約定中同一天有兩個數額",
    ),
}
OwnFigures = Mapping[tuple[str, str], tuple[int, dt.date]]  # by part and name: the figure, and since when


def written_figure(value: int | str | None, unit: Unit, currency: str = "") -> Sayable:
    """Show a figure of a plan, or say that it is each person's own."""
    return AGREED() if isinstance(value, str) else Figure(value, unit, currency)


def own_words(part: str, names: tuple[str, ...], own: OwnFigures, currency: str) -> Iterator[Phrase]:
    """Say one person's figures of a part of a plan."""
    for name in names:
        if (part, name) in own:
            value, since = own[part, name]
            yield _told(name, value, since, currency)
        else:
            yield NOT_YET(name=NAMES[name])


def told(names: tuple[str, ...], known: Mapping[str, int | None], currency: str) -> Iterator[Phrase]:
    """Tell the figures that a component's pay came from, and since when they hold."""
    for name in names:
        value, since = known.get(name), known.get(f"{name}_since")
        if value is not None and since is not None:
            day = dt.date.fromisoformat(FIRST_DAY) + dt.timedelta(since - 1)
            yield _told(name, value, day, currency)


def _told(name: str, value: int, since: dt.date, currency: str) -> Phrase:
    figure = Figure(value, UNITS.get(name, "money"), currency)
    return TOLD(name=NAMES[name], day=since.isoformat(), value=figure)


def is_personal(value: object) -> bool:
    """Tell whether a figure is each person's own."""
    return value == PERSONAL
