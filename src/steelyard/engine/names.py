"""Names: codes that plans give to things, and what somebody may have meant by a wrong one."""

import difflib
import re
from collections.abc import Iterable

from steelyard.engine.words import Listed, Phrase, Words

CODE = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
LONGEST = 60

_DID_YOU_MEAN = Words("Did you mean {name}?", "是否指 {name}？", "是否指 {name}？")
_ONE_OF = Words("Known: {names}.", "可用：{names}。", "可用：{names}。")
_NONE = Words("There is none yet.", "目前一个也没有。", "目前一個也沒有。")


def is_code(written: str) -> bool:
    """Tell whether something is a code: lower-case letters, digits, - and _, beginning with a letter."""
    return len(written) <= LONGEST and CODE.fullmatch(written) is not None


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Find the known name most like what was written, if any is near."""
    folded = {_folded(name): name for name in sorted(known, reverse=True)}
    if _folded(written) in folded:
        return folded[_folded(written)]
    found = difflib.get_close_matches(_folded(written), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggestion(written: str, known: Iterable[str]) -> Phrase:
    """Say which known name may have been meant, or which names there are."""
    known = sorted(known)
    near = nearest(written, known)
    if near:
        return _DID_YOU_MEAN(name=near)
    return _ONE_OF(names=Listed(tuple(known[:12]))) if known else _NONE()


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.lower())
