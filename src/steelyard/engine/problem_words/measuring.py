"""Problems of growth, surveys, formulas and what reduces a target."""

from steelyard.engine.problem_words.entry import Entry, Words

MEASURING = {
    "answers_are_money": Entry(
        what=Words(
            "“{column}” is the credited amount, not an answer.",
            "“{column}”是归属金额，不是答卷分值。",
            "「{column}」是歸屬金額，不是答卷分值。",
        ),
        why=Words(
            "A survey counts answers on a scale.",
            "调查统计的是量表上的分值。",
            "調查統計的是量表上的分值。",
        ),
        instead=Words(
            "Name the column of answers, or use the kinds total or average.",
            "请指定分值字段，或改用 total、average。",
            "請指定分值欄位，或改用 total、average。",
        ),
    ),
    "at_least_one": Entry(
        what=Words(
            "At least {written} answers is no condition.",
            "至少 {written} 份答卷不成条件。",
            "至少 {written} 份答卷不成條件。",
        ),
        why=Words(
            "Without any answer there is nothing to compute.",
            "没有答卷就无从计算。",
            "沒有答卷就無從計算。",
        ),
        instead=Words("Write 1 or more.", "请写 1 或更大的数。", "請寫 1 或更大的數。"),
    ),
    "promoters_overlap": Entry(
        what=Words(
            "An answer of {bottom} would be a promoter's ({top} or more) and a detractor's.",
            "{bottom} 分既属推荐者（不低于 {top}）又属贬损者。",
            "{bottom} 分既屬推薦者（不低於 {top}）又屬貶損者。",
        ),
        why=Words(
            "It would be counted on both sides.",
            "会在两边重复计数。",
            "會在兩邊重複計數。",
        ),
        instead=Words(
            "Write a `bottom` below `top`.",
            "请让 `bottom` 小于 `top`。",
            "請讓 `bottom` 小於 `top`。",
        ),
    ),
    "cannot_grow": Entry(
        what=Words(
            "The growth of “{name}” cannot be measured.",
            "无法计算“{name}”的增长率。",
            "無法計算「{name}」的成長率。",
        ),
        why=Words(
            "Its value of earlier days cannot be counted anew from facts as a plain sum, count or average.",
            "它在以往日期的值不能由记录直接求和、计数或平均得出。",
            "它在以往日期的值不能由記錄直接求和、計數或平均得出。",
        ),
        instead=Words(
            "Name an indicator of one of the kinds {kinds}.",
            "请指定以下类型之一的指标：{kinds}。",
            "請指定以下類型之一的指標：{kinds}。",
        ),
    ),
    "formula_unreadable": Entry(
        what=Words(
            "“{written}” is no formula.",
            "“{written}”不是公式。",
            "「{written}」不是公式。",
        ),
        why=Words(
            "Its value could not be computed.",
            "无法计算其值。",
            "無法計算其值。",
        ),
        instead=Words(
            "Write one like (revenue - refunds) / visits, with codes of indicators.",
            "请用指标代码书写，例如 (revenue - refunds) / visits。",
            "請用指標代碼書寫，例如 (revenue - refunds) / visits。",
        ),
    ),
    "formula_refused": Entry(
        what=Words(
            "“{written}” does not belong in a formula.",
            "公式中不能出现“{written}”。",
            "公式中不能出現「{written}」。",
        ),
        why=Words(
            "Formulas know indicators, numbers of at most 6 decimals, + - * /, min, max and brackets only.",
            "公式只接受指标、最多 6 位小数的数字、+ - * /、min、max 和括号。",
            "公式只接受指標、最多 6 位小數的數字、+ - * /、min、max 和括號。",
        ),
        instead=Words(
            "Write it with these; put a code that holds a hyphen into double quotes.",
            "请仅用这些书写；含连字符的代码请加双引号。",
            "請僅用這些書寫；含連字號的代碼請加雙引號。",
        ),
    ),
    "formula_too_long": Entry(
        what=Words(
            "The formula is longer than {longest} letters, {deepest} brackets or {most} operations.",
            "公式超过 {longest} 个字符、{deepest} 层括号或 {most} 次运算。",
            "公式超過 {longest} 個字元、{deepest} 層括號或 {most} 次運算。",
        ),
        why=Words(
            "Nobody could check it.",
            "没有人能核对它。",
            "沒有人能核對它。",
        ),
        instead=Words(
            "Divide it into several indicators.",
            "请拆成几个指标。",
            "請拆成幾個指標。",
        ),
    ),
    "formula_without_name": Entry(
        what=Words(
            "“{written}” names no indicator.",
            "“{written}”没有引用任何指标。",
            "「{written}」沒有引用任何指標。",
        ),
        why=Words(
            "Its value would be the same for everyone, always.",
            "它对所有人永远相同。",
            "它對所有人永遠相同。",
        ),
        instead=Words(
            "Name the indicators it is made of.",
            "请写出它由哪些指标构成。",
            "請寫出它由哪些指標構成。",
        ),
    ),
    "formula_loop": Entry(
        what=Words(
            "The formula is made of itself: {names}.",
            "公式引用了自身：{names}。",
            "公式引用了自身：{names}。",
        ),
        why=Words(
            "Nobody could tell where to begin.",
            "无从开始计算。",
            "無從開始計算。",
        ),
        instead=Words(
            "Take one of these names out.",
            "请去掉其中一个引用。",
            "請去掉其中一個引用。",
        ),
    ),
    "formula_mixes": Entry(
        what=Words(
            "The formula adds or compares what is counted in {one} with what is counted in {other}.",
            "公式把单位为 {one} 与 {other} 的值相加减或比较。",
            "公式把單位為 {one} 與 {other} 的值相加減或比較。",
        ),
        why=Words(
            "Their sum may mean nothing.",
            "其结果可能没有意义。",
            "其結果可能沒有意義。",
        ),
        instead=Words(
            "Multiply one of them by what it is worth, or leave it if you mean it.",
            "请先换算成同一单位；若确实如此可保留。",
            "請先換算成同一單位；若確實如此可保留。",
        ),
    ),
    "group_cannot_grow": Entry(
        what=Words(
            "“{name}” is the figure of a group, of the period's days only.",
            "“{name}”是群体数值，只计算本周期。",
            "「{name}」是群體數值，只計算本週期。",
        ),
        why=Words(
            "Its value of earlier days is not worked out.",
            "以往日期的群体数值不作计算。",
            "以往日期的群體數值不作計算。",
        ),
        instead=Words(
            "Let the growth of one's own figure count.",
            "请改用本人数值的增长率。",
            "請改用本人數值的成長率。",
        ),
    ),
    "group_not_paid": Entry(
        what=Words("“{name}” is the figure of a group.", "“{name}”是群体数值。", "「{name}」是群體數值。"),
        why=Words(
            "Each member would be paid for what others sold, as often as there are members.",
            "每个成员都会就他人的业绩获得支付，有几人就付几次。",
            "每個成員都會就他人的業績獲得支付，有幾人就付幾次。",
        ),
        instead=Words(
            "Pay on one's own figure; let this one be a gate, a factor, or what tiers look at (`of`).",
            "请按本人数值支付；群体数值可作门槛、系数，或档位所看的指标（`of`）。",
            "請按本人數值支付；群體數值可作門檻、係數，或檔位所看的指標（`of`）。",
        ),
    ),
    "group_target_reduced": Entry(
        what=Words(
            "A group's target is not one person's to reduce.",
            "群体目标不能按个人折减。",
            "群體目標不能按個人折減。",
        ),
        why=Words(
            "What the whole group reached would be compared with a part of its target.",
            "全体的业绩会与部分目标相比。",
            "全體的業績會與部分目標相比。",
        ),
        instead=Words(
            "Take `prorate` and `ramp` out.", "请删除 `prorate` 和 `ramp`。", "請刪除 `prorate` 和 `ramp`。"
        ),
    ),
    "sum_of_another_plan": Entry(
        what=Words(
            "This plan has no indicator “{name}”.", "本方案没有指标“{name}”。", "本方案沒有指標「{name}」。"
        ),
        why=Words(
            "Targets that other plans set under that name are summed; there may be none.",
            "将汇总其他方案以此名设定的目标，可能一个也没有。",
            "將彙總其他方案以此名設定的目標，可能一個也沒有。",
        ),
        instead=Words("{known}", "{known}", "{known}"),
    ),
    "sum_of_nothing": Entry(
        what=Words(
            "“{name}” has no targets agreed with each person.",
            "“{name}”没有与个人约定的目标。",
            "「{name}」沒有與個人約定的目標。",
        ),
        why=Words("There is nothing to sum.", "没有可汇总的目标。", "沒有可彙總的目標。"),
        instead=Words(
            "Name an indicator with `target: personal`.",
            "请指定 `target: personal` 的指标。",
            "請指定 `target: personal` 的指標。",
        ),
    ),
    "sum_of_unit": Entry(
        what=Words(
            "Targets in {other} would be compared with a value in {one}.",
            "以 {other} 计的目标会与以 {one} 计的数值相比。",
            "以 {other} 計的目標會與以 {one} 計的數值相比。",
        ),
        why=Words("The attainment would mean nothing.", "达成率没有意义。", "達成率沒有意義。"),
        instead=Words(
            "Name an indicator counted in the same unit.", "请指定单位相同的指标。", "請指定單位相同的指標。"
        ),
    ),
    "no_personal_target": Entry(
        what=Words(
            "`target_by` needs a target agreed with each person.",
            "`target_by` 需要与每个人约定的目标。",
            "`target_by` 需要與每個人約定的目標。",
        ),
        why=Words(
            "Only those have days of their own.",
            "只有个人目标才有各自的起止日期。",
            "只有個人目標才有各自的起訖日期。",
        ),
        instead=Words(
            "Write `target: personal`, or take `target_by` out.",
            "请写 `target: personal`，或删除 `target_by`。",
            "請寫 `target: personal`，或刪除 `target_by`。",
        ),
    ),
    "no_target_to_reduce": Entry(
        what=Words(
            "There is no target that could be reduced.",
            "没有可折减的目标。",
            "沒有可折減的目標。",
        ),
        why=Words(
            "`prorate` and `ramp` take a part of the target.",
            "`prorate` 和 `ramp` 是对目标的折减。",
            "`prorate` 和 `ramp` 是對目標的折減。",
        ),
        instead=Words(
            "Write a target, or take them out.",
            "请写明目标，或删除它们。",
            "請寫明目標，或刪除它們。",
        ),
    ),
    "ramp_negative": Entry(
        what=Words(
            "A share of the ramp is below 0 %.",
            "爬坡比例低于 0 %。",
            "爬坡比例低於 0 %。",
        ),
        why=Words(
            "Nobody can reach a target below nothing.",
            "低于零的目标无从达成。",
            "低於零的目標無從達成。",
        ),
        instead=Words("Write 0 % or more.", "请写 0 % 或更高。", "請寫 0 % 或更高。"),
    ),
    "refunds_itself": Entry(
        what=Words(
            "“{written}” cannot name both the day and the fact that is taken back.",
            "“{written}”不能既是日期字段又是被冲回记录的字段。",
            "「{written}」不能既是日期欄位又是被沖回記錄的欄位。",
        ),
        why=Words(
            "A refund names another row by its id.",
            "退款记录以编号指明原记录。",
            "退款記錄以編號指明原記錄。",
        ),
        instead=Words(
            "Name the column that holds the original's id.",
            "请指定存放原记录编号的字段。",
            "請指定存放原記錄編號的欄位。",
        ),
    ),
}
