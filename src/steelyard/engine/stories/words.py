"""The sentences of stories."""

from steelyard.engine.words import Words

WHOLE = Words("{plan}: {pay} is paid.", "{plan}：支付 {pay}。", "{plan}：支付 {pay}。")
PAY = Words(
    "Pay is {pay}, the sum of its components.",
    "薪酬为 {pay}，即各组成部分之和。",
    "薪酬為 {pay}，即各組成部分之和。",
)
COMPONENT = Words(
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
RAN = Words(
    "With it the period's total reaches {running}.",
    "计入后本周期累计达 {running}。",
    "計入後本週期累計達 {running}。",
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
COUNTED_SIDE = {
    "numerator": Words(
        "{fact} of {day} counts above the line.", "{day} 的 {fact} 计入分子。", "{day} 的 {fact} 計入分子。"
    ),
    "denominator": Words(
        "{fact} of {day} counts below the line.", "{day} 的 {fact} 计入分母。", "{day} 的 {fact} 計入分母。"
    ),
}
SCORE = Words(
    "{title}: an attainment of {attainment} gives {score} points; with a weight of {weight} it adds {part}.",
    "{title}：达成率 {attainment}，得 {score} 分，权重 {weight}，计入 {part} 分。",
    "{title}：達成率 {attainment}，得 {score} 分，權重 {weight}，計入 {part} 分。",
)
UNSCORED = Words("{title} has no score: {why}.", "{title}没有得分：{why}。", "{title}沒有得分：{why}。")
NOTED = Words("Note: {why}.", "说明：{why}。", "說明：{why}。")
TOTAL = Words("The total is {total} points.", "总分为 {total} 分。", "總分為 {total} 分。")
NO_TOTAL = Words(
    "There is no total: a part waits for what is missing.",
    "没有总分：有项目缺少数据。",
    "沒有總分：有項目缺少資料。",
)
GATED = Words(
    "The parts sum to {raw}, but {indicator} does not keep its threshold, so the total is held at {total}.",
    "各项合计 {raw} 分，但{indicator}未满足门槛，总分限为 {total} 分。",
    "各項合計 {raw} 分，但{indicator}未滿足門檻，總分限為 {total} 分。",
)
GRADE = Words(
    "The grade is {grade}: a total of {total} lies in the band {band}.",
    "等级为 {grade}：总分 {total} 落在区间（{band}）。",
    "等級為 {grade}：總分 {total} 落在區間（{band}）。",
)
RANK = Words(
    "That is rank {rank} of {peers} on this plan.",
    "在本方案 {peers} 人中排名第 {rank}。",
    "在本方案 {peers} 人中排名第 {rank}。",
)
UNGRADED = Words(
    "There is no grade, because there is no total.", "没有总分，因此没有等级。", "沒有總分，因此沒有等級。"
)
