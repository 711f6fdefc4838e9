"""Problems of files: what cannot be read, and cells that are not what their column holds."""

from steelyard.engine.problem_words.entry import Entry, Words

FILES = {
    "file_missing": Entry(
        what=Words(
            "There is no file {name}.",
            "没有文件 {name}。",
            "沒有檔案 {name}。",
        ),
        why=Words(
            "The mapping takes {dataset} from it.",
            "映射要从中读取 {dataset}。",
            "對映要從中讀取 {dataset}。",
        ),
        instead=Words(
            "Put it into the folder, or correct its name in the mapping.",
            "请放入文件夹，或在映射中改正文件名。",
            "請放入資料夾，或在對映中改正檔名。",
        ),
    ),
    "period_unreadable": Entry(
        what=Words(
            "“{written}” in the column period is no period.",
            "period 列中的“{written}”不是周期。",
            "period 欄中的「{written}」不是週期。",
        ),
        why=Words(
            "The row would count in no period.",
            "该行不会计入任何周期。",
            "該行不會計入任何週期。",
        ),
        instead=Words(
            "Write 2026-07, 2026-Q3, 2026-H1 or 2026; or the days, in starts_on and ends_on.",
            "请写 2026-07、2026-Q3、2026-H1 或 2026；或在 starts_on 和 ends_on 列写明日期。",
            "請寫 2026-07、2026-Q3、2026-H1 或 2026；或在 starts_on 和 ends_on 欄寫明日期。",
        ),
    ),
    "file_unreadable": Entry(
        what=Words(
            "{name} cannot be read as a table.",
            "{name} 无法读取为表格。",
            "{name} 無法讀取為表格。",
        ),
        why=Words(
            "Its rows would be lost.",
            "其中的记录会丢失。",
            "其中的記錄會丟失。",
        ),
        instead=Words(
            "Save it as CSV in UTF-8 with one heading line.",
            "请另存为 UTF-8 编码、首行为标题的 CSV。",
            "請另存為 UTF-8 編碼、首行為標題的 CSV。",
        ),
    ),
    "cell_no_date": Entry(
        what=Words(
            "“{written}” in the column {column} is no date.",
            "字段 {column} 中的“{written}”不是日期。",
            "欄位 {column} 中的「{written}」不是日期。",
        ),
        why=Words(
            "The row could not be placed in a period.",
            "该记录无法归入周期。",
            "該記錄無法歸入週期。",
        ),
        instead=Words(
            "Write it as 2026-03-31.",
            "请写成 2026-03-31。",
            "請寫成 2026-03-31。",
        ),
    ),
    "cell_no_money": Entry(
        what=Words(
            "“{written}” in the column {column} is no amount of its currency.",
            "字段 {column} 中的“{written}”不是该货币的金额。",
            "欄位 {column} 中的「{written}」不是該貨幣的金額。",
        ),
        why=Words(
            "It could not be added up.",
            "无法合计。",
            "無法合計。",
        ),
        instead=Words(
            "Write a plain number such as 1200.50, with no more decimals than the currency has.",
            "请写普通数字，例如 1200.50，小数位不超过该货币的位数。",
            "請寫普通數字，例如 1200.50，小數位不超過該貨幣的位數。",
        ),
    ),
    "cell_no_number": Entry(
        what=Words(
            "“{written}” in the column {column} is no number.",
            "字段 {column} 中的“{written}”不是数字。",
            "欄位 {column} 中的「{written}」不是數字。",
        ),
        why=Words(
            "It could not be counted.",
            "无法计入。",
            "無法計入。",
        ),
        instead=Words(
            "Write a plain number such as 8.5.",
            "请写普通数字，例如 8.5。",
            "請寫普通數字，例如 8.5。",
        ),
    ),
    "cell_no_share": Entry(
        what=Words(
            "“{written}” in the column {column} is no share.",
            "字段 {column} 中的“{written}”不是占比。",
            "欄位 {column} 中的「{written}」不是佔比。",
        ),
        why=Words(
            "Shares are percentages.",
            "占比是百分数。",
            "佔比是百分數。",
        ),
        instead=Words(
            "Write it with its sign, such as 60 %.",
            "请带百分号书写，例如 60 %。",
            "請帶百分號書寫，例如 60 %。",
        ),
    ),
    "cell_no_rate": Entry(
        what=Words(
            "“{written}” in the column {column} is no exchange rate.",
            "字段 {column} 中的“{written}”不是汇率。",
            "欄位 {column} 中的「{written}」不是匯率。",
        ),
        why=Words(
            "Amounts could not be converted.",
            "金额无法折算。",
            "金額無法折算。",
        ),
        instead=Words(
            "Write a plain number such as 7.1, with six decimals at most.",
            "请写普通数字，例如 7.1，最多六位小数。",
            "請寫普通數字，例如 7.1，最多六位小數。",
        ),
    ),
    "cell_no_level": Entry(
        what=Words(
            "“{written}” in the column {column} does not fit the indicator's unit.",
            "字段 {column} 中的“{written}”与指标单位不符。",
            "欄位 {column} 中的「{written}」與指標單位不符。",
        ),
        why=Words(
            "Attainment could not be computed.",
            "无法计算达成率。",
            "無法計算達成率。",
        ),
        instead=Words(
            "Write a plain number, or a percentage for a ratio.",
            "请写普通数字；比率请写百分数。",
            "請寫普通數字；比率請寫百分數。",
        ),
    ),
    "cell_no_amount": Entry(
        what=Words(
            "“{written}” in the column {column} is no amount of the plan's currency.",
            "字段 {column} 中的“{written}”不是方案货币的金额。",
            "欄位 {column} 中的「{written}」不是方案貨幣的金額。",
        ),
        why=Words("It could not be added up.", "无法合计。", "無法合計。"),
        instead=Words(
            "Write a plain number such as 1200.50, with no more decimals than the currency has.",
            "请写普通数字，例如 1200.50，小数位不超过该货币的位数。",
            "請寫普通數字，例如 1200.50，小數位不超過該貨幣的位數。",
        ),
    ),
}
