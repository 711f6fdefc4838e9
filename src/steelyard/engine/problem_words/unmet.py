"""Problems of rows that meet nothing: they change no figure, and somebody meant something by them."""

from steelyard.engine.problem_words.entry import Entry, Words

UNMET = {
    "share_of_no_fact": Entry(
        what=Words(
            "{count} shares are of rows that {dataset} does not have: {names}.",
            "{count} 个占比所指的记录不在 {dataset} 中：{names}。",
            "{count} 個佔比所指的記錄不在 {dataset} 中：{names}。",
        ),
        why=Words(
            "Nobody is credited by them, and the rows they mean may go to their owners alone.",
            "这些占比不产生归属，其本意所指的记录可能全归负责人。",
            "這些佔比不產生歸屬，其本意所指的記錄可能全歸負責人。",
        ),
        instead=Words(
            "Correct the ids, or add the rows that are missing.",
            "请改正编号，或补上缺少的记录。",
            "請改正編號，或補上缺少的記錄。",
        ),
    ),
    "share_not_taken": Entry(
        what=Words(
            "{count} shares are of {dataset}, which no plan shares: {names}.",
            "{count} 个占比属于 {dataset}，但没有方案对其拆分：{names}。",
            "{count} 個佔比屬於 {dataset}，但沒有方案對其拆分：{names}。",
        ),
        why=Words(
            "Under these plans a row is its owner's alone, so the shares count for nobody.",
            "按这些方案记录只归负责人，占比对任何人都不起作用。",
            "按這些方案記錄只歸負責人，佔比對任何人都不起作用。",
        ),
        instead=Words(
            "Write `kind: split` under `credit`, or leave the shares out.",
            "请在 `credit` 下写 `kind: split`，或去掉这些占比。",
            "請在 `credit` 下寫 `kind: split`，或去掉這些佔比。",
        ),
    ),
    "row_of_nobody": Entry(
        what=Words(
            "{count} rows are of people who have no place in the period: {names}.",
            "{count} 行所指的人在本周期没有任职：{names}。",
            "{count} 行所指的人在本週期沒有任職：{names}。",
        ),
        why=Words(
            "They count for nobody.",
            "这些行对任何人都不起作用。",
            "這些行對任何人都不起作用。",
        ),
        instead=Words(
            "Correct the person, or give them a place in the assignments.",
            "请改正人员，或在任职表中补上他们。",
            "請改正人員，或在任職表中補上他們。",
        ),
    ),
    "target_of_no_indicator": Entry(
        what=Words(
            "{count} targets are for indicators that ask for none in these plans: {names}.",
            "{count} 个目标所指的指标在这些方案中不需要个人目标：{names}。",
            "{count} 個目標所指的指標在這些方案中不需要個人目標：{names}。",
        ),
        why=Words(
            "Nothing is compared with them.",
            "没有任何内容与之比较。",
            "沒有任何內容與之比較。",
        ),
        instead=Words(
            "Correct the indicator's code, or write `target: personal` where it is declared.",
            "请改正指标代码，或在指标处写 `target: personal`。",
            "請改正指標代碼，或在指標處寫 `target: personal`。",
        ),
    ),
    "territory_not_taken": Entry(
        what=Words(
            "{count} territories are there, and no plan credits by them: {names}.",
            "有 {count} 个区域，但没有方案按区域归属：{names}。",
            "有 {count} 個區域，但沒有方案按區域歸屬：{names}。",
        ),
        why=Words(
            "A row without an owner stays nobody's.",
            "没有负责人的记录仍然不归任何人。",
            "沒有負責人的記錄仍然不歸任何人。",
        ),
        instead=Words(
            "Write `without_owner: territory` under `credit`, or leave them out.",
            "请在 `credit` 下写 `without_owner: territory`，或去掉它们。",
            "請在 `credit` 下寫 `without_owner: territory`，或去掉它們。",
        ),
    ),
    "rates_idle": Entry(
        what=Words(
            "{count} currencies have exchange rates, and no amount is in them: {names}.",
            "{count} 种货币有汇率，但没有该货币的金额：{names}。",
            "{count} 種貨幣有匯率，但沒有該貨幣的金額：{names}。",
        ),
        why=Words(
            "The rates are not used.",
            "这些汇率不会用到。",
            "這些匯率不會用到。",
        ),
        instead=Words(
            "Nothing needs doing, unless amounts should be in them.",
            "除非本应有这些货币的金额，否则无需处理。",
            "除非本應有這些貨幣的金額，否則無需處理。",
        ),
    ),
    "row_of_no_plan": Entry(
        what=Words(
            "{count} rows are of plans that are not computed: {names}.",
            "{count} 行所属的方案不在计算之列：{names}。",
            "{count} 行所屬的方案不在計算之列：{names}。",
        ),
        why=Words(
            "What they add, correct or bring forward is not paid.",
            "其调整、更正或结转不会支付。",
            "其調整、更正或結轉不會支付。",
        ),
        instead=Words(
            "Correct the plan's code, or compute that plan too.",
            "请改正方案代码，或一并计算该方案。",
            "請改正方案代碼，或一併計算該方案。",
        ),
    ),
}
