"""Problems of tables: what a plan needs and the data does not have."""

from steelyard.engine.problem_words.entry import Entry, Words

TABLES = {
    "figure_missing": Entry(
        what=Words(
            "{count} people on {plan} have no {figure} of their own for {part} in {period}: {names}.",
            "{period} 期间，{plan} 中 {count} 人缺少 {part} 的个人{figure}：{names}。",
            "{period} 期間，{plan} 中 {count} 人缺少 {part} 的個人{figure}：{names}。",
        ),
        why=Words(
            "They are not paid by it; all others are.",
            "该项将不支付给他们，其他人不受影响。",
            "該項將不支付給他們，其他人不受影響。",
        ),
        instead=Words(
            "Add a row to personal_figures: person, part {part}, figure {name}, how much, from which day.",
            "请在 personal_figures 中补一行：人员、part {part}、figure {name}、数额、起始日期。",
            "請在 personal_figures 中補一列：人員、part {part}、figure {name}、數額、起始日期。",
        ),
    ),
    "figures_overlap": Entry(
        what=Words(
            "{count} people on {plan} have two figures for {part} ({figure}) on one day: {names}.",
            "{plan} 中 {count} 人的 {part}（{figure}）在同一天有两个数额：{names}。",
            "{plan} 中 {count} 人的 {part}（{figure}）在同一天有兩個數額：{names}。",
        ),
        why=Words(
            "Nobody could say which one counts: they are not paid by it; all others are.",
            "无法确定以哪个为准：该项将不支付给他们，其他人不受影响。",
            "無法確定以哪個為準：該項將不支付給他們，其他人不受影響。",
        ),
        instead=Words(
            "Let the earlier one end before the later one begins.",
            "请让前一个在后一个开始之前结束。",
            "請讓前一個在後一個開始之前結束。",
        ),
    ),
    "figure_unknown": Entry(
        what=Words(
            "No plan asks for these personal figures: {names}.",
            "没有方案使用这些个人数额：{names}。",
            "沒有方案使用這些個人數額：{names}。",
        ),
        why=Words("They change nothing.", "它们不起任何作用。", "它們不起任何作用。"),
        instead=Words("Plans ask for: {known}.", "方案使用的有：{known}。", "方案使用的有：{known}。"),
    ),
    "table_missing": Entry(
        what=Words(
            "There is no table “{name}”.",
            "没有表“{name}”。",
            "沒有表「{name}」。",
        ),
        why=Words(
            "The plan counts its rows.",
            "方案要计算其中的记录。",
            "方案要計算其中的記錄。",
        ),
        instead=Words(
            "Bring a table of that name, or a mapping that makes it.",
            "请提供该表，或提供能生成它的映射。",
            "請提供該表，或提供能生成它的對映。",
        ),
    ),
    "column_missing": Entry(
        what=Words(
            "The table has no column “{name}”.",
            "表中没有字段“{name}”。",
            "表中沒有欄位「{name}」。",
        ),
        why=Words(
            "The plan looks at it.",
            "方案要用到它。",
            "方案要用到它。",
        ),
        instead=Words(
            "Add the column, or correct the name in the plan. {known}",
            "请补上该字段，或在方案中改正名称。{known}",
            "請補上該欄位，或在方案中改正名稱。{known}",
        ),
    ),
    "column_kind": Entry(
        what=Words(
            "The column “{name}” holds {found}; the plan reads it as {wanted}.",
            "字段“{name}”的内容是{found}，方案按{wanted}读取。",
            "欄位「{name}」的內容是{found}，方案按{wanted}讀取。",
        ),
        why=Words(
            "They cannot be compared or summed.",
            "两者无法比较或求和。",
            "兩者無法比較或求和。",
        ),
        instead=Words(
            "Bring the column as {wanted}, or compare it with a value of its own kind.",
            "请将该字段改为{wanted}，或用同类的值比较。",
            "請將該欄位改為{wanted}，或用同類的值比較。",
        ),
    ),
    "filter_matches_nothing": Entry(
        what=Words(
            "No row of {dataset} has {column} = {written}.",
            "{dataset} 中没有 {column} = {written} 的记录。",
            "{dataset} 中沒有 {column} = {written} 的記錄。",
        ),
        why=Words(
            "The condition never holds, so what depends on it is 0.",
            "条件永不成立，依赖它的内容为 0。",
            "條件永不成立，依賴它的內容為 0。",
        ),
        instead=Words(
            "Check the spelling. {known}",
            "请检查拼写。{known}",
            "請檢查拼寫。{known}",
        ),
    ),
    "target_missing": Entry(
        what=Words(
            "{count} of {people} people have no target for {indicator}: {names}.",
            "{people} 人中有 {count} 人没有{indicator}的目标：{names}。",
            "{people} 人中有 {count} 人沒有{indicator}的目標：{names}。",
        ),
        why=Words(
            "Without one there is no attainment; the plan then says: {rule}. Everybody else is computed.",
            "没有目标就没有达成率，方案规定此时：{rule}。其他人照常计算。",
            "沒有目標就沒有達成率，方案規定此時：{rule}。其他人照常計算。",
        ),
        instead=Words(
            "Set their targets for {period}.",
            "请设定他们在 {period} 的目标。",
            "請設定他們在 {period} 的目標。",
        ),
    ),
    "year_target_missing": Entry(
        what=Words(
            "{count} of {people} people have no target for {indicator} in {period}: {names}.",
            "{people} 人中有 {count} 人在 {period} 没有{indicator}的目标：{names}。",
            "{people} 人中有 {count} 人在 {period} 沒有{indicator}的目標：{names}。",
        ),
        why=Words(
            "What is paid follows the fiscal year so far, and the year's target is the sum of its "
            "periods'; the plan then says: {rule}. Periods that ended before somebody joined ask for "
            "nothing.",
            "支付依本财年累计计算，累计目标是各周期目标之和；缺少时方案规定：{rule}。"
            "入职前已结束的周期不要求目标。",
            "支付依本財年累計計算，累計目標是各週期目標之和；缺少時方案規定：{rule}。"
            "入職前已結束的週期不要求目標。",
        ),
        instead=Words(
            "Set their targets for {period}, or correct the day they joined.",
            "请补设他们在 {period} 的目标，或改正入职日期。",
            "請補設他們在 {period} 的目標，或改正入職日期。",
        ),
    ),
    "whole_year_target_missing": Entry(
        what=Words(
            "{count} of {people} people do not have targets for {indicator} for all of the fiscal year "
            "({period}): {names}.",
            "{people} 人中有 {count} 人的{indicator}目标没有覆盖整个财年（{period}）：{names}。",
            "{people} 人中有 {count} 人的{indicator}目標沒有涵蓋整個財年（{period}）：{names}。",
        ),
        why=Words(
            "What is paid is measured by the target of the whole year: the one agreed for it, or the sum of "
            "its periods', none left out; the plan then says: {rule}. Periods that ended before somebody "
            "joined, or began after they left, ask for nothing.",
            "支付按整个财年的目标计算：全年约定的目标，或各周期目标之和且不能缺少任何周期；缺少时方案规定：{rule}。"
            "入职前已结束或离职后才开始的周期不要求目标。",
            "支付按整個財年的目標計算：全年約定的目標，或各週期目標之和且不能缺少任何週期；缺少時方案規定：{rule}。"
            "入職前已結束或離職後才開始的週期不要求目標。",
        ),
        instead=Words(
            "Set a target for the whole year, or for each period that has none.",
            "请设定全年目标，或补设缺少的周期目标。",
            "請設定全年目標，或補設缺少的週期目標。",
        ),
    ),
    "target_zero": Entry(
        what=Words(
            "{count} people have a target of 0 or less for {indicator}: {names}.",
            "{count} 人的{indicator}目标为 0 或更低：{names}。",
            "{count} 人的{indicator}目標為 0 或更低：{names}。",
        ),
        why=Words(
            "Attainment is value over target, so they have none; the plan then says: {rule}. "
            "Everybody else is computed.",
            "达成率等于实际值除以目标，因此没有达成率；方案规定此时：{rule}。其他人照常计算。",
            "達成率等於實際值除以目標，因此沒有達成率；方案規定此時：{rule}。其他人照常計算。",
        ),
        instead=Words(
            "Set targets above 0.",
            "请设定大于 0 的目标。",
            "請設定大於 0 的目標。",
        ),
    ),
    "target_twice": Entry(
        what=Words(
            "{count} people have two targets for {indicator}: {names}.",
            "{count} 人的{indicator}有两个目标：{names}。",
            "{count} 人的{indicator}有兩個目標：{names}。",
        ),
        why=Words(
            "Nobody could say which counts.",
            "无法确定以哪个为准。",
            "無法確定以哪個為準。",
        ),
        instead=Words(
            "Keep the newest revision of each.",
            "请只保留最新版本。",
            "請只保留最新版本。",
        ),
    ),
    "rate_missing": Entry(
        what=Words(
            "{count} rows of {dataset} in {currency} have no exchange rate on or before their day.",
            "{dataset} 中 {count} 条 {currency} 记录在当日及之前没有汇率。",
            "{dataset} 中 {count} 條 {currency} 記錄在當日及之前沒有匯率。",
        ),
        why=Words(
            "Currencies never meet without a dated rate, so these rows are not counted.",
            "没有当日汇率就不折算，这些记录不会计入。",
            "沒有當日匯率就不折算，這些記錄不會計入。",
        ),
        instead=Words(
            "Add a rate for {currency} from {day} or earlier.",
            "请补充 {currency} 在 {day} 或更早的汇率。",
            "請補充 {currency} 在 {day} 或更早的匯率。",
        ),
    ),
    "rate_twice": Entry(
        what=Words(
            "{currency} has two rates on {day}.",
            "{currency} 在 {day} 有两个汇率。",
            "{currency} 在 {day} 有兩個匯率。",
        ),
        why=Words(
            "Nobody could say which counts.",
            "无法确定以哪个为准。",
            "無法確定以哪個為準。",
        ),
        instead=Words(
            "Keep one.",
            "请只保留一个。",
            "請只保留一個。",
        ),
    ),
    "rate_not_positive": Entry(
        what=Words(
            "The rate of {currency} on {day} is not above 0.",
            "{currency} 在 {day} 的汇率不大于 0。",
            "{currency} 在 {day} 的匯率不大於 0。",
        ),
        why=Words(
            "No currency is worth nothing, or less.",
            "没有哪种货币的价值为零或为负。",
            "沒有哪種貨幣的價值為零或為負。",
        ),
        instead=Words(
            "Write what one unit is worth in the plan's currency.",
            "请写明一单位该货币折合多少方案币种。",
            "請寫明一單位該貨幣折合多少方案幣別。",
        ),
    ),
    "shares_not_whole": Entry(
        what=Words(
            "The shares of {count} rows of {dataset} do not total 100 %: {names}.",
            "{dataset} 中 {count} 条记录的占比合计不是 100 %：{names}。",
            "{dataset} 中 {count} 條記錄的佔比合計不是 100 %：{names}。",
        ),
        why=Words(
            "The plan says they do, so these rows are not counted.",
            "方案规定合计 100 %，因此这些记录不会计入。",
            "方案規定合計 100 %，因此這些記錄不會計入。",
        ),
        instead=Words(
            "Correct the shares.",
            "请改正占比。",
            "請改正佔比。",
        ),
    ),
    "share_not_positive": Entry(
        what=Words(
            "{count} shares are 0 or less: {names}.",
            "{count} 个占比为 0 或更低：{names}。",
            "{count} 個佔比為 0 或更低：{names}。",
        ),
        why=Words(
            "A share is a part of a fact.",
            "占比是记录的一部分。",
            "佔比是記錄的一部分。",
        ),
        instead=Words(
            "Write shares above 0, or take them out.",
            "请写大于 0 的占比，或删除。",
            "請寫大於 0 的佔比，或刪除。",
        ),
    ),
    "assignments_overlap": Entry(
        what=Words(
            "{count} people stand in two places at once: {names}.",
            "{count} 人同时处于两个任职：{names}。",
            "{count} 人同時處於兩個任職：{names}。",
        ),
        why=Words(
            "Their results would be counted twice.",
            "其业绩会被重复计算。",
            "其業績會被重複計算。",
        ),
        instead=Words(
            "End one assignment before the next begins.",
            "请让前一任职在后一任职开始前结束。",
            "請讓前一任職在後一任職開始前結束。",
        ),
    ),
    "nobody_on_plan": Entry(
        what=Words(
            "Nobody is on the plan “{plan}” in {period}.",
            "{period} 没有人适用方案“{plan}”。",
            "{period} 沒有人適用方案「{plan}」。",
        ),
        why=Words(
            "It gives no results.",
            "不会产生任何结果。",
            "不會產生任何結果。",
        ),
        instead=Words(
            "Put it into the column `plan` of the assignments.",
            "请在任职表的 `plan` 字段中填写。",
            "請在任職表的 `plan` 欄位中填寫。",
        ),
    ),
    "period_pays_nothing": Entry(
        what=Words(
            "{period} pays nothing by the plan “{plan}”: the plan pays every {every}.",
            "{period} 不按方案“{plan}”支付：该方案按{every}支付。",
            "{period} 不按方案「{plan}」支付：該方案按{every}支付。",
        ),
        why=Words(
            "So that nothing is paid twice; it is measured, scored and graded all the same.",
            "以免重复支付；仍照常计量、评分、评级。",
            "以免重複支付；仍照常計量、評分、評級。",
        ),
        instead=Words(
            "Compute a period of that kind to be paid.",
            "要支付，请计算该类周期。",
            "要支付，請計算該類週期。",
        ),
    ),
    "id_twice": Entry(
        what=Words(
            "{count} ids of {dataset} stand in more than one row: {names}.",
            "{dataset} 中 {count} 个编号出现多次：{names}。",
            "{dataset} 中 {count} 個編號出現多次：{names}。",
        ),
        why=Words(
            "Running totals and the story of a number need each row to have its own.",
            "累计与追溯要求每条记录编号唯一。",
            "累計與追溯要求每條記錄編號唯一。",
        ),
        instead=Words(
            "Give each row its own id.",
            "请给每条记录唯一编号。",
            "請給每條記錄唯一編號。",
        ),
    ),
    "two_currencies": Entry(
        what=Words(
            "Plans in {currencies} cannot be computed together.",
            "{currencies} 的方案不能一起计算。",
            "{currencies} 的方案不能一起計算。",
        ),
        why=Words(
            "The exchange rates lead to one currency.",
            "汇率只折算到一种货币。",
            "匯率只折算到一種貨幣。",
        ),
        instead=Words(
            "Compute them one after the other.",
            "请分别计算。",
            "請分別計算。",
        ),
    ),
}
