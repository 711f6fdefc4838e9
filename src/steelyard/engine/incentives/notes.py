"""What the notes of pay mean: why a line is not simply its rate, and why a component pays nothing."""

from steelyard.engine.personal_words import NOTES as PERSONAL_NOTES
from steelyard.engine.words import Words

LEVELS = 12
NOTES = {
    "cap_each": Words("one line pays no more", "已达单笔封顶", "已達單筆封頂"),
    "zero_factor": Words("it is multiplied by 0 %", "系数为 0 %", "係數為 0 %"),
    "unpaid_grade": Words("nothing is paid for this grade", "该等级不支付", "該等級不支付"),
    "unpaid_tier": Words("the tier reached pays nothing", "所达档位不支付", "所達檔位不支付"),
    "below_edge": Words("it does not reach beyond the edge", "未超过起付额", "未超過起付額"),
    "zero_result": Words("the formula gives 0", "公式结果为 0", "公式結果為 0"),
    "no_result": Words("the formula would divide by 0", "公式的除数为 0", "公式的除數為 0"),
    "no_points": Words("no points were reached", "得分为 0", "得分為 0"),
    "no_weight": Words("there is no weight to share by", "没有参与分配的权重", "沒有參與分配的權重"),
    "no_team": Words("there is no team to share with", "没有所属团队", "沒有所屬團隊"),
    "no_position": Words("there is no position to compare within", "没有岗位", "沒有崗位"),
    "no_value": Words("there is no value to compare", "没有可比的实际值", "沒有可比的實際值"),
    "no_prize": Words("the place wins no prize", "所获名次没有奖金", "所獲名次沒有獎金"),
    "nothing_reached": Words(
        "what is ranked is 0 or less, so nothing is won",
        "排名依据为 0 或更低，不予奖励",
        "排名依據為 0 或更低，不予獎勵",
    ),
    "true_up": Words("the true-up for the year so far", "财年累计补差", "財年累計補差"),
    **PERSONAL_NOTES,
    "refund_alone": Words(
        "a refund that names no original: it takes the rate of its own day and place",
        "冲回记录未指明原记录，按自身日期与次序计算",
        "沖回記錄未指明原記錄，按自身日期與次序計算",
    ),
    "rounding": Words("the exact total, rounded once", "精确合计后统一取整", "精確合計後統一取整"),
    "level_0": Words("own results", "本人业绩", "本人業績"),
    **{
        f"level_{level}": Words(
            f"people {level} level{'s' if level > 1 else ''} below", f"下 {level} 级", f"下 {level} 級"
        )
        for level in range(1, LEVELS + 1)
    },
}
