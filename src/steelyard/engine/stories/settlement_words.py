"""The sentences of settlement stories."""

from steelyard.engine.words import Words

ITEM = Words(
    "{title} changes pay by {pay}, looking at {earned}.",
    "{title}：以 {earned} 为基数，影响 {pay}。",
    "{title}：以 {earned} 為基數，影響 {pay}。",
)
NOTHING = Words(
    "{title} changes pay by {pay}, because {why}.",
    "{title}：影响 {pay}，因为{why}。",
    "{title}：影響 {pay}，因為{why}。",
)
LINE = Words("{why}: {pay}.", "{why}：{pay}。", "{why}：{pay}。")
FACT_LINE = Words("{fact} {why}: {pay}.", "{fact}（{why}）：{pay}。", "{fact}（{why}）：{pay}。")
POSTED = Words("{title}: {pay}.", "{title}：{pay}。", "{title}：{pay}。")
CORRECTION = Words(
    "{title} of {period} paid {was}; known now it is {now}: {reason}.",
    "{period} 的{title}已付 {was}，按现有数据应为 {now}：{reason}。",
    "{period} 的{title}已付 {was}，按現有資料應為 {now}：{reason}。",
)
CORRECTION_OF_FACT = Words(
    "{fact}: {title} of {period} paid {was}; known now it is {now}: {reason}.",
    "{fact}：{period} 的{title}已付 {was}，按现有数据应为 {now}：{reason}。",
    "{fact}：{period} 的{title}已付 {was}，按現有資料應為 {now}：{reason}。",
)
BESIDE = {
    "adjustments": Words("Adjustments", "人工调整", "人工調整"),
    "corrections": Words("Corrections of closed periods", "已结账周期的更正", "已結帳週期的更正"),
}
