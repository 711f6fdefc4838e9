"""What the notes of settlement lines and statements mean."""

from steelyard.engine.words import Words

# Of lines that stand beside a fact's own: what limits, holds, releases and takes back.
BESIDE_FACTS = frozenset(
    {
        *("cap", "true_up", "rounding", "penalty", "recovery"),
        *("carried", "held", "released", "waits", "deferred", "vested"),
        *("never_paid", "clawed_back"),
    }
)
NOTES = {
    # of lines
    "carried": Words("carried over from an earlier period", "由更早周期结转而来", "由更早週期結轉而來"),
    "guarantee": Words("added up to the guarantee", "按保底补足", "按保底補足"),
    "advance": Words("advanced", "预支", "預支"),
    "offset": Words("earned back of what was advanced", "以本期所得抵扣预支", "以本期所得抵扣預支"),
    "recovery": Words("an earlier advance is taken back", "扣回以前的预支", "扣回以前的預支"),
    "held": Words("held back", "暂缓发放", "暫緩發放"),
    "released": Words("released from what was held", "释放此前暂缓的金额", "釋放此前暫緩的金額"),
    "waits": Words("waits until the customer pays", "待客户回款", "待客戶回款"),
    "clawed_back": Words("taken back: the deal fell through", "交易失效，追回", "交易失效，追回"),
    "never_paid": Words(
        "will never be paid: the deal fell through or was taken back",
        "交易已失效或被冲回，不再支付",
        "交易已失效或被沖回，不再支付",
    ),
    "deferred": Words("deferred", "递延", "遞延"),
    "vested": Words("vested from what was deferred", "递延部分归属", "遞延部分歸屬"),
    "penalty": Words("a penalty", "扣减", "扣減"),
    "adjustment": Words("an adjustment by hand", "人工调整", "人工調整"),
    "correction": Words("a correction of a closed period", "已结账周期的更正", "已結帳週期的更正"),
    # of statements that come to nothing
    "below_cap": Words("earnings stay below the cap", "未达封顶", "未達封頂"),
    "cap_lifted": Words("there is no cap this period", "本周期不设上限", "本週期不設上限"),
    "above_guarantee": Words("earnings reach the guarantee", "所得已达保底", "所得已達保底"),
    "guarantee_over": Words("the guarantee is over", "保底期已过", "保底期已過"),
    "no_advance": Words("nothing to advance or take back", "无需预支或扣回", "無需預支或扣回"),
    "nothing_held": Words("nothing to hold or release", "没有暂缓或释放的金额", "沒有暫緩或釋放的金額"),
    "nothing_waits": Words("nothing waits for payment", "没有等待回款的金额", "沒有等待回款的金額"),
    "nothing_clawed": Words("nothing fell through", "没有失效的交易", "沒有失效的交易"),
    "nothing_deferred": Words(
        "nothing to defer and nothing vests", "没有递延或归属的金额", "沒有遞延或歸屬的金額"
    ),
    "threshold_kept": Words("the threshold is kept", "已满足门槛", "已滿足門檻"),
    "threshold_not_met": Words("what it is for did not happen", "未触发扣减条件", "未觸發扣減條件"),
    "nothing_to_take": Words(
        "the share of what was earned comes to nothing", "按所得比例计算为零", "按所得比例計算為零"
    ),
    "pay_floor": Words("pay would fall below the floor", "扣减后会低于下限", "扣減後會低於下限"),
    # warnings
    "forfeited": Words(
        "a deferred rest is forfeited on leaving", "离职丧失未归属的递延金额", "離職喪失未歸屬的遞延金額"
    ),
}
