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
    "curve_no_factor": Entry(
        what=Words(
            "A curve of kind {kind} gives no factor of one's own.",
            "{kind} 曲线得不出个人系数。",
            "{kind} 曲線得不出個人係數。",
        ),
        why=Words(
            "It compares people, or only says yes or no.",
            "它比较不同的人，或只判断是否。",
            "它比較不同的人，或只判斷是否。",
        ),
        instead=Words(
            "Write a curve such as linear, piecewise, step or ratio; for yes or no, a `gate`.",
            "请写 linear、piecewise、step、ratio 等曲线；只判断是否的请写 `gate`。",
            "請寫 linear、piecewise、step、ratio 等曲線；只判斷是否的請寫 `gate`。",
        ),
    ),
    "curve_reads": Entry(
        what=Words(
            "A curve of kind {kind} is not read along the {by}.",
            "{kind} 曲线不能按 {by} 读取。",
            "{kind} 曲線不能按 {by} 讀取。",
        ),
        why=Words(
            "Its numbers would be taken for what they are not.", "其数值会被误读。", "其數值會被誤讀。"
        ),
        instead=Words(
            "Write another `by`: linear, piecewise, step, ratio read attainments; range, deduction values.",
            "请改写 `by`：linear、piecewise、step、ratio 读达成率，range、deduction 读实际值。",
            "請改寫 `by`：linear、piecewise、step、ratio 讀達成率，range、deduction 讀實際值。",
        ),
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
    "gate_idle": Entry(
        what=Words(
            "Nothing names the gate “{name}”.",
            "没有任何地方引用门槛“{name}”。",
            "沒有任何地方引用門檻「{name}」。",
        ),
        why=Words("It holds nothing back.", "它不起任何作用。", "它不起任何作用。"),
        instead=Words(
            "Write `gate: {name}` in a component, or take it out.",
            "请在组成部分中写 `gate: {name}`，或删除它。",
            "請在組成部分中寫 `gate: {name}`，或刪除它。",
        ),
    ),
    "gate_of_any": Entry(
        what=Words(
            "The gate “{name}” asks for any of several; here all must be kept.",
            "门槛“{name}”只需满足其一，而此处须全部满足。",
            "門檻「{name}」只需滿足其一，而此處須全部滿足。",
        ),
        why=Words(
            "One of them alone would not be told from all of them.",
            "无法区分满足其一与全部满足。",
            "無法區分滿足其一與全部滿足。",
        ),
        instead=Words(
            "Name a gate of one threshold, or of `all`.",
            "请引用单一门槛或 `all` 的门槛。",
            "請引用單一門檻或 `all` 的門檻。",
        ),
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
    "matrix_size": Entry(
        what=Words(
            "The table has {found} cells where its bands ask for {wanted}.",
            "表中有 {found} 格，而分段需要 {wanted} 格。",
            "表中有 {found} 格，而分段需要 {wanted} 格。",
        ),
        why=Words("Nobody could tell which cell counts.", "无法判断应取哪一格。", "無法判斷應取哪一格。"),
        instead=Words("Write one cell for each band.", "请为每个分段各写一格。", "請為每個分段各寫一格。"),
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
    "unknown_gate": Entry(
        what=Words("There is no gate “{name}”.", "没有门槛“{name}”。", "沒有門檻「{name}」。"),
        why=Words("It would hold nothing back.", "它不会起任何作用。", "它不會起任何作用。"),
        instead=Words("{known}", "{known}", "{known}"),
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
