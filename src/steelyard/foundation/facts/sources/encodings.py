"""Guess how a text file is encoded, and what separates its columns."""

import csv

# Characters that business files in Chinese are full of. Bytes read in the wrong encoding make rare
# characters instead, so the reading with more of these is the right one.
FREQUENT = set(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子"
    "说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機"
    "当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數"
    "正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系系统統销售銷金额額客户戶产品商品"
    "日期区區域阶階段状狀态態负負责責姓名编編号號备備注註张張王李刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何罗羅"
    "技术術服务務有限司北京上海广廣东東深圳州江苏蘇浙台湾灣香港美元人民币幣合同订訂单單发票"
)
CHINESE_ENCODINGS = ("gb18030", "big5")
SEPARATORS = ",\t;|"
LINES_LOOKED_AT = 20


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16 by its mark, UTF-8 if it is valid, else GB18030 or Big5."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # Both encodings can read most of each other's bytes; a few broken bytes must not decide.
        readings = [content.decode(encoding, errors="replace") for encoding in CHINESE_ENCODINGS]
        return max(readings, key=familiar)


def familiar(text: str) -> float:
    """Return the part of the Chinese characters that are frequent ones."""
    chinese = [letter for letter in text[:200_000] if letter > "\u2e80"]
    return sum(letter in FREQUENT for letter in chinese) / len(chinese) if chinese else 0.0


def separator_of(text: str) -> str:
    """Return what separates columns: what gives the first lines the same number of columns, and most."""

    def columns(separator: str) -> tuple[bool, int]:
        lines = text.split("\n", LINES_LOOKED_AT)[:LINES_LOOKED_AT]
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        return (len(set(widths)) == 1 and widths[0] > 1, widths[0] if widths else 0)

    return max(SEPARATORS, key=columns)
