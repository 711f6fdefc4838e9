"""What all readers of cells share: letters made plain, spreadsheet habits undone, what counts as empty."""

import re
import unicodedata

# What exports write where they have nothing.
NOTHING = {"", "-", "--", "—", "/", "n/a", "na", "null", "none", "nil", "nan", "(blank)", "无", "無"}
# What a spreadsheet shows where it could not calculate.
ERRORS = {"#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!", "#n/a", "#spill!", "#calc!", "#bezug!"}
INVISIBLE = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
APOSTROPHES = str.maketrans(dict.fromkeys("\N{ACUTE ACCENT}`‘’ʼ′", "'"))
FORMULA_TEXT = re.compile(r'="(.*)"$', re.DOTALL)  # ="00123" keeps a spreadsheet from counting
HELD_TEXT = re.compile(r"'(?=[\d=+@-])")  # so does an apostrophe before it


def plain(cell: str) -> str:
    """Return the cell with full-width signs made ordinary, without spaces around or invisible letters."""
    text = cell.translate(APOSTROPHES).translate(INVISIBLE)
    return unwrapped(unicodedata.normalize("NFKC", text).strip())


def unwrapped(text: str) -> str:
    """Undo what keeps a spreadsheet from reading a text as a number: ="00123" and '00123 are 00123."""
    if wrapped := FORMULA_TEXT.match(text):
        return wrapped[1].strip()
    return HELD_TEXT.sub("", text, count=1) if text.startswith("'") else text


def is_nothing(text: str) -> bool:
    """Tell whether a cell that is not a name or a note means "nothing"."""
    return text.lower() in NOTHING


def is_error(text: str) -> bool:
    """Tell whether a spreadsheet could not calculate the cell; that is never the same as empty."""
    return text.startswith("#") and text.lower() in ERRORS


def folded(text: str) -> str:
    """Return the form in which two spellings count as the same: "GTX  pro" and "gtx Pro"."""
    return re.sub(r"\s+", " ", plain(text)).casefold()


def squeezed(text: str) -> str:
    """Return the letters and digits alone: "GTX Pro", "gtx_pro" and "GTXPro" become one."""
    return re.sub(r"[\W_]+", "", plain(text)).casefold()
