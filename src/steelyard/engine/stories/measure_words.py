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
OF_GROUP = {
    "team": Words(
        "It is the figure of the whole team, of {count} facts.",
        "这是整个团队的数值，共 {count} 条记录。",
        "這是整個團隊的數值，共 {count} 筆記錄。",
    ),
    "position": Words(
        "It is the figure of all in the position, of {count} facts.",
        "这是同岗位全体的数值，共 {count} 条记录。",
        "這是同崗位全體的數值，共 {count} 筆記錄。",
    ),
    "plan": Words(
        "It is the figure of all on the plan, of {count} facts.",
        "这是本方案全体的数值，共 {count} 条记录。",
        "這是本方案全體的數值，共 {count} 筆記錄。",
    ),
    "company": Words(
        "It is the figure of the whole company, of {count} facts.",
        "这是全公司的数值，共 {count} 条记录。",
        "這是全公司的數值，共 {count} 筆記錄。",
    ),
}
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
