"""The sentences of stories."""

from steelyard.engine.words import Words

WHOLE = Words("{plan}: {pay} is paid.", "{plan}：支付 {pay}。", "{plan}：支付 {pay}。")
PAY = Words(
    "Pay is {pay}, the sum of its components.",
    "薪酬为 {pay}，即各组成部分之和。",
    "薪酬為 {pay}，即各組成部分之和。",
)
FOR_ONE = Words(
    "{title} pays {pay} for one fact.", "{title}：1 条记录，支付 {pay}。", "{title}：1 筆記錄，支付 {pay}。"
)
FOR_MANY = Words(
    "{title} pays {pay} for {count} facts.",
    "{title}：{count} 条记录，支付 {pay}。",
    "{title}：{count} 筆記錄，支付 {pay}。",
)
ONCE = Words("{title} pays {pay}.", "{title}：支付 {pay}。", "{title}：支付 {pay}。")
NOTHING = Words(
    "{title} pays {pay}, because {why}.",
    "{title}：支付 {pay}，因为{why}。",
    "{title}：支付 {pay}，因為{why}。",
)
LINE = Words(
    "{fact} of {day}, credited with {credit}, pays {pay}.",
    "{day} 的 {fact}，归属 {credit}，支付 {pay}。",
    "{day} 的 {fact}，歸屬 {credit}，支付 {pay}。",
)
LINE_BECAUSE = Words(
    "{fact} of {day}, credited with {credit}, pays {pay}: {why}.",
    "{day} 的 {fact}，归属 {credit}，支付 {pay}：{why}。",
    "{day} 的 {fact}，歸屬 {credit}，支付 {pay}：{why}。",
)
CAP = Words("The cap of {cap} takes off {pay}.", "封顶 {cap}，扣除 {pay}。", "封頂 {cap}，扣除 {pay}。")
SHARED = {
    "rounding": Words(
        "{fact} has {pay} of the rounding of the total.",
        "{fact} 分摊合计舍入 {pay}。",
        "{fact} 分攤合計捨入 {pay}。",
    ),
    "cap": Words(
        "Of {fact} the cap takes off {pay}.", "{fact} 分摊封顶扣除 {pay}。", "{fact} 分攤封頂扣除 {pay}。"
    ),
    "true_up": Words(
        "{fact} has {pay} of the true-up for the fiscal year so far.",
        "{fact} 分摊财年累计补差 {pay}。",
        "{fact} 分攤財年累計補差 {pay}。",
    ),
}
SHARED_REST = {
    "rounding": Words(
        "Of what is paid for no single deal, rounding the total moves {pay}.",
        "不属于单笔的部分，合计舍入调整 {pay}。",
        "不屬於單筆的部分，合計捨入調整 {pay}。",
    ),
    "cap": Words(
        "Of what is paid for no single deal the cap takes off {pay}.",
        "不属于单笔的部分，分摊封顶扣除 {pay}。",
        "不屬於單筆的部分，分攤封頂扣除 {pay}。",
    ),
    "true_up": Words(
        "{pay} of the true-up for the fiscal year so far are for no single deal.",
        "财年累计补差中，{pay} 不属于单笔。",
        "財年累計補差中，{pay} 不屬於單筆。",
    ),
}
RAN = Words(
    "With it the period's total reaches {running}.",
    "计入后本周期累计达 {running}。",
    "計入後本週期累計達 {running}。",
)
LINE_COUNTED = Words(
    "{fact} of {day} pays {pay}.", "{day} 的 {fact}，支付 {pay}。", "{day} 的 {fact}，支付 {pay}。"
)
LINE_COUNTED_BECAUSE = Words(
    "{fact} of {day} pays {pay}: {why}.",
    "{day} 的 {fact}，支付 {pay}：{why}。",
    "{day} 的 {fact}，支付 {pay}：{why}。",
)
LEVEL_LINE = Words("{why}: {pay} is paid.", "{why}：支付 {pay}。", "{why}：支付 {pay}。")
TRUE_UP = Words(
    "For the fiscal year so far this period is due {due}; its lines came to {lines}. The true-up is {pay}.",
    "按本财年至今累计，本周期应付 {due}，各行合计 {lines}，补差 {pay}。",
    "按本財年至今累計，本週期應付 {due}，各行合計 {lines}，補差 {pay}。",
)
ROUNDING = Words(
    "The lines, each rounded by itself, come to {lines}; added up exactly and rounded once they are {whole}.",
    "各行分别取整后合计 {lines}；精确合计后统一取整为 {whole}。",
    "各行分別取整後合計 {lines}；精確合計後統一取整為 {whole}。",
)
CREDIT = Words(
    "{fact} is worth {original} and credited {role}: {credit}.",
    "{fact} 金额 {original}，{role}归属 {credit}。",
    "{fact} 金額 {original}，{role}歸屬 {credit}。",
)
CREDIT_PLAIN = Words("{fact} is credited {role}.", "{fact} {role}归属。", "{fact} {role}歸屬。")
MEASURE = Words("{title} is {value}. {says}", "{title}为 {value}。{says}", "{title}為 {value}。{says}")
AGAINST = Words(
    "Against a target of {target} that is {attainment}.",
    "目标 {target}，达成率 {attainment}。",
    "目標 {target}，達成率 {attainment}。",
)
LACKING = Words(
    "There is no attainment, because {why}.", "没有达成率，因为{why}。", "沒有達成率，因為{why}。"
)
NO_VALUE = Words(
    "{title} has no value, because {why}. {says}",
    "{title}没有值，因为{why}。{says}",
    "{title}沒有值，因為{why}。{says}",
)
COUNTED = Words(
    "{fact} of {day} adds {value}.", "{day} 的 {fact} 计入 {value}。", "{day} 的 {fact} 計入 {value}。"
)
COUNTED_ONE = Words("{fact} of {day} counts.", "{day} 的 {fact} 计入。", "{day} 的 {fact} 計入。")
