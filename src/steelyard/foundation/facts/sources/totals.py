"""Lines of a table that are no rows: totals and subtotals, a header printed again, notes below.

A line is taken for a total only where it says so and says nothing else but figures; whoever knows better
can have it read as a row.
"""

import re
from collections.abc import Sequence

from steelyard.foundation.facts.sources.numeric import looks_like_number

TOTALS = (
    *("total", "totals", "grand total", "grand totals", "subtotal", "subtotals", "sub total", "sub-total"),
    *("sum", "overall total", "report total", "page total", "total amount", "totals:"),
    *("合计", "总计", "小计", "共计", "累计", "总和", "汇总", "本页合计", "本页小计", "总合计"),
    *("合計", "總計", "小計", "共計", "累計", "總和", "彙總", "匯總", "本頁合計", "總合計", "総計", "総合計"),
    *("summe", "gesamt", "gesamtsumme", "gesamtergebnis", "zwischensumme", "endsumme"),
    *("total général", "total general", "sous-total", "somme", "total geral", "soma", "suma"),
    *("totale", "totale complessivo", "totale generale", "subtotale", "totaal", "eindtotaal", "subtotaal"),
    *("razem", "suma końcowa", "celkem", "summa", "totalsumma", "delsumma", "i alt", "yhteensä"),
    *("итого", "всего", "общий итог", "합계", "총계", "소계", "총합계", "toplam", "genel toplam"),
)
BARE = re.compile(r"[\s:：*]*(?:[(（]\s*\d[\d.,]*\s*\w*\s*[)）])?[\s:：*]*$")  # "Total (2 records):"
ENDS = re.compile(
    r"(?:\s(?:(?:sub|grand )?totals?|gesamt|ergebnis)|\S\s?(?:小计|小計|合计|合計|总计|總計))$",
    re.IGNORECASE,
)
STARTS = re.compile(r"^(?:sub)?totals? (?:for|of|by|de|du|der|per) ", re.IGNORECASE)
CANDIDATE = (  # for a first look at a whole column: cells that may be totals
    r"(?i)total|sum|合|计|計|gesamt|ergebnis|总和|總和|汇总|匯總|彙總|som|suma|razem|celkem|i alt|yhteens"
    r"|итог|всего|계|toplam|totaa"
)


def is_total(cells: Sequence[str], *, usual: int = 0) -> bool:
    """Tell whether a line is a total; `usual` is how many cells lines fill commonly, if known."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return False
    first, *others = filled
    words = [cell for cell in others if not looks_like_number(cell)]
    if is_label(first):
        return all(is_label(word) for word in words)
    if words and is_label(words[0]) and len(words) == 1:  # "North", "Total", "", "1500"
        return len(filled) < usual and len(others) > 1
    says_so = bool(ENDS.search(bare(first)) or STARTS.match(first))
    return says_so and not words and bool(others) and len(filled) < usual


def is_label(cell: str) -> bool:
    """Tell whether a cell says "total", in one of many languages."""
    return bare(cell).casefold() in TOTALS


def bare(cell: str) -> str:
    """Return a label without its colon and its count."""
    return BARE.sub("", cell.strip()).strip("*-—= ")
