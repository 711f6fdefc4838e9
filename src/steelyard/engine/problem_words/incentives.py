"""Problems of components of pay: factors, tables, groups and combinations that mean nothing."""

from steelyard.engine.problem_words.entry import Entry, Words

_NOTHING = Words("Nothing would come of it.", "它不会产生任何结果。", "它不會產生任何結果。")
_LEAVE_OUT = Words("Leave it out.", "请删除。", "請刪除。")
_ABOVE_0 = Words("Write a number above 0.", "请写大于 0 的数。", "請寫大於 0 的數。")
_YEAR = Words(
    "The year's pay is worked out on the year's total, not fact by fact.",
    "全年累计按总额计算，不按每笔计算。",
    "全年累計按總額計算，不按每筆計算。",
)
_OVER_PERIOD = Words(
    "Write `over: period`, or leave it out.",
    "请写 `over: period`，或删除该项。",
    "請寫 `over: period`，或刪除該項。",
)

INCENTIVES = {
    "amount_not_positive": Entry(
        what=Words("An amount of {written} is none.", "金额 {written} 无效。", "金額 {written} 無效。"),
        why=_NOTHING,
        instead=_ABOVE_0,
    ),
    "attainment_of_each": Entry(
        what=Words("A single transaction has no attainment.", "单笔交易没有达成率。", "單筆交易沒有達成率。"),
        why=Words(
            "A target is for a period, not for a deal.",
            "目标针对周期，而不是单笔交易。",
            "目標針對週期，而不是單筆交易。",
        ),
        instead=Words(
            "Write kind: tiers_by_amount, or another `over`.",
            "请改用 kind: tiers_by_amount，或其他 `over`。",
            "請改用 kind: tiers_by_amount，或其他 `over`。",
        ),
    ),
    "personal_beside_rates": Entry(
        what=Words(
            "A personal rate and rates of certain facts do not go together.",
            "个人比例不能与按条件的比例并用。",
            "個人比例不能與按條件的比例並用。",
        ),
        why=Words("It would not be clear which one counts.", "无法确定以哪个为准。", "無法確定以哪個為準。"),
        instead=Words(
            "Multiply it by facts instead: a factor under `times` of `kind: by_fact`.",
            "请在 `times` 下改用 `kind: by_fact` 的系数。",
            "請在 `times` 下改用 `kind: by_fact` 的係數。",
        ),
    ),
    "rounding_not_positive": Entry(
        what=Words(
            "Pay rounded to {written} is none.", "取整单位 {written} 无效。", "取整單位 {written} 無效。"
        ),
        why=_NOTHING,
        instead=Words(
            "Write a unit above 0, such as 1.00 or 10.00.",
            "请写大于 0 的单位，例如 1.00 或 10.00。",
            "請寫大於 0 的單位，例如 1.00 或 10.00。",
        ),
    ),
    "rounding_of_a_year": Entry(
        what=Words(
            "“{name}” pays the year so far, which is not rounded to a unit.",
            "“{name}”按全年累计支付，不能取整到单位。",
            "「{name}」按全年累計支付，不能取整到單位。",
        ),
        why=Words(
            "Each period pays what the year is due less what was paid: rounded so, the months would part "
            "from the year.",
            "每期支付全年应付与已付之差；若按单位取整，各月之和将与全年不符。",
            "每期支付全年應付與已付之差；若按單位取整，各月之和將與全年不符。",
        ),
        instead=Words(
            "Write `rounding: by total`, or `over: period` for the component.",
            "请写 `rounding: by total`，或将该项改为 `over: period`。",
            "請寫 `rounding: by total`，或將該項改為 `over: period`。",
        ),
    ),
    "cap_each_of_one": Entry(
        what=Words("It has only one line.", "它只有一行。", "它只有一行。"),
        why=Words(
            "A cap of each line would be the cap of all.",
            "单笔封顶就等于总封顶。",
            "單筆封頂就等於總封頂。",
        ),
        instead=Words("Write `cap` instead.", "请改写为 `cap`。", "請改寫為 `cap`。"),
    ),
    "factor_by_fact": Entry(
        what=Words("It does not pay by fact.", "它不是按每笔支付的。", "它不是按每筆支付的。"),
        why=Words(
            "A factor by fact has no fact to look at.",
            "按笔系数没有可以依据的记录。",
            "按筆係數沒有可以依據的記錄。",
        ),
        instead=_LEAVE_OUT,
    ),
    "factor_negative": Entry(
        what=Words("{written} is below 0.", "{written} 小于 0。", "{written} 小於 0。"),
        why=Words(
            "Pay would turn into a debt; a penalty belongs under `settlement`.",
            "所得会变成欠款；扣罚应写在 `settlement` 中。",
            "所得會變成欠款；扣罰應寫在 `settlement` 中。",
        ),
        instead=Words("Write 0 % or more.", "请写 0 % 或以上。", "請寫 0 % 或以上。"),
    ),
    "gate_part": Entry(
        what=Words(
            "A gate cannot let {written} through.", "门槛不能放行 {written}。", "門檻不能放行 {written}。"
        ),
        why=Words(
            "Who does not keep it would be paid more than who does, or less than nothing.",
            "未达标者反而拿得更多，或低于零。",
            "未達標者反而拿得更多，或低於零。",
        ),
        instead=Words("Write 0 % to 100 %.", "请写 0 % 到 100 %。", "請寫 0 % 到 100 %。"),
    ),
    "interpolated_from": Entry(
        what=Words(
            "This tier does not say from where it runs.", "该档位没有写明起点。", "該檔位沒有寫明起點。"
        ),
        why=Words(
            "The rate runs straight from one tier's `from` to the next one's.",
            "比例在相邻档位的 `from` 之间按直线变化。",
            "比例在相鄰檔位的 `from` 之間按直線變化。",
        ),
        instead=Words("Write `from`.", "请写 `from`。", "請寫 `from`。"),
    ),
    "level_not_credited": Entry(
        what=Words(
            "Level {written} is not credited: levels go from {low} to {high}.",
            "第 {written} 级没有归属：层级为 {low} 至 {high}。",
            "第 {written} 級沒有歸屬：層級為 {low} 至 {high}。",
        ),
        why=_NOTHING,
        instead=Words(
            "Raise `levels` under `credit`, or take the rate out.",
            "请提高 `credit` 下的 `levels`，或删除该比例。",
            "請提高 `credit` 下的 `levels`，或刪除該比例。",
        ),
    ),
    "look_leaves_high": Entry(
        what=Words(
            "The last band ends at {edge}; higher values have no factor.",
            "最后一段止于 {edge}，更高的值没有系数。",
            "最後一段止於 {edge}，更高的值沒有係數。",
        ),
        why=Words("They would pay 0 without a word.", "它们会无声地变成 0。", "它們會無聲地變成 0。"),
        instead=Words("Leave its end open.", "请去掉上限。", "請去掉上限。"),
    ),
    "look_leaves_low": Entry(
        what=Words(
            "The first band begins at {edge}; lower values have no factor.",
            "第一段始于 {edge}，更低的值没有系数。",
            "第一段始於 {edge}，更低的值沒有係數。",
        ),
        why=Words("They would pay 0 without a word.", "它们会无声地变成 0。", "它們會無聲地變成 0。"),
        instead=Words("Leave its beginning open.", "请去掉下限。", "請去掉下限。"),
    ),
    "matrix_size": Entry(
        what=Words(
            "The table has {found} cells where its bands ask for {wanted}.",
            "表中有 {found} 格，而分段需要 {wanted} 格。",
            "表中有 {found} 格，而分段需要 {wanted} 格。",
        ),
        why=Words("Nobody could tell which cell counts.", "无法判断应取哪一格。", "無法判斷應取哪一格。"),
        instead=Words("Write one cell for each band.", "请为每个分段各写一格。", "請為每個分段各寫一格。"),
    ),
    "no_grades": Entry(
        what=Words("The plan gives no grades.", "方案没有等级。", "方案沒有等級。"),
        why=Words("Pay by grade would wait forever.", "按等级的支付将永远等待。", "按等級的支付將永遠等待。"),
        instead=Words("Add `grades`.", "请添加 `grades`。", "請新增 `grades`。"),
    ),
    "no_score_of": Entry(
        what=Words(
            "“{name}” gets no score: it is not in the scorecard.",
            "“{name}”没有得分：它不在计分卡中。",
            "「{name}」沒有得分：它不在計分卡中。",
        ),
        why=Words("There would be nothing to pay by.", "没有可依据的得分。", "沒有可依據的得分。"),
        instead=Words(
            "Add it to the scorecard, or look at its value or attainment.",
            "请把它加入计分卡，或改看实际值、达成率。",
            "請把它加入計分卡，或改看實際值、達成率。",
        ),
    ),
    "no_total_score": Entry(
        what=Words("The plan has no total score.", "方案没有总分。", "方案沒有總分。"),
        why=Words("There would be nothing to pay by.", "没有可依据的得分。", "沒有可依據的得分。"),
        instead=Words("Add a `scorecard`.", "请添加 `scorecard`。", "請新增 `scorecard`。"),
    ),
    "not_counted_facts": Entry(
        what=Words("“{name}” is no count of facts.", "“{name}”不是记录计数。", "「{name}」不是記錄計數。"),
        why=Words(
            "A bounty pays an amount for each fact.",
            "悬赏按每条记录支付固定金额。",
            "懸賞按每筆記錄支付固定金額。",
        ),
        instead=Words(
            "Name an indicator of kind count.",
            "请指定 kind 为 count 的指标。",
            "請指定 kind 為 count 的指標。",
        ),
    ),
    "not_money": Entry(
        what=Words("“{name}” is no money.", "“{name}”不是金额。", "「{name}」不是金額。"),
        why=Words("Pay is a share of an amount.", "所得是金额的一定比例。", "所得是金額的一定比例。"),
        instead=Words(
            "Name an indicator counted in money.", "请指定以金额计的指标。", "請指定以金額計的指標。"
        ),
    ),
    "of_without_shares": Entry(
        what=Words(
            "Amounts are not taken of anything.", "固定金额不取自任何指标。", "固定金額不取自任何指標。"
        ),
        why=Words("`of` would be ignored.", "`of` 会被忽略。", "`of` 會被忽略。"),
        instead=Words(
            "Write `shares`, or take `of` out.",
            "请写 `shares`，或删除 `of`。",
            "請寫 `shares`，或刪除 `of`。",
        ),
    ),
    "on_without_rate": Entry(
        what=Words(
            "A pool of a fixed amount looks at nothing.",
            "固定奖金池不看任何指标。",
            "固定獎金池不看任何指標。",
        ),
        why=Words("`on` would be ignored.", "`on` 会被忽略。", "`on` 會被忽略。"),
        instead=Words(
            "Write `rate`, or take `on` out.", "请写 `rate`，或删除 `on`。", "請寫 `rate`，或刪除 `on`。"
        ),
    ),
    "override_without_team": Entry(
        what=Words(
            "The facts of “{name}” are not credited to managers.",
            "“{name}”的记录没有归属到上级。",
            "「{name}」的記錄沒有歸屬到上級。",
        ),
        why=Words("There are no levels to pay by.", "没有可依据的层级。", "沒有可依據的層級。"),
        instead=Words(
            "Write `kind: team` for {dataset} under `credit`.",
            "请在 `credit` 下将 {dataset} 写为 `kind: team`。",
            "請在 `credit` 下將 {dataset} 寫為 `kind: team`。",
        ),
    ),
    "own_not_credited": Entry(
        what=Words(
            "Managers are not credited with their own {dataset}.",
            "上级自己的 {dataset} 不计入归属。",
            "上級自己的 {dataset} 不計入歸屬。",
        ),
        why=_NOTHING,
        instead=Words(
            "Take `own` out, or let them be credited.",
            "请删除 `own`，或让其计入归属。",
            "請刪除 `own`，或讓其計入歸屬。",
        ),
    ),
    "points_not_positive": Entry(
        what=Words("{written} points pay nothing.", "{written} 分不会支付。", "{written} 分不會支付。"),
        why=_NOTHING,
        instead=_ABOVE_0,
    ),
    "prizes_grow": Entry(
        what=Words(
            "Place {place} wins more than the place before it.",
            "第 {place} 名的奖金高于前一名。",
            "第 {place} 名的獎金高於前一名。",
        ),
        why=Words("It would pay to lose.", "名次靠后反而更划算。", "名次靠後反而更划算。"),
        instead=Words("Write the highest prize first.", "请从高到低排列。", "請從高到低排列。"),
    ),
    "rate_not_positive": Entry(
        what=Words("A rate of {written} is none.", "比例 {written} 无效。", "比例 {written} 無效。"),
        why=_NOTHING,
        instead=_ABOVE_0,
    ),
    "total_by": Entry(
        what=Words(
            "The total has points only, no {written}.",
            "总分只有分数，没有 {written}。",
            "總分只有分數，沒有 {written}。",
        ),
        why=Words("There is no target for it.", "总分没有目标。", "總分沒有目標。"),
        instead=Words("Leave `by` out.", "请删除 `by`。", "請刪除 `by`。"),
    ),
    "unknown_grade": Entry(
        what=Words("There is no grade “{name}”.", "没有等级“{name}”。", "沒有等級「{name}」。"),
        why=Words("Nobody could ever have it.", "没有人能得到它。", "沒有人能得到它。"),
        instead=Words("{known}", "{known}", "{known}"),
    ),
    "wrong_speed": Entry(
        what=Words(
            "A factor of {written} does the opposite.",
            "系数 {written} 的作用相反。",
            "係數 {written} 的作用相反。",
        ),
        why=Words(
            "The agreement would say one thing and do another.",
            "协议所言与所行不一。",
            "協議所言與所行不一。",
        ),
        instead=Words("Write `kind: {other}`.", "请写 `kind: {other}`。", "請寫 `kind: {other}`。"),
    ),
    "year_by_fact": Entry(
        what=Words(
            "A factor by fact does not go with the year to date.",
            "按笔系数不能与年度累计同用。",
            "按筆係數不能與年度累計同用。",
        ),
        why=_YEAR,
        instead=_OVER_PERIOD,
    ),
    "year_cap_each": Entry(
        what=Words(
            "A cap of each line does not go with the year to date.",
            "单笔封顶不能与年度累计同用。",
            "單筆封頂不能與年度累計同用。",
        ),
        why=Words(
            "The true-up would pay what the cap takes off.",
            "补差会把封顶扣掉的部分再付出去。",
            "補差會把封頂扣掉的部分再付出去。",
        ),
        instead=Words(
            "Write `cap`, or `over: period`.",
            "请写 `cap`，或 `over: period`。",
            "請寫 `cap`，或 `over: period`。",
        ),
    ),
    "year_of_another": Entry(
        what=Words(
            "Over the year to date tiers look at “{on}”, not at “{of}”.",
            "年度累计的档位只看“{on}”，不看“{of}”。",
            "年度累計的檔位只看「{on}」，不看「{of}」。",
        ),
        why=Words(
            "What is paid and what is reached must be added up alike.",
            "支付与达成必须以同样方式累计。",
            "支付與達成必須以同樣方式累計。",
        ),
        instead=Words(
            "Leave `of` out, or write `over: period`.",
            "请删除 `of`，或写 `over: period`。",
            "請刪除 `of`，或寫 `over: period`。",
        ),
    ),
    "year_target": Entry(
        what=Words(
            "“{name}” sets its target by `{field}`, which the year to date does not add up.",
            "“{name}”的目标按 `{field}` 确定，年度累计无法相加。",
            "「{name}」的目標按 `{field}` 確定，年度累計無法相加。",
        ),
        why=Words(
            "The year's target is the sum of those agreed for its periods.",
            "年度目标是各周期约定目标之和。",
            "年度目標是各週期約定目標之和。",
        ),
        instead=_OVER_PERIOD,
    ),
}
