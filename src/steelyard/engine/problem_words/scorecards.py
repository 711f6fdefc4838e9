"""Problems of scorecards, the curves in them, and forced distributions."""

from steelyard.engine.problem_words.entry import Entry, Words

SCORECARDS = {
    "step_not_positive": Entry(
        what=Words(
            "A step of the curve is 0 or less.",
            "曲线的步长为 0 或更小。",
            "曲線的步長為 0 或更小。",
        ),
        why=Words(
            "Nothing would change however far somebody goes, or doing better would cost points.",
            "无论做得多好分数都不变，或做得更好反而扣分。",
            "無論做得多好分數都不變，或做得更好反而扣分。",
        ),
        instead=Words(
            "Write a number above 0.",
            "请写大于 0 的数。",
            "請寫大於 0 的數。",
        ),
    ),
    "ends_upside_down": Entry(
        what=Words(
            "Points are to lie between {low} and {high}, which leaves no room.",
            "分数须在 {low} 与 {high} 之间，没有余地。",
            "分數須在 {low} 與 {high} 之間，沒有餘地。",
        ),
        why=Words(
            "Everybody would get the same, or nobody could say which limit counts.",
            "所有人得分相同，或无法判断以哪个限制为准。",
            "所有人得分相同，或無法判斷以哪個限制為準。",
        ),
        instead=Words(
            "Write a lower limit below the upper one, and a base or start between them.",
            "请使下限低于上限，且基准分在两者之间。",
            "請使下限低於上限，且基準分在兩者之間。",
        ),
    ),
    "levels_without_attainment": Entry(
        what=Words(
            "The curve “{kind}” reads the value, but the indicator has a floor or a cap.",
            "曲线“{kind}”读取实际值，而该指标设有 floor 或 cap。",
            "曲線「{kind}」讀取實際值，而該指標設有 floor 或 cap。",
        ),
        why=Words(
            "Floor and cap are shares of a target; here they would change nothing, in silence.",
            "floor 与 cap 是目标的百分比，在此不会起任何作用。",
            "floor 與 cap 是目標的百分比，在此不會起任何作用。",
        ),
        instead=Words(
            "Take floor and cap out, or use a curve that reads the attainment.",
            "请删除 floor 与 cap，或改用读取达成率的曲线。",
            "請刪除 floor 與 cap，或改用讀取達成率的曲線。",
        ),
    ),
    "scored_twice": Entry(
        what=Words(
            "The indicator “{name}” stands in the scorecard twice.",
            "指标“{name}”在计分卡中出现两次。",
            "指標「{name}」在計分卡中出現兩次。",
        ),
        why=Words(
            "Its score would count twice, and a page could show only one of them.",
            "其得分会重复计入，页面上也只能显示其中之一。",
            "其得分會重複計入，頁面上也只能顯示其中之一。",
        ),
        instead=Words(
            "Keep it in one group, or as an extra only.",
            "请只保留在一个分组中，或只作为加减分项。",
            "請只保留在一個分組中，或只作為加減分項。",
        ),
    ),
    "shares_of_grades": Entry(
        what=Words(
            "The grades' shares total {total}.",
            "各等级比例合计为 {total}。",
            "各等級比例合計為 {total}。",
        ),
        why=Words(
            "Somebody would get no grade, or two.",
            "会有人没有等级，或同时有两个等级。",
            "會有人沒有等級，或同時有兩個等級。",
        ),
        instead=Words(
            "Change them so that they total 100 %.",
            "请调整到合计 100 %。",
            "請調整到合計 100 %。",
        ),
    ),
    "smallest_group": Entry(
        what=Words(
            "A smallest group of {written} is none.",
            "最小组人数 {written} 无效。",
            "最小組人數 {written} 無效。",
        ),
        why=Words(
            "Every group has at least one person.",
            "每组至少一人。",
            "每組至少一人。",
        ),
        instead=Words(
            "Write 1 or more, or leave it out.",
            "请写 1 或更大的数，或不写。",
            "請寫 1 或更大的數，或不寫。",
        ),
    ),
    "role_weights": Entry(
        what=Words(
            "The roles' weights total {total}.",
            "各评价角色权重合计为 {total}。",
            "各評價角色權重合計為 {total}。",
        ),
        why=Words(
            "A rating of 5 by everybody would then not give 5.",
            "所有人都打 5 分时结果将不是 5。",
            "所有人都打 5 分時結果將不是 5。",
        ),
        instead=Words(
            "Change them so that they total 100 %.",
            "请调整到合计 100 %。",
            "請調整到合計 100 %。",
        ),
    ),
    "role_unknown": Entry(
        what=Words(
            "The role “{name}” has no weight here. {known}",
            "评价角色“{name}”没有权重。{known}",
            "評價角色「{name}」沒有權重。{known}",
        ),
        why=Words(
            "Only roles with a weight are looked at, so this line would do nothing.",
            "只看有权重的角色，此行不起作用。",
            "只看有權重的角色，此行不起作用。",
        ),
        instead=Words(
            "Write one of the roles under `roles`, or give it a weight there.",
            "请写 `roles` 中的角色，或在那里给它权重。",
            "請寫 `roles` 中的角色，或在那裡給它權重。",
        ),
    ),
    "too_few_raters": Entry(
        what=Words(
            "At least {written} raters is no limit.",
            "至少 {written} 名评价人不构成限制。",
            "至少 {written} 名評價人不構成限制。",
        ),
        why=Words(
            "A role without any rater has no mean.",
            "没有评价人的角色没有平均值。",
            "沒有評價人的角色沒有平均值。",
        ),
        instead=Words(
            "Write 1 or more, or leave the role out of `at_least`.",
            "请写 1 或更大的数，或从 `at_least` 中删去该角色。",
            "請寫 1 或更大的數，或從 `at_least` 中刪去該角色。",
        ),
    ),
    "item_not_rated": Entry(
        what=Words(
            "Nobody rated on the item “{name}” in this period. {known}",
            "本周期没有对事项“{name}”的评分。{known}",
            "本週期沒有對事項「{name}」的評分。{known}",
        ),
        why=Words(
            "Whatever looks at it stays without a value.",
            "依据它的指标将没有值。",
            "依據它的指標將沒有值。",
        ),
        instead=Words(
            "Write the item as it stands in the ratings, or have it rated.",
            "请按评分数据中的写法填写，或安排评分。",
            "請按評分資料中的寫法填寫，或安排評分。",
        ),
    ),
    "role_not_rated": Entry(
        what=Words(
            "Nobody rated as “{name}” in this period. {known}",
            "本周期没有角色“{name}”的评分。{known}",
            "本週期沒有角色「{name}」的評分。{known}",
        ),
        why=Words(
            "The role is absent for everybody.",
            "该角色对所有人都视为缺席。",
            "該角色對所有人都視為缺席。",
        ),
        instead=Words(
            "Write the role as it stands in the ratings, or wait for them.",
            "请按评分数据中的写法填写，或等待评分完成。",
            "請按評分資料中的寫法填寫，或等待評分完成。",
        ),
    ),
    "ratings_aside": Entry(
        what=Words(
            "{count} ratings of this period are on items or in roles no indicator looks at.",
            "本周期有 {count} 条评分的事项或角色没有任何指标使用。",
            "本週期有 {count} 筆評分的事項或角色沒有任何指標使用。",
        ),
        why=Words(
            "They change nothing.",
            "它们不影响任何结果。",
            "它們不影響任何結果。",
        ),
        instead=Words(
            "Name them in an indicator, or leave them as information.",
            "请在指标中写明，或仅作参考。",
            "請在指標中寫明，或僅作參考。",
        ),
    ),
    "rating_twice": Entry(
        what=Words(
            "In {count} cases one rater rated a person twice on one item in this period.",
            "有 {count} 处同一评价人在本周期内对同一人的同一事项评了两次。",
            "有 {count} 處同一評價人在本週期內對同一人的同一事項評了兩次。",
        ),
        why=Words(
            "Both count: the rater's mean is taken over them.",
            "两次都计入该评价人的平均分。",
            "兩次都計入該評價人的平均分。",
        ),
        instead=Words(
            "Keep the one that is meant, or leave both.",
            "请保留其中应计的一条，或两条都保留。",
            "請保留其中應計的一筆，或兩筆都保留。",
        ),
    ),
    "rating_off_scale": Entry(
        what=Words(
            "{count} ratings lie off the scale of {indicator}.",
            "{indicator}有 {count} 条评分超出量表。",
            "{indicator}有 {count} 筆評分超出量表。",
        ),
        why=Words(
            "They count as they are, unless leniency is corrected.",
            "除非进行宽严度校正，否则按原值计入。",
            "除非進行寬嚴度校正，否則按原值計入。",
        ),
        instead=Words(
            "Put the ratings right, or the `scale`.",
            "请更正评分，或修改 `scale`。",
            "請更正評分，或修改 `scale`。",
        ),
    ),
    "item_twice": Entry(
        what=Words(
            "The item “{name}” stands in the list twice.",
            "事项“{name}”重复。",
            "事項「{name}」重複。",
        ),
        why=Words(
            "It would count twice in how many there are, and once in how many are done.",
            "它会在总数中计两次，而在完成数中只计一次。",
            "它會在總數中計兩次，而在完成數中只計一次。",
        ),
        instead=Words(
            "Name each item once.",
            "请每个事项只写一次。",
            "請每個事項只寫一次。",
        ),
    ),
    "merged_into_itself": Entry(
        what=Words(
            "The role “{name}” is merged into itself.",
            "角色“{name}”并入了自己。",
            "角色「{name}」併入了自己。",
        ),
        why=Words(
            "It is absent when this matters, so its weight would be lost.",
            "需要合并时它正好缺席，其权重会丢失。",
            "需要合併時它正好缺席，其權重會遺失。",
        ),
        instead=Words(
            "Name the role that takes over its weight.",
            "请写接替其权重的角色。",
            "請寫接替其權重的角色。",
        ),
    ),
    "scale_upside_down": Entry(
        what=Words(
            "The scale runs from {low} to {high}.",
            "量表从 {low} 到 {high}。",
            "量表從 {low} 到 {high}。",
        ),
        why=Words(
            "No rating lies on it.",
            "没有评分落在其中。",
            "沒有評分落在其中。",
        ),
        instead=Words(
            "Write the lowest rating as `from` and the highest as `to`.",
            "请将最低分写为 `from`，最高分写为 `to`。",
            "請將最低分寫為 `from`，最高分寫為 `to`。",
        ),
    ),
}
