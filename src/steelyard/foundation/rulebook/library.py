"""Plans to start from: the files of library/plans, each a whole plan with its examples beside it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from steelyard.foundation.rulebook.reading import language, read_text

EXAMPLES = ".examples.yaml"


@dataclass(frozen=True, kw_only=True)
class LibraryPlan:
    """One file."""

    name: str  # without .yaml, as in its address
    title: str
    indicators: tuple[str, ...]
    components: tuple[str, ...]
    text: str


def library_plans() -> list[LibraryPlan]:
    """Return the plans that can be read, by title."""
    folder = Path(settings.LIBRARY) / "plans"
    files = [path for path in sorted(folder.glob("*.yaml")) if not path.name.endswith(EXAMPLES)]
    return sorted(filter(None, map(_read, files)), key=lambda plan: plan.title)


def library_plan(name: str) -> LibraryPlan | None:
    """Return one of them."""
    return next((plan for plan in library_plans() if plan.name == name), None)


def _read(path: Path) -> LibraryPlan | None:
    text = path.read_text()
    plan = read_text(text, path.name).plan
    if plan is None:
        return None
    here = language()
    return LibraryPlan(
        name=path.stem,
        title=plan.title(here),
        indicators=tuple(indicator.title(here) for indicator in plan.indicators.values()),
        components=tuple(component.title(here) for component in plan.pay.values()),
        text=text,
    )
