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
            "It could not be given out.",
            "无法据此分配。",
            "無法據此分配。",
        ),
        instead=Words(
            "Write 60 %, or 60, or 0.6.",
            "请写 60 %、60 或 0.6。",
            "請寫 60 %、60 或 0.6。",
        ),
    ),
    "cell_shares_of_neither": Entry(
        what=Words(
            "The shares of this fact make neither 100 nor 1: {as_percent} if meant in per cent, "
            "{as_parts} if meant as parts of one.",
            "该业务的各份占比合计既不是 100 也不是 1：按百分数计为 {as_percent}，按一之份额计为 {as_parts}。",
            "該業務的各份佔比合計既不是 100 也不是 1：按百分數計為 {as_percent}，按一之份額計為 {as_parts}。",
        ),
        why=Words(
            "“{written}” in the column {column} could be either.",
            "字段 {column} 中的“{written}”两种读法都有可能。",
            "欄位 {column} 中的「{written}」兩種讀法都有可能。",
        ),
        instead=Words(
            "Write them with their sign, such as 60 %, or put them right.",
            "请带百分号书写，例如 60 %，或改正数值。",
            "請帶百分號書寫，例如 60 %，或改正數值。",
        ),
    ),
    "column_numbers_open": Entry(
        what=Words(
            "Numbers in the column {column} can be read two ways: “{written}”.",
            "字段 {column} 中的数字有两种读法：“{written}”。",
            "欄位 {column} 中的數字有兩種讀法：「{written}」。",
        ),
        why=Words(
            "Nothing in the file tells whether a dot or a comma stands before decimals.",
            "文件本身无法说明小数点用的是点还是逗号。",
            "檔案本身無法說明小數點用的是點還是逗號。",
        ),
        instead=Words(
            "Say it: --numbers dot or --numbers comma, or numbers: in the mapping.",
            "请说明：--numbers dot 或 --numbers comma，或在映射中写 numbers:。",
            "請說明：--numbers dot 或 --numbers comma，或在對映中寫 numbers:。",
        ),
    ),
    "column_dates_open": Entry(
        what=Words(
            "Dates in the column {column} can be two days: “{written}”.",
            "字段 {column} 中的日期可能是两天：“{written}”。",
            "欄位 {column} 中的日期可能是兩天：「{written}」。",
        ),
        why=Words(
            "Nothing in the file tells which number is the month.",
            "文件本身无法说明哪个数字是月份。",
            "檔案本身無法說明哪個數字是月份。",
        ),
        instead=Words(
            "Say it: --dates day-first or --dates month-first, or dates: in the mapping.",
            "请说明：--dates day-first 或 --dates month-first，或在映射中写 dates:。",
            "請說明：--dates day-first 或 --dates month-first，或在對映中寫 dates:。",
        ),
    ),
    "cell_no_rate": Entry(
        what=Words(
            "“{written}” in the column {column} is no rating.",
            "字段 {column} 中的“{written}”不是评分。",
            "欄位 {column} 中的「{written}」不是評分。",
        ),
        why=Words(
            "It could not be averaged.",
            "无法计入平均。",
            "無法計入平均。",
        ),
        instead=Words(
            "Write a plain number such as 4.5, with six decimals at most.",
            "请写普通数字，例如 4.5，最多六位小数。",
            "請寫普通數字，例如 4.5，最多六位小數。",
        ),
    ),
    "cell_no_exchange": Entry(
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
            "Write a number above 0 such as 7.1, with twelve decimals at most.",
            "请写大于 0 的数字，例如 7.1，最多十二位小数。",
            "請寫大於 0 的數字，例如 7.1，最多十二位小數。",
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
