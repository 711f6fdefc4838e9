"""Whose facts an indicator counts: one's own, or those of the whole team, position, plan or company.

A figure of a group is worked out once from all its facts, each once, and stands beside every member. A fact
is its group's by the day that counts: that of the team its people stood in then, as far as they share it.
Managers' roll-ups and overlays are left out: they credit again what is somebody's already. Whoever stands in
the group counts, whatever plan they are on. A person sees the figure of the group they stand in at the end.
"""

from typing import Any, Literal

from steelyard.engine.words import Words

Within = Literal["person", "team", "position", "plan", "company"]
Group = Literal["team", "position", "plan", "company"]
SAYS = {
    "team": Words(
        "It is counted for one's whole team, each fact once, by the team its people were in that day.",
        "按本人所在团队整体计算，每条记录只计一次，以当日所属团队为准。",
        "按本人所在團隊整體計算，每筆記錄只計一次，以當日所屬團隊為準。",
    ),
    "position": Words(
        "It is counted for all in one's position, each fact once, by the position of that day.",
        "按本人岗位全体计算，每条记录只计一次，以当日岗位为准。",
        "按本人崗位全體計算，每筆記錄只計一次，以當日崗位為準。",
    ),
    "plan": Words(
        "It is counted for all on this plan, each fact once, by the plan of that day.",
        "按本方案全体计算，每条记录只计一次，以当日所在方案为准。",
        "按本方案全體計算，每筆記錄只計一次，以當日所在方案為準。",
    ),
    "company": Words(
        "It is counted for the whole company, each fact once.",
        "按全公司计算，每条记录只计一次。",
        "按全公司計算，每筆記錄只計一次。",
    ),
}
SUMMED = {
    "team": Words(
        "The target is the sum of the targets for {of} of all in one's team.",
        "目标为本人所在团队全体“{of}”目标之和。",
        "目標為本人所在團隊全體「{of}」目標之和。",
    ),
    "position": Words(
        "The target is the sum of the targets for {of} of all in one's position.",
        "目标为本人岗位全体“{of}”目标之和。",
        "目標為本人崗位全體「{of}」目標之和。",
    ),
    "plan": Words(
        "The target is the sum of the targets for {of} of all on this plan.",
        "目标为本方案全体“{of}”目标之和。",
        "目標為本方案全體「{of}」目標之和。",
    ),
    "company": Words(
        "The target is the sum of the targets for {of} of all in the company.",
        "目标为全公司“{of}”目标之和。",
        "目標為全公司「{of}」目標之和。",
    ),
}


def is_of_group(indicator: Any) -> bool:
    """Tell whether an indicator's value is a group's."""
    return getattr(indicator, "within", "person") != "person"
