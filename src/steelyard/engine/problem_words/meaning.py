"""Problems of meaning: parts that can be read and do not fit together."""

from steelyard.engine.problem_words.entry import Entry, Words

MEANING = {
    "cap_not_positive": Entry(
        what=Words(
            "A cap of {written} is none.",
            "封顶金额 {written} 无效。",
            "封頂金額 {written} 無效。",
        ),
        why=Words(
            "It would take everything away.",
            "它会扣光全部所得。",
            "它會扣光全部所得。",
        ),
        instead=Words(
            "Write an amount above 0, or take the cap out.",
            "请写大于 0 的金额，或删除封顶。",
            "請寫大於 0 的金額，或刪除封頂。",
        ),
    ),
    "dataset_not_credited": Entry(
        what=Words(
            "The plan does not say whose “{name}” are.",
            "方案没有说明“{name}”归属于谁。",
            "方案沒有說明「{name}」歸屬於誰。",
        ),
        why=Words(
            "Facts must be credited before they can be measured.",
            "先归属，才能度量。",
            "先歸屬，才能度量。",
        ),
        instead=Words(
            "Add `{name}` under `credit`. {known}",
            "请在 `credit` 下添加 `{name}`。{known}",
            "請在 `credit` 下新增 `{name}`。{known}",
        ),
    ),
    "indicator_idle": Entry(
        what=Words(
            "Nothing uses “{name}”.",
            "“{name}”没有被使用。",
            "「{name}」沒有被使用。",
        ),
        why=Words(
            "It is measured and shown but changes neither score nor pay.",
            "它会被度量和显示，但不影响得分与薪酬。",
            "它會被度量和顯示，但不影響得分與薪酬。",
        ),
        instead=Words(
            "Give it a weight or pay on it, or leave it as information.",
            "请给它权重或用于计酬，或仅作参考。",
            "請給它權重或用於計酬，或僅作參考。",
        ),
    ),
    "marginal_less": Entry(
        what=Words(
            "“{name}” is better when less, so its attainment does not grow with the running total.",
            "“{name}”越少越好，其达成率不随累计增长。",
            "「{name}」越少越好，其達成率不隨累計增長。",
        ),
        why=Words(
            "Marginal tiers have no meaning then.",
            "累进档位因此没有意义。",
            "累進檔位因此沒有意義。",
        ),
        instead=Words(
            "Write `method: whole`.",
            "请写 `method: whole`。",
            "請寫 `method: whole`。",
        ),
    ),
    "marginal_of_another": Entry(
        what=Words(
            "Marginal tiers pay on “{on}” but look at “{of}”.",
            "累进档位按“{on}”计酬，却看“{of}”的达成率。",
            "累進檔位按「{on}」計酬，卻看「{of}」的達成率。",
        ),
        why=Words(
            "The edges on the running total come from the target of what is paid.",
            "累计额上的边界来自所计酬指标的目标。",
            "累計額上的邊界來自所計酬指標的目標。",
        ),
        instead=Words(
            "Write `method: whole`, or leave `of` out.",
            "请写 `method: whole`，或去掉 `of`。",
            "請寫 `method: whole`，或去掉 `of`。",
        ),
    ),
    "not_payable": Entry(
        what=Words(
            "“{name}” is not a total of money.",
            "“{name}”不是金额合计。",
            "「{name}」不是金額合計。",
        ),
        why=Words(
            "Pay is a share of amounts, fact by fact.",
            "薪酬按每笔金额的比例计算。",
            "薪酬按每筆金額的比例計算。",
        ),
        instead=Words(
            "Name an indicator of kind total over the credited amount.",
            "请指定对归属金额求 total 的指标。",
            "請指定對歸屬金額求 total 的指標。",
        ),
    ),
    "nothing_to_attain": Entry(
        what=Words(
            "“{name}” has no target.",
            "“{name}”没有目标。",
            "「{name}」沒有目標。",
        ),
        why=Words(
            "Attainment is value over target.",
            "达成率等于实际值除以目标。",
            "達成率等於實際值除以目標。",
        ),
        instead=Words(
            "Add `target: personal` or a number to the indicator.",
            "请给该指标添加 `target: personal` 或一个数值。",
            "請給該指標新增 `target: personal` 或一個數值。",
        ),
    ),
    "number_of_shared_facts": Entry(
        what=Words(
            "“{column}” is a number of {dataset}, which people share.",
            "“{column}”是 {dataset} 的数值，而 {dataset} 由多人共享。",
            "「{column}」是 {dataset} 的數值，而 {dataset} 由多人共享。",
        ),
        why=Words(
            "Only the credited amount is divided by shares; a number would be counted in full by everyone.",
            "只有归属金额按比例分配，其他数值会被每人全额计入。",
            "只有歸屬金額按比例分配，其他數值會被每人全額計入。",
        ),
        instead=Words(
            "Credit {dataset} to owners, or sum the amount.",
            "请将 {dataset} 改为按 owner 归属，或对金额求和。",
            "請將 {dataset} 改為按 owner 歸屬，或對金額求和。",
        ),
    ),
    "out_of_range": Entry(
        what=Words(
            "{written} lies outside {low} to {high}.",
            "{written} 不在 {low} 到 {high} 之间。",
            "{written} 不在 {low} 到 {high} 之間。",
        ),
        why=Words(
            "No organisation has that many levels.",
            "没有组织有这么多层级。",
            "沒有組織有這麼多層級。",
        ),
        instead=Words(
            "Write a number between.",
            "请写范围内的数。",
            "請寫範圍內的數。",
        ),
    ),
    "ratio_where": Entry(
        what=Words(
            "A ratio has two sides; `where` beside them would belong to neither.",
            "比率有分子和分母，写在外面的 `where` 不属于任何一边。",
            "比率有分子和分母，寫在外面的 `where` 不屬於任何一邊。",
        ),
        why=Words(
            "It would be ignored.",
            "它会被忽略。",
            "它會被忽略。",
        ),
        instead=Words(
            "Write `where` inside `numerator` and `denominator`.",
            "请写在 `numerator` 和 `denominator` 里面。",
            "請寫在 `numerator` 和 `denominator` 裡面。",
        ),
    ),
    "target_not_positive": Entry(
        what=Words(
            "A target of {written} cannot be attained.",
            "目标 {written} 无法达成。",
            "目標 {written} 無法達成。",
        ),
        why=Words(
            "Attainment is value over target.",
            "达成率等于实际值除以目标。",
            "達成率等於實際值除以目標。",
        ),
        instead=Words(
            "Write a number above 0.",
            "请写大于 0 的数。",
            "請寫大於 0 的數。",
        ),
    ),
    "unit_differs": Entry(
        what=Words(
            "The unit is written as {written} but is {unit}.",
            "单位写成 {written}，实际是 {unit}。",
            "單位寫成 {written}，實際是 {unit}。",
        ),
        why=Words(
            "It follows from the kind and from what is summed.",
            "单位由类型和求和内容决定。",
            "單位由類型和求和內容決定。",
        ),
        instead=Words(
            "Write `unit: {unit}`, or leave it out.",
            "请写 `unit: {unit}`，或不写。",
            "請寫 `unit: {unit}`，或不寫。",
        ),
    ),
    "unknown_indicator": Entry(
        what=Words(
            "There is no indicator “{name}”.",
            "没有指标“{name}”。",
            "沒有指標「{name}」。",
        ),
        why=Words(
            "What it stands for could not be computed.",
            "依赖它的内容无法计算。",
            "依賴它的內容無法計算。",
        ),
        instead=Words("{known}", "{known}", "{known}"),
    ),
}
