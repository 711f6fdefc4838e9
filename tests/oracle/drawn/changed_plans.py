"""A plan changed after the fact."""

import yaml

from tests.oracle.drawn.chance import Chance
from tests.oracle.drawn.plans import write

FIGURES = ("rate", "amount", "cap", "budget", "share", "least", "most")


def changed_plan(chance: Chance, text: str) -> str:
    """Change a plan: one figure of one component or item, or a component less."""
    says = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes text, lists and groups only
    parts = [(section, code) for section in ("pay", "settlement") for code in says.get(section, {})]
    if not parts:
        return text
    section, code = chance.one(*parts)
    part = says[section][code]
    figures = [name for name in FIGURES if isinstance(part.get(name), str) and part["kind"] != "when_paid"]
    if figures:
        name = chance.one(*figures)
        part[name] = "7 %" if part[name].endswith("%") else "777"
    elif section == "pay" and len(says["pay"]) > 1 and "settlement" not in says:
        del says["pay"][code]
    return write(says)
