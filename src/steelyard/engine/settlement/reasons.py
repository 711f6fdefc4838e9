"""Why a closed period would pay something else now, in words."""

from steelyard.engine.words import Words

REASONS = {
    "late_fact": Words("became known after the close", "结账后才登记", "結帳後才登記"),
    "fact_gone": Words("is no longer there", "记录已不存在", "記錄已不存在"),
    "refund": Words("was taken back", "已退款冲回", "已退款沖回"),
    "owner_changed": Words("belongs to somebody else", "归属人已变更", "歸屬人已變更"),
    "share_changed": Words("is shared differently", "分配比例已变更", "分配比例已變更"),
    "amount_changed": Words("has another amount", "金额已变更", "金額已變更"),
    "date_changed": Words("counts on another day", "计入日期已变更", "計入日期已變更"),
    "status_changed": Words("has another status", "状态已变更", "狀態已變更"),
    "plan_changed": Words("the plan was changed", "方案已变更", "方案已變更"),
    "target_changed": Words("the target was changed", "目标已变更", "目標已變更"),
    "balance_changed": Words(
        "what was brought forward changed", "以前周期的结转额已变更", "以前週期的結轉額已變更"
    ),
    "payment_changed": Words(
        "a payment or cancellation became known", "登记了新的回款或取消", "登記了新的回款或取消"
    ),
    "meaning_changed": Words(
        "computed anew: what plans mean was mended",
        "重新计算：方案的解释已修正",
        "重新計算：方案的解釋已修正",
    ),
    "rate_moved": Words("other changes moved it", "受其他变更影响", "受其他變更影響"),
}
