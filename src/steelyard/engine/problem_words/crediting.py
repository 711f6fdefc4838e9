"""Problems of the tables that crediting looks at: shares, overlays, territories, people, refunds."""

from steelyard.engine.problem_words.entry import Entry, Words

CREDITING = {
    "share_role_unknown": Entry(
        what=Words(
            "{count} roles of shares are neither split nor overlay: {names}.",
            "{count} 种占比角色既非 split 也非 overlay：{names}。",
            "{count} 種佔比角色既非 split 也非 overlay：{names}。",
        ),
        why=Words(
            "Nobody could say whether they belong to the 100 %.",
            "无法确定它们是否属于 100 %。",
            "無法確定它們是否屬於 100 %。",
        ),
        instead=Words(
            "Write split, overlay, or leave the cell empty.",
            "请写 split、overlay，或留空。",
            "請寫 split、overlay，或留空。",
        ),
    ),
    "overlays_idle": Entry(
        what=Words(
            "{count} rows of {dataset} have overlay shares that no plan counts: {names}.",
            "{dataset} 中 {count} 条记录有叠加占比，但没有方案计入：{names}。",
            "{dataset} 中 {count} 條記錄有疊加佔比，但沒有方案計入：{names}。",
        ),
        why=Words(
            "Who has them is credited with nothing for them.",
            "相关人员不会因此获得归属。",
            "相關人員不會因此獲得歸屬。",
        ),
        instead=Words(
            "Write `kind: overlay` in the plan of those who have them, or take the shares out.",
            "请在相关人员的方案中写 `kind: overlay`，或删除这些占比。",
            "請在相關人員的方案中寫 `kind: overlay`，或刪除這些佔比。",
        ),
    ),
    "person_twice": Entry(
        what=Words(
            "{count} people stand in the table of people more than once: {names}.",
            "{count} 人在人员表中出现多次：{names}。",
            "{count} 人在人員表中出現多次：{names}。",
        ),
        why=Words(
            "Nobody could say when they joined.",
            "无法确定其入职日期。",
            "無法確定其入職日期。",
        ),
        instead=Words("Keep one row each.", "请每人只保留一行。", "請每人只保留一列。"),
    ),
    "territory_twice": Entry(
        what=Words(
            "The territories of {count} people are somebody else's too on the same days: {names}.",
            "{count} 人的区域在相同日期也属于他人：{names}。",
            "{count} 人的區域在相同日期也屬於他人：{names}。",
        ),
        why=Words(
            "A fact without owner that lies there is nobody's.",
            "落在其中且没有负责人的记录将无人归属。",
            "落在其中且沒有負責人的記錄將無人歸屬。",
        ),
        instead=Words(
            "End one before the other begins, or name more in one of them.",
            "请让其一先结束，或把其一写得更具体。",
            "請讓其一先結束，或把其一寫得更具體。",
        ),
    ),
    "refunds_missing": Entry(
        what=Words(
            "There is no column “{name}”, which names what a row takes back.",
            "没有说明冲回哪一条的列“{name}”。",
            "沒有說明沖回哪一筆的欄「{name}」。",
        ),
        why=Words(
            "Refunds count as rows of their own, on their own day: they may cost more or less than their "
            "deal paid.",
            "冲回记录将单独按自身日期计入，金额可能与原记录所付不同。",
            "沖回記錄將單獨按自身日期計入，金額可能與原記錄所付不同。",
        ),
        instead=Words(
            "Add the column, empty where a row takes nothing back. {known}",
            "请补上该列，未冲回任何记录时留空。 {known}",
            "請補上該欄，未沖回任何記錄時留空。 {known}",
        ),
    ),
    "refunds_unnamed": Entry(
        what=Words(
            "The column “{name}” says what a row takes back; these plans do not look at it: {plans}.",
            "“{name}”列说明冲回哪一条，但这些方案未使用它：{plans}。",
            "「{name}」欄說明沖回哪一筆，但這些方案未使用它：{plans}。",
        ),
        why=Words(
            "Without it a refund takes the rate of its own day, not that of its deal.",
            "否则冲回记录按自身日期的比例计算，而不是原记录的比例。",
            "否則沖回記錄按自身日期的比例計算，而不是原記錄的比例。",
        ),
        instead=Words(
            "Write `refunds: {name}` under credit, if refunds are to take back what was paid.",
            "若应冲回已付部分，请在 credit 下写 `refunds: {name}`。",
            "若應沖回已付部分，請在 credit 下寫 `refunds: {name}`。",
        ),
    ),
    "refund_of_nothing": Entry(
        what=Words(
            "{count} rows of {dataset} take back what is not there, or is a refund itself: {names}.",
            "{dataset} 中 {count} 条冲回记录所指的原记录不存在，或本身就是冲回记录：{names}。",
            "{dataset} 中 {count} 條沖回記錄所指的原記錄不存在，或本身就是沖回記錄：{names}。",
        ),
        why=Words(
            "They count by themselves, on their own day.",
            "它们将在自身日期单独计入。",
            "它們將在自身日期單獨計入。",
        ),
        instead=Words(
            "Name the id of the original row.",
            "请填写原记录的编号。",
            "請填寫原記錄的編號。",
        ),
    ),
    "facts_begin_late": Entry(
        what=Words(
            "“{plan}” looks at {dataset} back to {day}, but there is nothing that early.",
            "方案“{plan}”要追溯 {dataset} 至 {day}，但没有那么早的记录。",
            "方案「{plan}」要追溯 {dataset} 至 {day}，但沒有那麼早的記錄。",
        ),
        why=Words(
            "Growth then has nothing to compare with, and a year to date begins too late.",
            "增长率将无从比较，年初至今的累计也会起算过晚。",
            "成長率將無從比較，年初至今的累計也會起算過晚。",
        ),
        instead=Words(
            "Add the earlier rows, if there are any.",
            "如有更早的记录，请补充。",
            "如有更早的記錄，請補充。",
        ),
    ),
}
