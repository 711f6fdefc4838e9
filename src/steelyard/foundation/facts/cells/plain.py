"""What several readers of cells share: full-width letters made plain, and what counts as empty."""

import re
import unicodedata

# What exports write where they have nothing.
NOTHING = {"", "-", "--", "—", "/", "n/a", "#n/a", "na", "null", "none", "nil", "nan", "(blank)", "无", "無"}


def plain(cell: str) -> str:
    """Return the cell with full-width digits and signs made ordinary, without spaces around."""
    return unicodedata.normalize("NFKC", cell).strip().strip("\ufeff\u200b")


def is_nothing(text: str) -> bool:
    """Tell whether a cell that is not a name or a note means "nothing"."""
    return text.lower() in NOTHING


def folded(text: str) -> str:
    """Return the form in which two spellings count as the same: "GTX  pro" and "gtx Pro"."""
    return re.sub(r"\s+", " ", plain(text)).casefold()


def squeezed(text: str) -> str:
    """Return the letters and digits alone: "GTX Pro", "gtx_pro" and "GTXPro" become one."""
    return re.sub(r"[\W_]+", "", plain(text)).casefold()
