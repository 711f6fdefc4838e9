"""Problems of what pay is multiplied by or held back by: factors, curves, bands, gates."""

from steelyard.engine.problem_words.entry import Entry, Words

FACTORS = {
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
    "factor_by_fact": Entry(
        what=Words("It does not pay by fact.", "它不是按每笔支付的。", "它不是按每筆支付的。"),
        why=Words(
            "A factor by fact has no fact to look at.",
            "按笔系数没有可以依据的记录。",
            "按筆係數沒有可以依據的記錄。",
        ),
        instead=Words("Leave it out.", "请删除。", "請刪除。"),
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
    "unknown_gate": Entry(
        what=Words("There is no gate “{name}”.", "没有门槛“{name}”。", "沒有門檻「{name}」。"),
        why=Words("It would hold nothing back.", "它不会起任何作用。", "它不會起任何作用。"),
        instead=Words("{known}", "{known}", "{known}"),
    ),
}
