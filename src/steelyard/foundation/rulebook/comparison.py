"""What changed between two agreements, clause by clause; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from steelyard.engine import Clause


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Clauses of one version that stand against those of the other; one side may be empty."""

    before: tuple[Clause, ...]
    after: tuple[Clause, ...]

    @property
    def kind(self) -> str:
        """Return added, removed or changed."""
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


def differences(before: Sequence[Clause], after: Sequence[Clause]) -> list[Difference]:
    """Return what differs, in the order of the later version; a moved clause is no difference."""
    gone = [clause for clause in before if clause not in after]
    come = [clause for clause in after if clause not in before]
    found: list[Difference] = []
    matcher = SequenceMatcher(a=[c.heading for c in gone], b=[c.heading for c in come], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(gone[a:b], come[c:d], strict=True)
            found += [Difference(before=(old,), after=(new,)) for old, new in pairs]
        else:
            found.append(Difference(before=tuple(gone[a:b]), after=tuple(come[c:d])))
    return found
