"""The sentences of stories of measures that go beyond the plain ones."""

from steelyard.engine.words import Words

CARRIED = Words(
    "There is nothing new; it is carried from the period that ended on {day}.",
    "本周期没有新数据，沿用截至 {day} 的周期的值。",
    "本週期沒有新資料，沿用截至 {day} 的週期的值。",
)
REDUCED = Words(
    "The full target is {full}; only a part of it counts here.",
    "完整目标为 {full}，此处只计其中一部分。",
    "完整目標為 {full}，此處只計其中一部分。",
)
ADDED_BEFORE = Words(
    "{fact} of {day} added {value} then.",
    "{day} 的 {fact} 当时计入 {value}。",
    "{day} 的 {fact} 當時計入 {value}。",
)
COUNTED_SIDE = {
    "numerator": Words(
        "{fact} of {day} counts above the line.", "{day} 的 {fact} 计入分子。", "{day} 的 {fact} 計入分子。"
    ),
    "denominator": Words(
        "{fact} of {day} counts below the line.", "{day} 的 {fact} 计入分母。", "{day} 的 {fact} 計入分母。"
    ),
    "before": Words(
        "{fact} of {day} counted then.", "{day} 的 {fact} 当时计入。", "{day} 的 {fact} 當時計入。"
    ),
}
