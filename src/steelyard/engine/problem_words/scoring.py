"""Problems of scoring: bands, curves, weights and grades that do not cover everything once."""

from steelyard.engine.problem_words.entry import Entry, Words

SCORING = {
    "belongs_idle": Entry(
        what=Words(
            "There is no second corner at this place.", "此处没有第二个转折点。", "此處沒有第二個轉折點。"
        ),
        why=Words(
            "`belongs` tells two corners at one place apart.",
            "`belongs` 用于区分同一处的两个转折点。",
            "`belongs` 用於區分同一處的兩個轉折點。",
        ),
        instead=Words("Leave `belongs` out.", "请删除 `belongs`。", "請刪除 `belongs`。"),
    ),
    "jump_side": Entry(
        what=Words(
            "At {at} the curve jumps, and does not say which side {at} itself is on.",
            "曲线在 {at} 处跳变，但没有说明 {at} 本身属于哪一侧。",
            "曲線在 {at} 處跳變，但沒有說明 {at} 本身屬於哪一側。",
        ),
        why=Words(
            "Who reaches exactly that could be given either.",
            "恰好达到者可得两种分数之一。",
            "恰好達到者可得兩種分數之一。",
        ),
        instead=Words(
            "Write `belongs: yes` on the one of the two corners that counts there.",
            "请在两个转折点中对该处生效的一个写 `belongs: yes`。",
            "請在兩個轉折點中對該處生效的一個寫 `belongs: yes`。",
        ),
    ),
    "two_edges": Entry(
        what=Words(
            "“{first}” and “{second}” cannot both be set.",
            "“{first}”和“{second}”不能同时写。",
            "「{first}」和「{second}」不能同時寫。",
        ),
        why=Words(
            "Each says where the same side ends, and whether that number belongs.",
            "两者说的是同一侧的边界及其是否包含。",
            "兩者說的是同一側的邊界及其是否包含。",
        ),
        instead=Words(
            "Keep one of them.",
            "请只保留一个。",
            "請只保留一個。",
        ),
    ),
    "band_upside_down": Entry(
        what=Words(
            "The band ends at {high}, before it begins at {low}.",
            "区间终点 {high} 在起点 {low} 之前。",
            "區間終點 {high} 在起點 {low} 之前。",
        ),
        why=Words(
            "No number falls into it.",
            "没有数值落入其中。",
            "沒有數值落入其中。",
        ),
        instead=Words(
            "Swap its edges.",
            "请对调两端。",
            "請對調兩端。",
        ),
    ),
    "band_open_inside": Entry(
        what=Words(
            "Only the first and the last band may be open; “{edge}” is missing here.",
            "只有首末区间可以敞开；此处缺少“{edge}”。",
            "只有首末區間可以敞開；此處缺少「{edge}」。",
        ),
        why=Words(
            "Without it two bands would claim the same numbers.",
            "否则两个区间会争同一数值。",
            "否則兩個區間會爭同一數值。",
        ),
        instead=Words(
            "Add `{edge}: …`.",
            "请补上 `{edge}: …`。",
            "請補上 `{edge}: …`。",
        ),
    ),
    "band_gap": Entry(
        what=Words(
            "No band holds the numbers {numbers}.",
            "数值 {numbers} 不属于任何区间。",
            "數值 {numbers} 不屬於任何區間。",
        ),
        why=Words(
            "Whoever lands there would get nothing, in silence.",
            "落在其中的人会毫无声息地得不到任何东西。",
            "落在其中的人會毫無聲息地得不到任何東西。",
        ),
        instead=Words(
            "Begin where the band before ends: `below` there and `from` here, or `up_to` and `above`.",
            "请让本区间恰好从上一区间结束处开始：上面用 `below`、此处用 `from`，或用 `up_to` 与 `above`。",
            "請讓本區間恰好從上一區間結束處開始：上面用 `below`、此處用 `from`，或用 `up_to` 與 `above`。",
        ),
    ),
    "band_overlap": Entry(
        what=Words(
            "Two bands hold the numbers {numbers}.",
            "数值 {numbers} 同时属于两个区间。",
            "數值 {numbers} 同時屬於兩個區間。",
        ),
        why=Words(
            "Two results would be right at once.",
            "会同时有两个正确结果。",
            "會同時有兩個正確結果。",
        ),
        instead=Words(
            "Begin where the band before ends: `below` there and `from` here, or `up_to` and `above`.",
            "请让本区间恰好从上一区间结束处开始：上面用 `below`、此处用 `from`，或用 `up_to` 与 `above`。",
            "請讓本區間恰好從上一區間結束處開始：上面用 `below`、此處用 `from`，或用 `up_to` 與 `above`。",
        ),
    ),
    "bands_leave_low": Entry(
        what=Words(
            "Nothing holds numbers lower than {edge}.",
            "低于 {edge} 的数值不属于任何区间。",
            "低於 {edge} 的數值不屬於任何區間。",
        ),
        why=Words(
            "Whoever lands there would get nothing, in silence.",
            "落在其中的人会毫无声息地得不到任何东西。",
            "落在其中的人會毫無聲息地得不到任何東西。",
        ),
        instead=Words(
            "Let the first band have no lower edge (tiers may begin from 0).",
            "请去掉首个区间的下边界（档位可从 0 开始）。",
            "請去掉首個區間的下邊界（檔位可從 0 開始）。",
        ),
    ),
    "bands_leave_high": Entry(
        what=Words(
            "Nothing holds numbers higher than {edge}.",
            "高于 {edge} 的数值不属于任何区间。",
            "高於 {edge} 的數值不屬於任何區間。",
        ),
        why=Words(
            "Whoever lands there would get nothing, in silence.",
            "落在其中的人会毫无声息地得不到任何东西。",
            "落在其中的人會毫無聲息地得不到任何東西。",
        ),
        instead=Words(
            "Let the last band have no upper edge; a `cap` limits pay.",
            "请去掉末个区间的上边界；限额请用 `cap`。",
            "請去掉末個區間的上邊界；限額請用 `cap`。",
        ),
    ),
    "corners_out_of_order": Entry(
        what=Words(
            "The point at {at} does not lie to the right of the one before.",
            "{at} 处的点不在前一点右侧。",
            "{at} 處的點不在前一點右側。",
        ),
        why=Words(
            "The curve would have two scores at one attainment.",
            "同一达成率会有两个得分。",
            "同一達成率會有兩個得分。",
        ),
        instead=Words(
            "Order the points by attainment, each used once; use a step curve for jumps.",
            "请按达成率升序排列且不重复；需要跳变请用 step。",
            "請按達成率升序排列且不重複；需要跳變請用 step。",
        ),
    ),
    "curve_ends": Entry(
        what=Words(
            "The highest score is not above the lowest, or 100 % gives no points.",
            "最高分不高于最低分，或 100 % 不得分。",
            "最高分不高於最低分，或 100 % 不得分。",
        ),
        why=Words(
            "The curve would be level: nothing is rewarded.",
            "曲线变成水平线，没有任何激励。",
            "曲線變成水平線，沒有任何激勵。",
        ),
        instead=Words(
            "Write lowest < highest and full > 0.",
            "请使 lowest < highest 且 full > 0。",
            "請使 lowest < highest 且 full > 0。",
        ),
    ),
    "grade_twice": Entry(
        what=Words(
            "The grade “{name}” is used for two bands.",
            "等级“{name}”用于两个区间。",
            "等級「{name}」用於兩個區間。",
        ),
        why=Words(
            "People with it could not tell which is meant.",
            "无法区分指哪一个。",
            "無法區分指哪一個。",
        ),
        instead=Words(
            "Give each band a name of its own.",
            "请给每个区间不同的名称。",
            "請給每個區間不同的名稱。",
        ),
    ),
    "grades_without_scorecard": Entry(
        what=Words(
            "There are grades but no scorecard.",
            "有等级却没有计分卡。",
            "有等級卻沒有計分卡。",
        ),
        why=Words(
            "Grades are bands of the scorecard's total.",
            "等级是计分卡总分的区间。",
            "等級是計分卡總分的區間。",
        ),
        instead=Words(
            "Add `scorecard`, or take `grades` out.",
            "请添加 `scorecard`，或删除 `grades`。",
            "請新增 `scorecard`，或刪除 `grades`。",
        ),
    ),
    "levels_out_of_order": Entry(
        what=Words(
            "floor, stretch and cap are not in this order, or below 0.",
            "floor、stretch、cap 顺序不对或小于 0。",
            "floor、stretch、cap 順序不對或小於 0。",
        ),
        why=Words(
            "A floor above the cap leaves nothing between.",
            "下限高于上限则中间没有余地。",
            "下限高於上限則中間沒有餘地。",
        ),
        instead=Words(
            "Write floor ≤ stretch ≤ cap, each a percentage of the target.",
            "请使 floor ≤ stretch ≤ cap，均为目标的百分比。",
            "請使 floor ≤ stretch ≤ cap，均為目標的百分比。",
        ),
    ),
    "parts_without_step": Entry(
        what=Words(
            "The parts are to be rounded, and the plan does not say to what.",
            "各项得分需要舍入，但方案没有写明舍入到多少。",
            "各項得分需要捨入，但方案沒有寫明捨入到多少。",
        ),
        why=Words(
            "Nothing is rounded unless the plan says to which step.",
            "方案未写明的，一律不舍入。",
            "方案未寫明的，一律不捨入。",
        ),
        instead=Words(
            "Add rounded_to, such as rounded_to: 0.01, or leave rounded out.",
            "请加上 rounded_to（例如 rounded_to: 0.01），或删去 rounded。",
            "請加上 rounded_to（例如 rounded_to: 0.01），或刪去 rounded。",
        ),
    ),
    "rounding_step": Entry(
        what=Words(
            "Totals cannot be rounded to {written}.",
            "总分不能舍入到 {written}。",
            "總分不能捨入到 {written}。",
        ),
        why=Words(
            "People expect 1, 0.1, 0.01 … points.",
            "一般为 1、0.1、0.01……分。",
            "一般為 1、0.1、0.01……分。",
        ),
        instead=Words(
            "Write a power of ten, such as 0.01.",
            "请写十的幂，例如 0.01。",
            "請寫十的冪，例如 0.01。",
        ),
    ),
    "weight_not_positive": Entry(
        what=Words(
            "A weight of {written} is none.",
            "权重 {written} 无效。",
            "權重 {written} 無效。",
        ),
        why=Words(
            "A part without weight changes nothing; one below 0 punishes success.",
            "没有权重的部分不起作用，负权重会惩罚成绩。",
            "沒有權重的部分不起作用，負權重會懲罰成績。",
        ),
        instead=Words(
            "Write a percentage above 0, or take the part out.",
            "请写大于 0 的百分比，或删除该部分。",
            "請寫大於 0 的百分比，或刪除該部分。",
        ),
    ),
    "weights_not_whole": Entry(
        what=Words(
            "The weights total {total}.",
            "权重合计为 {total}。",
            "權重合計為 {total}。",
        ),
        why=Words(
            "A full score could then be more or less than promised.",
            "满分会多于或少于承诺。",
            "滿分會多於或少於承諾。",
        ),
        instead=Words(
            "Change them so that they total 100 %.",
            "请调整到合计 100 %。",
            "請調整到合計 100 %。",
        ),
    ),
}
