"""Problems of time: seasons, periods in a row, the year's quota."""

from steelyard.engine.problem_words.entry import Entry, Words

_SEASON_WHY = Words(
    "A season gives each month of the fiscal year its part of the year.",
    "季节权重把全年分到财年的各个月。",
    "季節權重把全年分到財年的各個月。",
)
TIME = {
    "whole_year_over": Entry(
        what=Words(
            "`target_of: whole year` looks at the year, but the tiers do not add it up.",
            "`target_of: whole year` 针对全年，但阶梯没有按年累计。",
            "`target_of: whole year` 針對全年，但階梯沒有按年累計。",
        ),
        why=Words(
            "One period against a year's target reaches hardly any tier.",
            "单个周期的业绩对全年目标几乎达不到任何档位。",
            "單個週期的業績對全年目標幾乎達不到任何檔位。",
        ),
        instead=Words(
            "Write `over: year to date` beside it, or take `target_of` out.",
            "请同时写 `over: year to date`，或删除 `target_of`。",
            "請同時寫 `over: year to date`，或刪除 `target_of`。",
        ),
    ),
    "season_months": Entry(
        what=Words(
            "The season has {count} weights; a year has 12 months.",
            "季节权重有 {count} 个，而一年有 12 个月。",
            "季節權重有 {count} 個，而一年有 12 個月。",
        ),
        why=_SEASON_WHY,
        instead=Words(
            "Write 12 percentages, from the fiscal year's first month on.",
            "请从财年首月起写 12 个百分数。",
            "請從財年首月起寫 12 個百分數。",
        ),
    ),
    "season_weight": Entry(
        what=Words(
            "A month of the season weighs 0 % or less.",
            "有月份的权重为 0 % 或更低。",
            "有月份的權重為 0 % 或更低。",
        ),
        why=Words(
            "Nobody can reach a target of nothing in that month.",
            "该月目标将为零，无从达成。",
            "該月目標將為零，無從達成。",
        ),
        instead=Words("Write more than 0 %.", "请写大于 0 % 的数。", "請寫大於 0 % 的數。"),
    ),
    "season_total": Entry(
        what=Words(
            "The season's months total {total}.",
            "各月权重合计为 {total}。",
            "各月權重合計為 {total}。",
        ),
        why=_SEASON_WHY,
        instead=Words("Make them total 100 %.", "请使合计为 100 %。", "請使合計為 100 %。"),
    ),
}
