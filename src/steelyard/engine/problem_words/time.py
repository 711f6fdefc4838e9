"""Problems of time: seasons, periods in a row, the year's quota."""

from steelyard.engine.problem_words.entry import Entry, Words

_SEASON_WHY = Words(
    "A season gives each month of the fiscal year its part of the year.",
    "季节权重把全年分到财年的各个月。",
    "季節權重把全年分到財年的各個月。",
)
TIME = {
    "row_length": Entry(
        what=Words(
            "A row of {written} periods is looked at.",
            "要看连续 {written} 个周期。",
            "要看連續 {written} 個週期。",
        ),
        why=Words(
            "At least one period makes a row, and history goes back {longest} at most.",
            "至少要有一个周期，历史最多回看 {longest} 个。",
            "至少要有一個週期，歷史最多回看 {longest} 個。",
        ),
        instead=Words(
            "Write a whole number from 1 to {longest}.",
            "请写 1 至 {longest} 的整数。",
            "請寫 1 至 {longest} 的整數。",
        ),
    ),
    "row_of_rows": Entry(
        what=Words(
            "“{name}” counts periods in a row itself.",
            "“{name}”本身就是连续周期数。",
            "「{name}」本身就是連續週期數。",
        ),
        why=Words("A row of rows has no end.", "连续数不能再计连续。", "連續數不能再計連續。"),
        instead=Words(
            "Name the indicator that must be kept.",
            "请写须连续达标的指标。",
            "請寫須連續達標的指標。",
        ),
    ),
    "row_in_formula": Entry(
        what=Words(
            "The formula of “{name}” contains a count of periods in a row.",
            "“{name}”的公式用到了连续周期数。",
            "「{name}」的公式用到了連續週期數。",
        ),
        why=Words(
            "Periods in a row are counted after formulas, which they may look at.",
            "连续周期数在公式之后计算，可以引用公式。",
            "連續週期數在公式之後計算，可以引用公式。",
        ),
        instead=Words(
            "Let a gate, a matrix or a curve look at it.",
            "请在门槛、矩阵或评分曲线中引用。",
            "請在門檻、矩陣或評分曲線中引用。",
        ),
    ),
    "history_missing": Entry(
        what=Words(
            "“{indicator}” looks at earlier periods of which history knows nothing: {periods}.",
            "“{indicator}”要看的以前周期在历史中没有记录：{periods}。",
            "「{indicator}」要看的以前週期在歷史中沒有記錄：{periods}。",
        ),
        why=Words(
            "Nobody can have kept anything in them; the row begins anew.",
            "这些周期无人可算达标，连续数从头计起。",
            "這些週期無人可算達標，連續數從頭計起。",
        ),
        instead=Words(
            "Close those periods first, or give their measures in the table of history.",
            "请先结账这些周期，或在 history 表中给出其结果。",
            "請先結帳這些週期，或在 history 表中給出其結果。",
        ),
    ),
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
