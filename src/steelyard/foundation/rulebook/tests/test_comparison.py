from dataclasses import replace

from steelyard.engine import Clause
from steelyard.foundation.rulebook.comparison import differences

TITLE, WEIGHT, PAY = Clause("Title", "Field sales"), Clause("Weight", "70 %"), Clause("Pay", "2 %")


def test_only_what_changed_is_told() -> None:
    (found,) = differences([TITLE, WEIGHT, PAY], [TITLE, replace(WEIGHT, sentence="60 %"), PAY])
    assert (found.kind, found.before[0].sentence, found.after[0].sentence) == ("changed", "70 %", "60 %")


def test_new_and_gone_clauses_stand_on_their_side() -> None:
    assert [d.kind for d in differences([TITLE], [TITLE, PAY])] == ["added"]
    assert [d.kind for d in differences([TITLE, PAY], [TITLE])] == ["removed"]


def test_a_moved_clause_is_no_change() -> None:
    assert differences([TITLE, WEIGHT, PAY], [PAY, TITLE, WEIGHT]) == []
