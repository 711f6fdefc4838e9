"""The sentences of scores, totals and grades."""

from steelyard.engine.words import Words

SCORE = Words(
    "{title}: {seen} gives {score} points; with a weight of {weight} it adds {part}.",
    "{title}：{seen}，得 {score} 分，权重 {weight}，计入 {part} 分。",
    "{title}：{seen}，得 {score} 分，權重 {weight}，計入 {part} 分。",
)
EXTRA = Words(
    "{title}: {seen} gives {score} points; as an extra held between {low} and {high} it adds {part}.",
    "{title}：{seen}，得 {score} 分；作为加减分（{low} 至 {high}）计入 {part} 分。",
    "{title}：{seen}，得 {score} 分；作為加減分（{low} 至 {high}）計入 {part} 分。",
)
ABSENT = Words(
    "{title} gives {score} points and adds {part}: {why}.",
    "{title}得 {score} 分，计入 {part} 分：{why}。",
    "{title}得 {score} 分，計入 {part} 分：{why}。",
)
UNSCORED = Words("{title} has no score: {why}.", "{title}没有得分：{why}。", "{title}沒有得分：{why}。")
NOTED = Words("Note: {why}.", "说明：{why}。", "說明：{why}。")
GROUP = Words(
    "{title}, with a weight of {weight}, adds {part}.",
    "{title}（权重 {weight}）计入 {part} 分。",
    "{title}（權重 {weight}）計入 {part} 分。",
)
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
VETOED = Words(
    "The parts sum to {raw}, but {indicator} does not keep a limit that must be kept, so the total is "
    "{total}.",
    "各项合计 {raw} 分，但{indicator}触发一票否决，总分为 {total} 分。",
    "各項合計 {raw} 分，但{indicator}觸發一票否決，總分為 {total} 分。",
)
HELD = Words(
    "The parts sum to {raw}; within the limits of the scorecard the total is {total} points.",
    "各项合计 {raw} 分；按计分卡的上下限，总分为 {total} 分。",
    "各項合計 {raw} 分；按計分卡的上下限，總分為 {total} 分。",
)
RANK = Words(
    "That is rank {rank} of {peers} on this plan.",
    "在本方案 {peers} 人中排名第 {rank}。",
    "在本方案 {peers} 人中排名第 {rank}。",
)
UNGRADED = Words(
    "There is no grade, because there is no total.", "没有总分，因此没有等级。", "沒有總分，因此沒有等級。"
)
SMALL_GROUP = Words(
    "There is no grade: the peer group of {size} is too small for the distribution.",
    "没有等级：同组仅 {size} 人，不足以进行强制分布。",
    "沒有等級：同組僅 {size} 人，不足以進行強制分布。",
)
