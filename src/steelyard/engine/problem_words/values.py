"""Problems of values: numbers, percentages, names and filters that are none."""

from steelyard.engine.problem_words.entry import Entry, Words

VALUES = {
    "not_text": Entry(
        what=Words(
            "“{name}” must be a text.",
            "“{name}”必须是文字。",
            "「{name}」必須是文字。",
        ),
        why=Words(
            "A list or a group has no meaning here.",
            "列表或分组在此没有含义。",
            "列表或分組在此沒有含義。",
        ),
        instead=Words(
            "Write one line of text.",
            "请写一行文字。",
            "請寫一行文字。",
        ),
    ),
    "too_many_letters": Entry(
        what=Words(
            "“{name}” is too long.",
            "“{name}”过长。",
            "「{name}」過長。",
        ),
        why=Words(
            "It is shown in tables and charts.",
            "它要显示在表格和图表中。",
            "它要顯示在表格和圖表中。",
        ),
        instead=Words(
            "Write a shorter one.",
            "请写短一些。",
            "請寫短一些。",
        ),
    ),
    "not_a_code": Entry(
        what=Words(
            "“{written}” is no code.",
            "“{written}”不能作代码。",
            "「{written}」不能作代碼。",
        ),
        why=Words(
            "Codes name things in tables, addresses and files.",
            "代码用于表格、网址和文件。",
            "代碼用於表格、網址和檔案。",
        ),
        instead=Words(
            "Use small letters, digits, - and _, beginning with a letter, such as `new_deals`.",
            "请用小写字母、数字、- 和 _，以字母开头，例如 `new_deals`。",
            "請用小寫字母、數字、- 和 _，以字母開頭，例如 `new_deals`。",
        ),
    ),
    "not_a_currency": Entry(
        what=Words(
            "“{written}” is no currency code.",
            "“{written}”不是货币代码。",
            "「{written}」不是貨幣代碼。",
        ),
        why=Words(
            "Amounts in unknown currencies cannot be added.",
            "未知货币的金额不能相加。",
            "未知貨幣的金額不能相加。",
        ),
        instead=Words(
            "Write three capital letters (ISO 4217), such as CNY.",
            "请写三个大写字母（ISO 4217），例如 CNY。",
            "請寫三個大寫字母（ISO 4217），例如 CNY。",
        ),
    ),
    "not_percent": Entry(
        what=Words(
            "“{written}” is no percentage.",
            "“{written}”不是百分比。",
            "「{written}」不是百分比。",
        ),
        why=Words(
            "3 and 3 % differ a hundredfold.",
            "3 与 3 % 相差一百倍。",
            "3 與 3 % 相差一百倍。",
        ),
        instead=Words(
            "Write it with its sign, such as 3.5 %.",
            "请带百分号书写，例如 3.5 %。",
            "請帶百分號書寫，例如 3.5 %。",
        ),
    ),
    "not_number": Entry(
        what=Words(
            "“{written}” is no number.",
            "“{written}”不是数字。",
            "「{written}」不是數字。",
        ),
        why=Words(
            "Only plain decimal numbers can be checked by eye.",
            "只有普通十进制数才能目视核对。",
            "只有普通十進位制數才能目視核對。",
        ),
        instead=Words(
            "Write digits with a point, such as 87.5.",
            "请用数字和小数点书写，例如 87.5。",
            "請用數字和小數點書寫，例如 87.5。",
        ),
    ),
    "not_money": Entry(
        what=Words(
            "“{written}” is no amount.",
            "“{written}”不是金额。",
            "「{written}」不是金額。",
        ),
        why=Words(
            "The plan's currency is known; an amount is a plain number.",
            "方案已定货币，金额只写数字。",
            "方案已定貨幣，金額只寫數字。",
        ),
        instead=Words(
            "Write it without a currency, such as 12,000.00.",
            "请不带货币符号书写，例如 12,000.00。",
            "請不帶貨幣符號書寫，例如 12,000.00。",
        ),
    ),
    "not_yes_or_no": Entry(
        what=Words(
            "“{name}” must be yes or no.",
            "“{name}”必须是 yes 或 no。",
            "「{name}」必須是 yes 或 no。",
        ),
        why=Words(
            "Nothing between has a meaning.",
            "没有中间状态。",
            "沒有中間狀態。",
        ),
        instead=Words(
            "Write yes or no.",
            "请写 yes 或 no。",
            "請寫 yes 或 no。",
        ),
    ),
    "too_large": Entry(
        what=Words(
            "{written} is too large.",
            "{written} 过大。",
            "{written} 過大。",
        ),
        why=Words(
            "Beyond a trillion no amount is meant, and sums might not fit.",
            "超过一万亿不会是本意，合计也可能溢出。",
            "超過一萬億不會是本意，合計也可能溢位。",
        ),
        instead=Words(
            "Check the number of zeros.",
            "请检查零的个数。",
            "請檢查零的個數。",
        ),
    ),
    "too_fine": Entry(
        what=Words(
            "{written} has more decimals than can be kept.",
            "{written} 的小数位过多。",
            "{written} 的小數位過多。",
        ),
        why=Words(
            "Digits would be lost in silence.",
            "多出的位数会被悄悄丢弃。",
            "多出的位數會被悄悄丟棄。",
        ),
        instead=Words(
            "Round it to {digits} decimals at most (a percentage to four).",
            "请最多保留 {digits} 位小数（百分比四位）。",
            "請最多保留 {digits} 位小數（百分比四位）。",
        ),
    ),
    "no_title": Entry(
        what=Words(
            "The title is empty.",
            "标题为空。",
            "標題為空。",
        ),
        why=Words(
            "People find things by their titles.",
            "人们靠标题查找。",
            "人們靠標題查詢。",
        ),
        instead=Words(
            "Write a text, or one for each of en, zh-hans and zh-hant.",
            "请写一行文字，或分别写 en、zh-hans、zh-hant。",
            "請寫一行文字，或分別寫 en、zh-hans、zh-hant。",
        ),
    ),
    "one_limit": Entry(
        what=Words(
            "A threshold has exactly one limit.",
            "门槛只能有一个界限。",
            "門檻只能有一個界限。",
        ),
        why=Words(
            "None would always be kept; two could contradict.",
            "没有界限则永远满足，两个界限可能矛盾。",
            "沒有界限則永遠滿足，兩個界限可能矛盾。",
        ),
        instead=Words(
            "Write one of {limits}.",
            "请写 {limits} 之一。",
            "請寫 {limits} 之一。",
        ),
    ),
    "filter_too_long": Entry(
        what=Words(
            "The filter is longer than {longest} characters or nests deeper than {deepest} levels.",
            "条件超过 {longest} 个字符或嵌套超过 {deepest} 层。",
            "條件超過 {longest} 個字元或巢狀超過 {deepest} 層。",
        ),
        why=Words(
            "Nobody could check it by eye.",
            "无法目视核对。",
            "無法目視核對。",
        ),
        instead=Words(
            "Shorten it, or mark the rows in the data.",
            "请缩短，或在数据中做标记。",
            "請縮短，或在資料中做標記。",
        ),
    ),
    "filter_unreadable": Entry(
        what=Words(
            "The filter {written} cannot be read.",
            "条件 {written} 无法读取。",
            "條件 {written} 無法讀取。",
        ),
        why=Words(
            "Rows would be counted or left out by accident.",
            "会误计或漏计记录。",
            "會誤計或漏計記錄。",
        ),
        instead=Words(
            "Write for example: stage = 'Won' and amount >= 1000.",
            "请写成例如：stage = 'Won' and amount >= 1000。",
            "請寫成例如：stage = 'Won' and amount >= 1000。",
        ),
    ),
    "filter_refused": Entry(
        what=Words(
            "{written} is not allowed in a filter.",
            "条件中不能使用 {written}。",
            "條件中不能使用 {written}。",
        ),
        why=Words(
            "Filters compare columns with values and do nothing else.",
            "条件只比较字段与值，不做其他运算。",
            "條件只比較欄位與值，不做其他運算。",
        ),
        instead=Words(
            "Use =, !=, <, <=, >, >=, in (…), between … and …, is null, and, or, not.",
            "请用 =、!=、<、<=、>、>=、in (…)、between … and …、is null、and、or、not。",
            "請用 =、!=、<、<=、>、>=、in (…)、between … and …、is null、and、or、not。",
        ),
    ),
    "filter_column_first": Entry(
        what=Words(
            "{written} is no column.",
            "{written} 不是字段。",
            "{written} 不是欄位。",
        ),
        why=Words(
            "A comparison has the column on its left.",
            "比较式左边必须是字段。",
            "比較式左邊必須是欄位。",
        ),
        instead=Words(
            "Write the column first: amount >= 1000.",
            "请先写字段：amount >= 1000。",
            "請先寫欄位：amount >= 1000。",
        ),
    ),
    "filter_unquoted": Entry(
        what=Words(
            "{written} has no quotes, so it reads as a column.",
            "{written} 没有引号，会被当作字段。",
            "{written} 沒有引號，會被當作欄位。",
        ),
        why=Words(
            "Two columns cannot be compared; a text needs quotes.",
            "不能比较两个字段；文字需要引号。",
            "不能比較兩個欄位；文字需要引號。",
        ),
        instead=Words(
            "Write '{written}' if the text is meant.",
            "如指文字，请写 '{written}'。",
            "如指文字，請寫 '{written}'。",
        ),
    ),
}
