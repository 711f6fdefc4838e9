"""The sentences of 360 reviews."""

from steelyard.engine.words import Words

SAYS = Words(
    "What others and oneself say, by role: {roles}. {more}",
    "多方评价，按角色加权：{roles}。{more}",
    "多方評價，按角色加權：{roles}。{more}",
)
ROLE_WEIGHT = Words("{role} {weight}", "{role} {weight}", "{role} {weight}")
FEWEST = Words(
    "The role {role} needs at least {count} raters.",
    "{role}至少需 {count} 人评价。",
    "{role}至少需 {count} 人評價。",
)
MERGED = Words(
    "Without enough raters the weight of {role} goes to {taker}.",
    "{role}人数不足时，其权重并入{taker}。",
    "{role}人數不足時，其權重併入{taker}。",
)
ABSENT = {
    "re-weight": Words(
        "A role without enough raters is left out, its weight shared among the others.",
        "人数不足的角色不计，其权重按比例分给其他角色。",
        "人數不足的角色不計，其權重按比例分給其他角色。",
    ),
    "block": Words(
        "Without enough raters in every role there is no result.",
        "任一角色人数不足则无结果。",
        "任一角色人數不足則無結果。",
    ),
}
BY_RATER = Words(
    "Ratings are corrected for leniency: what a rater's mean lies above that of all ratings is taken off.",
    "按评价人宽严度校正：扣除该评价人平均分高于全体平均分的部分。",
    "按評價人寬嚴度校正：扣除該評價人平均分高於全體平均分的部分。",
)
# In stories: one line a role, an item.
ROLE_MEAN = Words(
    "{role}: a mean of {mean} from {raters} raters, with a weight of {weight}.",
    "{role}：{raters} 人评价，平均 {mean}，权重 {weight}。",
    "{role}：{raters} 人評價，平均 {mean}，權重 {weight}。",
)
ROLE_CORRECTED = Words(
    "{role}: a mean of {mean} from {raters} raters after the correction for leniency ({given} as given), "
    "with a weight of {weight}.",
    "{role}：{raters} 人评价，宽严度校正后平均 {mean}（原始 {given}），权重 {weight}。",
    "{role}：{raters} 人評價，寬嚴度校正後平均 {mean}（原始 {given}），權重 {weight}。",
)
ROLE_ABSENT = Words(
    "{role}: {raters} raters, fewer than {fewest}, so the role is absent; {then}.",
    "{role}：{raters} 人评价，少于 {fewest} 人，视为缺席；{then}。",
    "{role}：{raters} 人評價，少於 {fewest} 人，視為缺席；{then}。",
)
THEN = {
    "re-weight": Words(
        "its weight of {weight} is shared out", "其权重 {weight} 分给其他角色", "其權重 {weight} 分給其他角色"
    ),
    "merge": Words(
        "its weight of {weight} goes to {taker}", "其权重 {weight} 并入{taker}", "其權重 {weight} 併入{taker}"
    ),
    "block": Words("there is no result", "不出结果", "不出結果"),
}
MEAN = Words(
    "{role}: a mean of {mean} from {raters} raters.",
    "{role}：{raters} 人评价，平均 {mean}。",
    "{role}：{raters} 人評價，平均 {mean}。",
)
DONE = Words("{item}: done ({mean}).", "{item}：已完成（{mean}）。", "{item}：已完成（{mean}）。")
NOT_DONE = Words("{item}: not done ({mean}).", "{item}：未完成（{mean}）。", "{item}：未完成（{mean}）。")
UNANSWERED = {
    "not done": Words(
        "{item}: nobody answered, so it counts as not done.",
        "{item}：无人填写，按未完成计。",
        "{item}：無人填寫，按未完成計。",
    ),
    "left out": Words(
        "{item}: nobody answered, so it is left out.", "{item}：无人填写，不计。", "{item}：無人填寫，不計。"
    ),
}
