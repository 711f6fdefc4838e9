"""An action that may not be done says why, in words; the page shows them, nothing has changed."""

from collections.abc import Iterable


class Refused(Exception):  # noqa: N818 - it reads as what happened: the action was refused
    """Carries every reason at once, in the language of whoever asked."""

    def __init__(self, reasons: Iterable[str]) -> None:
        """Take at least one reason."""
        self.reasons = tuple(str(reason) for reason in reasons)
        super().__init__(" ".join(self.reasons))


def refuse_for(reasons: Iterable[str]) -> None:
    """Raise Refused if there is a reason, else let the action go on."""
    if told := tuple(reasons):
        raise Refused(told)
