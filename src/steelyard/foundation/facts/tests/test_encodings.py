"""Letters as they were written, whichever program wrote the file."""

import pytest

from steelyard.foundation.facts import sources
from steelyard.foundation.facts.sources import ReadAs
from steelyard.foundation.facts.sources.encodings import samples

TEXTS = [
    ("gb18030", "商机编号,负责人,阶段\nL1,陈静,赢单\n"),
    ("gb18030", "id,owner\n1,陈静\n"),
    ("gb18030", "Deal,Owner\nA1,张伟 Zhang\n"),
    ("big5", "商機編號,負責人,金額\nA1,張偉,100\n"),
    ("big5", "客戶,地區\n鴻海精密,新北\n"),
    ("cp932", "商談番号,担当者\nA1,佐藤 健一\nA2,タナカ ハナコ\n"),
    ("cp949", "거래번호,담당자,금액\nA1,김철수,100\n"),
    ("cp1252", "Deal,Owner,Account\nA1,Inés Kovar,Boulangerie Lefèvre\nA2,Bo,Peña y Gómez\n"),
    ("cp1252", "Name;Straße\nJörg Weiß;Größe\n"),
    ("cp1252", "Preis €;“x”\nit’s;5 €\n"),
    ("cp1252", "Ação,Região\nSão João,Conceição\n"),
    ("latin-1", "Naam,Bedrag\nAndré,5\n"),
    ("mac_roman", "Name,Ville\nLefèvre,Orléans\nInés,Peña\n"),
    ("cp850", "Name,Ville\nLefèvre,Orléans\nMüller,Köln\n"),
    ("cp1250", "Imię,Miasto\nPaweł Wójcik,Łódź\nŚwiątek,Kraków\n"),
    ("cp1251", "Имя,Сумма\nИван Петров,100\n"),
    ("utf-16-le", "商机编号,负责人\nA1,张伟\n"),
    ("utf-16-be", "Deal,Owner\nA1,Inés\n"),
    ("utf-16", "Deal,Owner\nA1,Inés\n"),
    ("utf-32", "Deal,Owner\nA1,Inés\n"),
    ("utf-8-sig", "Deal,Owner\nA1,Inés\n"),
    ("utf-8", "Deal,Owner\nA1,陈静\n"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_a_file_reads_as_it_was_written(encoding: str, text: str) -> None:
    rows = sources.read(text.encode(encoding))
    lines = [",".join(rows.headers), *(",".join(row.values()) for row in rows.cells.to_pylist())]
    assert lines == [line.replace(";", ",") for line in text.split("\n")[:-1]]


def test_a_western_file_is_never_chinese() -> None:
    rows = sources.read("Deal,Owner\nA1,Inés Kovar\n".encode("cp1252"))
    assert rows.how.encoding == "cp1252"
    assert "gb18030" not in rows.how.encodings


def test_two_plausible_readings_are_both_named() -> None:
    how = sources.read("Jméno,Město\nDvořák,Plzeň\n".encode("cp1250")).how
    assert {how.encoding, *how.encodings} >= {"cp1250", "cp1252"}


def test_what_is_told_is_taken() -> None:
    content = "Jméno,Město\nDvořák,Plzeň\n".encode("cp1250")
    assert sources.read(content, read_as=ReadAs(encoding="cp1250")).headers == ["Jméno", "Město"]


def test_samples_show_what_each_reading_makes_of_the_file() -> None:
    shown = samples("Deal,Owner\nA1,Inés\n".encode("cp1252"))
    assert shown[0] == ("cp1252", "Inés")
    assert dict(shown)["gb18030"] == "In閟"
    assert dict(shown)["cp1251"] == ""  # nonsense needs no sample


def test_a_few_broken_bytes_are_counted() -> None:
    content = "Deal,Owner\nA1,陈静\nA2,张伟\nA3,李明\n".encode().replace("伟".encode(), b"\xe4\xbc")
    rows = sources.read(content)
    assert (rows.how.encoding, rows.how.garbled_cells) == ("utf-8", 1)
    assert rows.cells.column(1).to_pylist()[0] == "陈静"
