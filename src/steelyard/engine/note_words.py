"""What the short codes in output tables mean: notes, missing parts, reasons, warnings."""

from steelyard.engine.incentives.notes import NOTES as PAID
from steelyard.engine.settlement.notes import NOTES as SETTLED
from steelyard.engine.words import Language, Words

NOTE_OF_RULE = {"block": "blocked", "leave out": "left_out", "zero": "zero", "carry": "blocked"}
NOTES = {
    "no_facts": Words("there are no facts", "没有相关记录", "沒有相關記錄"),
    "no_target": Words("no target is set", "未设定目标", "未設定目標"),
    "target_zero": Words("the target is 0 or less", "目标为 0 或更低", "目標為 0 或更低"),
    "too_few": Words("there are too few answers", "答卷数量不足", "答卷數量不足"),
    "nothing_before": Words("there is nothing to compare with", "没有可比的以往数据", "沒有可比的以往資料"),
    "no_group": Words(
        "there is no team or position whose figure it could be",
        "没有所属团队或岗位，无从计算其数值",
        "沒有所屬團隊或崗位，無從計算其數值",
    ),
    "part_missing": Words("one of its parts is missing", "缺少其中一项", "缺少其中一項"),
    "territory_tie": Words(
        "it has no owner and lies in two equal territories",
        "没有负责人，且同时属于两个同等的区域",
        "沒有負責人，且同時屬於兩個同等的區域",
    ),
    "below_floor": Words("attainment is below the floor", "达成率低于下限", "達成率低於下限"),
    "capped": Words("attainment counts up to the cap", "达成率按上限计", "達成率按上限計"),
    "left_out": Words(
        "left out, its weight is shared among the others",
        "不计该项，权重分给其他项",
        "不計該項，權重分給其他項",
    ),
    "zero": Words("something is missing and counts as 0", "缺少数据，按 0 计", "缺少資料，按 0 計"),
    "blocked": Words("something is missing; it waits", "缺少数据，暂不出结果", "缺少資料，暫不出結果"),
    "veto": Words(
        "a limit that must be kept is not kept, so the whole total is 0",
        "未满足一票否决项，总分为 0",
        "未滿足一票否決項，總分為 0",
    ),
    "limited": Words("its points are held within limits", "得分已限在上下限内", "得分已限在上下限內"),
    "flat": Words("a fixed amount", "固定金额", "固定金額"),
    "cap": Words("the cap takes off what is above", "超出封顶部分扣除", "超出封頂部分扣除"),
    "gate": Words(
        "the gate lets only a part through", "门槛未满足，只支付一部分", "門檻未滿足，只支付一部分"
    ),
    "zero_rate": Words("the rate reached is 0 %", "所达档位比例为 0 %", "所達檔位比例為 0 %"),
    "no_credits": Words("nothing was credited", "没有归属的业绩", "沒有歸屬的業績"),
    "nets_to_zero": Words("what was credited nets to zero", "归属业绩正负相抵", "歸屬業績正負相抵"),
    "no_date": Words("the date that counts is empty", "计入日期为空", "計入日期為空"),
    "no_owner": Words("nobody owns it", "没有负责人", "沒有負責人"),
    "no_currency": Words("the amount has no currency", "金额没有货币", "金額沒有貨幣"),
    "no_rate": Words("there is no exchange rate for that day", "当日没有汇率", "當日沒有匯率"),
    "shares_not_whole": Words("its shares do not total 100 %", "占比合计不是 100 %", "佔比合計不是 100 %"),
    "no_plan": Words(
        "nobody it belongs to is on a plan that day", "当日归属人不在任何方案中", "當日歸屬人不在任何方案中"
    ),
    "not_counted": Words("no indicator counts it", "没有指标计入它", "沒有指標計入它"),
    "outside_period": Words("it lies outside the period", "不在本周期内", "不在本週期內"),
    "missing": Words("a value or a target is missing", "缺少实际值或目标", "缺少實際值或目標"),
    "unused": Words("facts no plan used", "没有方案用到的记录", "沒有方案用到的記錄"),
    "empty_cells": Words("facts with an empty cell", "含空白的记录", "含空白的記錄"),
    "score": Words("the score", "得分", "得分"),
    "pay": Words("pay", "薪酬", "薪酬"),
    **PAID,
    **SETTLED,
}


def note_text(code: str | None, language: Language) -> str:
    """Say what a code of an output table means; an empty one says nothing."""
    if not code:
        return ""
    return NOTES[code].text(language) if code in NOTES else code
