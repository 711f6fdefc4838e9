"""Problems of settlement items."""

from steelyard.engine.problem_words.entry import Entry, Words

SETTLEMENT = {
    "nothing_before": Entry(
        what=Words(
            "There is no component or earlier item “{name}”.",
            "没有名为“{name}”的组成部分或在前的结算项。",
            "沒有名為「{name}」的組成部分或在前的結算項。",
        ),
        why=Words(
            "An item settles what stands before it.",
            "结算项只能处理排在它前面的内容。",
            "結算項只能處理排在它前面的內容。",
        ),
        instead=Words(
            "{known}",
            "{known}",
            "{known}",
        ),
    ),
    "nothing_to_settle": Entry(
        what=Words(
            "“{name}” has nothing to settle.",
            "“{name}”没有可结算的内容。",
            "「{name}」沒有可結算的內容。",
        ),
        why=Words(
            "The plan pays nothing before it.",
            "方案在它之前没有任何支付。",
            "方案在它之前沒有任何支付。",
        ),
        instead=Words(
            "Add components under `pay`, or take the item out.",
            "请在 `pay` 下添加组成部分，或删除该项。",
            "請在 `pay` 下新增組成部分，或刪除該項。",
        ),
    ),
    "not_above_zero": Entry(
        what=Words(
            "“{name}” is {written}.",
            "“{name}”为 {written}。",
            "「{name}」為 {written}。",
        ),
        why=Words(
            "It must be above 0 to mean anything.",
            "必须大于 0 才有意义。",
            "必須大於 0 才有意義。",
        ),
        instead=Words(
            "Write a figure above 0, or take the item out.",
            "请写大于 0 的数值，或删除该项。",
            "請寫大於 0 的數值，或刪除該項。",
        ),
    ),
    "more_than_all": Entry(
        what=Words(
            "{written} is more than all there is.",
            "{written} 超过全部。",
            "{written} 超過全部。",
        ),
        why=Words(
            "More would be taken than was earned.",
            "扣除将多于所得。",
            "扣除將多於所得。",
        ),
        instead=Words(
            "Write 100 % or less.",
            "请写不超过 100 % 的比例。",
            "請寫不超過 100 % 的比例。",
        ),
    ),
    "recover_not_recoverable": Entry(
        what=Words(
            "The draw is not recoverable, yet says how it is recovered.",
            "该预支不可扣回，却写了扣回方式。",
            "該預支不可扣回，卻寫了扣回方式。",
        ),
        why=Words(
            "Whoever signs could not tell which holds.",
            "签署人无法判断以哪条为准。",
            "簽署人無法判斷以哪條為準。",
        ),
        instead=Words(
            "Take `recover` out, or write `recoverable: yes`.",
            "请删除 `recover`，或写 `recoverable: yes`。",
            "請刪除 `recover`，或寫 `recoverable: yes`。",
        ),
    ),
    "which_facts": Entry(
        what=Words(
            "It does not say which facts it settles.",
            "没有说明结算哪个数据集。",
            "沒有說明結算哪個資料集。",
        ),
        why=Words(
            "The plan credits several datasets.",
            "方案归属了多个数据集。",
            "方案歸屬了多個資料集。",
        ),
        instead=Words(
            "Write `facts:` with one of them. {known}",
            "请用 `facts:` 指定其一。{known}",
            "請用 `facts:` 指定其一。{known}",
        ),
    ),
    "facts_without_amount": Entry(
        what=Words(
            "The facts of “{name}” have no amount.",
            "“{name}”的记录没有金额。",
            "「{name}」的記錄沒有金額。",
        ),
        why=Words(
            "Payments are compared with it.",
            "回款要与金额比较。",
            "回款要與金額比較。",
        ),
        instead=Words(
            "Give the dataset an `amount` under `credit`.",
            "请在 `credit` 下为该数据集指定 `amount`。",
            "請在 `credit` 下為該資料集指定 `amount`。",
        ),
    ),
    "name_reserved": Entry(
        what=Words(
            "Nothing may be called “{name}”.",
            "不能使用“{name}”这个名称。",
            "不能使用「{name}」這個名稱。",
        ),
        why=Words(
            "Lines that are added beside the plan stand under that name.",
            "方案之外的调整和更正使用该名称。",
            "方案之外的調整和更正使用該名稱。",
        ),
        instead=Words(
            "Choose another name.",
            "请换一个名称。",
            "請換一個名稱。",
        ),
    ),
    "name_in_pay": Entry(
        what=Words(
            "“{name}” stands under `pay` already.",
            "“{name}”已在 `pay` 下使用。",
            "「{name}」已在 `pay` 下使用。",
        ),
        why=Words(
            "A line could not be told from the other.",
            "两者的明细将无法区分。",
            "兩者的明細將無法區分。",
        ),
        instead=Words(
            "Choose another name for the item.",
            "请为该结算项换一个名称。",
            "請為該結算項換一個名稱。",
        ),
    ),
}
