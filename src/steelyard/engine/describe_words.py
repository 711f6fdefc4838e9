"""The sentences of an agreement that belong to no single shape."""

from steelyard.engine.words import Words

HEADINGS = {
    "credit": Words("Credit: {dataset}", "业绩归属：{dataset}", "業績歸屬：{dataset}"),
    "scorecard": Words("Scorecard", "计分卡", "計分卡"),
    "grades": Words("Grades", "等级", "等級"),
}
UNDATED = Words(
    "All amounts are in {currency}; a period includes its last day.",
    "所有金额以 {currency} 计；周期包含最后一天。",
    "所有金額以 {currency} 計；週期包含最後一天。",
)
ONLY_SCORED = Words(
    "Closed for other periods it is scored, and pays nothing.",
    "其他周期只评分，不支付。",
    "其他週期只評分，不支付。",
)
LESS = Words(
    "Less is better: attainment is 200 % minus value over target.",
    "越少越好：达成率为 200 % 减去实际值与目标之比。",
    "越少越好：達成率為 200 % 減去實際值與目標之比。",
)
TARGET_EACH = Words(
    "The target is agreed with each person.", "目标与每个人分别约定。", "目標與每個人分別約定。"
)
OWN_TARGET = Words("Your target is {target}.", "您的目标为 {target}。", "您的目標為 {target}。")
NO_TARGET_YET = Words("Your target is not agreed yet.", "您的目标尚未约定。", "您的目標尚未約定。")
SAME_TARGET = Words(
    "The target is {target} for everyone.", "所有人的目标均为 {target}。", "所有人的目標均為 {target}。"
)
FLOOR = Words(
    "Below {share} of the target nothing is scored.",
    "低于目标的 {share} 不得分。",
    "低於目標的 {share} 不得分。",
)
STRETCH = Words("The ambition is {share} of the target.", "挑战目标为 {share}。", "挑戰目標為 {share}。")
CAP = Words(
    "More than {share} of the target scores no more.",
    "超过目标的 {share} 不再加分。",
    "超過目標的 {share} 不再加分。",
)
RULES = {
    "block": Words(
        "Without a value or a target there is no result until it is there.",
        "缺少实际值或目标时，补齐之前不出结果。",
        "缺少實際值或目標時，補齊之前不出結果。",
    ),
    "leave out": Words(
        "Without a value or a target it is left out, and its weight is shared among the others.",
        "缺少实际值或目标时不计该项，其权重按比例分给其他项。",
        "缺少實際值或目標時不計該項，其權重按比例分給其他項。",
    ),
    "zero": Words(
        "Without a value or a target it counts as not reached: 0.",
        "缺少实际值或目标时按未达成计 0。",
        "缺少實際值或目標時按未達成計 0。",
    ),
    "carry": Words(
        "Without a value the one of the latest closed period that has one counts; "
        "without any there is no result until it is there.",
        "缺少实际值时沿用最近一个有值的已结账周期；均无时，补齐之前不出结果。",
        "缺少實際值時沿用最近一個有值的已結帳週期；均無時，補齊之前不出結果。",
    ),
}
