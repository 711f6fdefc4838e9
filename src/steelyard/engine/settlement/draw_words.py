"""The sentences of a draw: how it is advanced, and how it is taken back."""

from steelyard.engine.words import Words

SAYS = {
    True: Words(
        "Whoever earns less than {amount} in a period is advanced the rest. The advance is taken back from "
        "later earnings above {amount}, {rate} of them.",
        "周期所得不足 {amount} 的，预支差额；以后周期所得超过 {amount} 的部分，按 {rate} 扣回。",
        "週期所得不足 {amount} 的，預支差額；以後週期所得超過 {amount} 的部分，按 {rate} 扣回。",
    ),
    False: Words(
        "Whoever earns less than {amount} in a period is paid the rest; it is not taken back.",
        "周期所得不足 {amount} 的，补足差额，不再扣回。",
        "週期所得不足 {amount} 的，補足差額，不再扣回。",
    ),
}
IN_ADVANCE = {
    True: Words(
        "{amount} is paid in advance at the start of each period and earned back by it. What it does not "
        "earn back is taken from later earnings above {amount}, {rate} of them.",
        "每个周期开始时预支 {amount}，以本期所得抵扣；未抵扣的部分，"
        "以后周期所得超过 {amount} 的，按 {rate} 扣回。",
        "每個週期開始時預支 {amount}，以本期所得抵扣；未抵扣的部分，"
        "以後週期所得超過 {amount} 的，按 {rate} 扣回。",
    ),
    False: Words(
        "{amount} is paid in advance at the start of each period and earned back by it; what it does not "
        "earn back is not taken back.",
        "每个周期开始时预支 {amount}，以本期所得抵扣；未抵扣的部分不再扣回。",
        "每個週期開始時預支 {amount}，以本期所得抵扣；未抵扣的部分不再扣回。",
    ),
}
MOST = Words(
    "At most {most} is taken back in a period.", "每个周期最多扣回 {most}。", "每個週期最多扣回 {most}。"
)
PRORATED = Words(
    "For part of a period on the plan that amount goes {by}.",
    "在本方案不满一个周期的，该金额{by}折算。",
    "在本方案不滿一個週期的，該金額{by}折算。",
)
FROM = {
    "balance": Words(
        "Nothing is taken back in the first {months} months after the advance began.",
        "预支开始后 {months} 个月内不扣回。",
        "預支開始後 {months} 個月內不扣回。",
    ),
    "joined": Words(
        "Nothing is taken back in the first {months} months after joining.",
        "入职后 {months} 个月内不扣回。",
        "入職後 {months} 個月內不扣回。",
    ),
}
WHOLE = Words("{said}", "{said}", "{said}")
