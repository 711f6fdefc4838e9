"""Problems of components of pay: rates, tables, groups and combinations that mean nothing."""

from steelyard.engine.problem_words.entry import Entry, Words

_NOTHING = Words("Nothing would come of it.", "它不会产生任何结果。", "它不會產生任何結果。")
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
    "cap_unless_no_cap": Entry(
        what=Words(
            "`cap_unless` says when there is no cap, but there is none.",
            "`cap_unless` 说明何时不设上限，但本来就没有上限。",
            "`cap_unless` 說明何時不設上限，但本來就沒有上限。",
        ),
        why=Words(
            "Whoever signs would look for the cap.",
            "签署人会去找那条上限。",
            "簽署人會去找那條上限。",
        ),
        instead=Words(
            "Write `cap` beside it, or take `cap_unless` out.",
            "请同时写 `cap`，或删除 `cap_unless`。",
            "請同時寫 `cap`，或刪除 `cap_unless`。",
        ),
    ),
    "beyond_less": Entry(
        what=Words(
            "“{name}” is better when less, so nothing lies beyond its target.",
            "“{name}”越少越好，没有超过目标的部分。",
            "「{name}」越少越好，沒有超過目標的部分。",
        ),
        why=_NOTHING,
        instead=Words(
            "Pay on an indicator that is better when more, or write `amount`.",
            "请按越多越好的指标支付，或改写 `amount`。",
            "請按越多越好的指標支付，或改寫 `amount`。",
        ),
    ),
    "formula_no_money": Entry(
        what=Words(
            "The formula gives a {unit}, no money.",
            "公式得出的是 {unit}，不是金额。",
            "公式得出的是 {unit}，不是金額。",
        ),
        why=Words("Pay is an amount of money.", "所得必须是金额。", "所得必須是金額。"),
        instead=Words(
            "Multiply by what one is worth: `50 * visits`, `20000 * attainment(revenue)`.",
            "请乘以单价：`50 * visits`、`20000 * attainment(revenue)`。",
            "請乘以單價：`50 * visits`、`20000 * attainment(revenue)`。",
        ),
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
    "marginal_from_idle": Entry(
        what=Words(
            "Only `method: {method}` has an edge from which tiers are marginal.",
            "只有 `method: {method}` 才有开始累进的边界。",
            "只有 `method: {method}` 才有開始累進的邊界。",
        ),
        why=Words(
            "`marginal_from` would be ignored.", "`marginal_from` 会被忽略。", "`marginal_from` 會被忽略。"
        ),
        instead=Words(
            "Write `method: {method}`, or take `marginal_from` out.",
            "请写 `method: {method}`，或删除 `marginal_from`。",
            "請寫 `method: {method}`，或刪除 `marginal_from`。",
        ),
    ),
    "marginal_from_nowhere": Entry(
        what=Words(
            "No tier but the first begins there.",
            "除首档外，没有档位从该处开始。",
            "除首檔外，沒有檔位從該處開始。",
        ),
        why=Words(
            "Nobody could tell which tiers are paid whole and which part by part.",
            "无法判断哪些档位按全部、哪些按部分支付。",
            "無法判斷哪些檔位按全部、哪些按部分支付。",
        ),
        instead=Words(
            "Write the `from` or `above` of the tier that is the first to be marginal.",
            "请写首个累进档位的 `from` 或 `above`。",
            "請寫首個累進檔位的 `from` 或 `above`。",
        ),
    ),
    "mixed_over": Entry(
        what=Words(
            "Tiers that are whole and then marginal look at the period's total only.",
            "先全部后累进的档位只看本周期合计。",
            "先全部後累進的檔位只看本週期合計。",
        ),
        why=Words(
            "One rate for all that was sold would change what closed periods paid.",
            "适用于全部的比例会改变已结账周期所付的金额。",
            "適用於全部的比例會改變已結帳週期所付的金額。",
        ),
        instead=_OVER_PERIOD,
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
    "not_units": Entry(
        what=Words(
            "“{name}” counts no units.", "“{name}”不是按单位计数的指标。", "「{name}」不是按單位計數的指標。"
        ),
        why=Words(
            "An amount is paid for each unit: a fact, or one of a number in a column.",
            "每一单位支付固定金额：一条记录，或某列数值中的一。",
            "每一單位支付固定金額：一筆記錄，或某欄數值中的一。",
        ),
        instead=Words(
            "Name an indicator of kind count, or a total of a column that is no money.",
            "请指定 kind 为 count 的指标，或对非金额列求 total 的指标。",
            "請指定 kind 為 count 的指標，或對非金額欄求 total 的指標。",
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
