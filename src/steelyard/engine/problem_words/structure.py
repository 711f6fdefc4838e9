"""Problems of structure: what stands where it cannot be read."""

from steelyard.engine.problem_words.entry import Entry, Words

STRUCTURE = {
    "too_long": Entry(
        what=Words(
            "The file is longer than {longest} characters.",
            "文件超过 {longest} 个字符。",
            "檔案超過 {longest} 個字元。",
        ),
        why=Words(
            "A plan that long cannot be read by people, and could stop the system.",
            "过长的方案无法审阅，也可能拖垮系统。",
            "過長的方案無法審閱，也可能拖垮系統。",
        ),
        instead=Words(
            "Split it into several plans.",
            "请拆成几个方案。",
            "請拆成幾個方案。",
        ),
    ),
    "not_yaml": Entry(
        what=Words(
            "This is not valid YAML: {written}.",
            "这不是有效的 YAML：{written}。",
            "這不是有效的 YAML：{written}。",
        ),
        why=Words(
            "Nothing after this point can be read.",
            "此处之后的内容都无法读取。",
            "此處之後的內容都無法讀取。",
        ),
        instead=Words(
            "Check indentation, colons and quotes around this line; put texts with : or # in quotes.",
            "请检查本行附近的缩进、冒号和引号；含 : 或 # 的文字请加引号。",
            "請檢查本行附近的縮排、冒號和引號；含 : 或 # 的文字請加引號。",
        ),
    ),
    "too_deep": Entry(
        what=Words(
            "The file nests deeper than {deepest} levels.",
            "嵌套超过 {deepest} 层。",
            "巢狀超過 {deepest} 層。",
        ),
        why=Words(
            "No plan needs that; it may be an attempt to stop the system.",
            "方案不需要这样写；这可能是想让系统停摆。",
            "方案不需要這樣寫；這可能是想讓系統停擺。",
        ),
        instead=Words(
            "Write the parts at the levels the plan language gives them.",
            "请按方案语言规定的层级书写。",
            "請按方案語言規定的層級書寫。",
        ),
    ),
    "not_a_mapping": Entry(
        what=Words(
            "The file is not a plan.",
            "这个文件不是方案。",
            "這個檔案不是方案。",
        ),
        why=Words(
            "A plan is a list of names with values: plan, title, currency, credit, indicators …",
            "方案由名称和值组成：plan、title、currency、credit、indicators……",
            "方案由名稱和值組成：plan、title、currency、credit、indicators……",
        ),
        instead=Words(
            "Begin with `plan: my-plan`.",
            "请以 `plan: my-plan` 开头。",
            "請以 `plan: my-plan` 開頭。",
        ),
    ),
    "two_documents": Entry(
        what=Words(
            "A second document begins here.",
            "这里开始了第二个文档。",
            "這裡開始了第二個文件。",
        ),
        why=Words(
            "One file is one plan.",
            "一个文件只写一个方案。",
            "一個檔案只寫一個方案。",
        ),
        instead=Words(
            "Take out the line `---`, or make two files.",
            "请删除 `---` 一行，或分成两个文件。",
            "請刪除 `---` 一行，或分成兩個檔案。",
        ),
    ),
    "anchor": Entry(
        what=Words(
            "Anchors and aliases (& and *) are not read.",
            "不支持锚点和引用（& 与 *）。",
            "不支援錨點和引用（& 與 *）。",
        ),
        why=Words(
            "What is signed must stand written where it applies.",
            "签署的内容必须写在它适用的位置。",
            "簽署的內容必須寫在它適用的位置。",
        ),
        instead=Words(
            "Write the part out where it is needed.",
            "请在需要处完整写出。",
            "請在需要處完整寫出。",
        ),
    ),
    "tag": Entry(
        what=Words(
            "The tag {written} is not read.",
            "不支持标签 {written}。",
            "不支援標籤 {written}。",
        ),
        why=Words(
            "A plan is plain data.",
            "方案只含普通数据。",
            "方案只含普通資料。",
        ),
        instead=Words(
            "Take the tag out.",
            "请删除该标签。",
            "請刪除該標籤。",
        ),
    ),
    "odd_key": Entry(
        what=Words(
            "A name must be a plain word.",
            "名称必须是普通文字。",
            "名稱必須是普通文字。",
        ),
        why=Words(
            "Lists and groups cannot be names.",
            "列表和分组不能作名称。",
            "列表和分組不能作名稱。",
        ),
        instead=Words(
            "Write `name: value`.",
            "请写成 `名称: 值`。",
            "請寫成 `名稱: 值`。",
        ),
    ),
    "key_twice": Entry(
        what=Words(
            "“{name}” stands here for the second time; the first is in line {line}.",
            "“{name}”在此第二次出现，第一次在第 {line} 行。",
            "「{name}」在此第二次出現，第一次在第 {line} 行。",
        ),
        why=Words(
            "One of the two would be lost in silence.",
            "两者之一会被悄悄丢弃。",
            "兩者之一會被悄悄丟棄。",
        ),
        instead=Words(
            "Keep one of them.",
            "请只保留一个。",
            "請只保留一個。",
        ),
    ),
    "missing_key": Entry(
        what=Words(
            "“{name}” is missing.",
            "缺少“{name}”。",
            "缺少「{name}」。",
        ),
        why=Words(
            "Without it this part says nothing definite.",
            "缺少它，这一部分就没有确定含义。",
            "缺少它，這一部分就沒有確定含義。",
        ),
        instead=Words(
            "Add `{name}: …`.",
            "请补上 `{name}: …`。",
            "請補上 `{name}: …`。",
        ),
    ),
    "unknown_key": Entry(
        what=Words(
            "“{name}” is no word of the plan language here.",
            "此处不能写“{name}”。",
            "此處不能寫「{name}」。",
        ),
        why=Words(
            "What is not understood would be ignored, and then not paid.",
            "看不懂的内容会被忽略，也就不会支付。",
            "看不懂的內容會被忽略，也就不會支付。",
        ),
        instead=Words("{known}", "{known}", "{known}"),
    ),
    "unknown_kind": Entry(
        what=Words(
            "There is no kind “{written}”.",
            "没有“{written}”这种类型。",
            "沒有「{written}」這種類型。",
        ),
        why=Words(
            "Without a known kind nothing can be computed.",
            "类型未知就无法计算。",
            "類型未知就無法計算。",
        ),
        instead=Words(
            "Write one of: {kinds}.",
            "请写以下之一：{kinds}。",
            "請寫以下之一：{kinds}。",
        ),
    ),
    "not_one_of": Entry(
        what=Words(
            "“{written}” is not possible here.",
            "此处不能写“{written}”。",
            "此處不能寫「{written}」。",
        ),
        why=Words(
            "Only certain words have a meaning here.",
            "这里只有特定的词有含义。",
            "這裡只有特定的詞有含義。",
        ),
        instead=Words(
            "Write {choices}.",
            "请写 {choices}。",
            "請寫 {choices}。",
        ),
    ),
    "not_a_list": Entry(
        what=Words(
            "“{name}” must be a list.",
            "“{name}”必须是列表。",
            "「{name}」必須是列表。",
        ),
        why=Words(
            "Its parts stand in an order.",
            "各部分有先后顺序。",
            "各部分有先後順序。",
        ),
        instead=Words(
            "Write each part on a line of its own that begins with `- `.",
            "请每部分另起一行，以 `- ` 开头。",
            "請每部分另起一行，以 `- ` 開頭。",
        ),
    ),
    "not_a_group": Entry(
        what=Words(
            "“{name}” must be a group of named parts.",
            "“{name}”必须是由名称组成的分组。",
            "「{name}」必須是由名稱組成的分組。",
        ),
        why=Words(
            "Each part is found by its name.",
            "每一部分按名称查找。",
            "每一部分按名稱查詢。",
        ),
        instead=Words(
            "Write `name:` and what belongs to it indented below.",
            "请写 `名称:`，并把内容缩进写在下面。",
            "請寫 `名稱:`，並把內容縮排寫在下面。",
        ),
    ),
    "nothing_inside": Entry(
        what=Words(
            "“{name}” has too few entries.",
            "“{name}”的内容太少。",
            "「{name}」的內容太少。",
        ),
        why=Words(
            "There would be nothing to compute.",
            "没有可计算的内容。",
            "沒有可計算的內容。",
        ),
        instead=Words(
            "Add what is missing.",
            "请补充。",
            "請補充。",
        ),
    ),
}
