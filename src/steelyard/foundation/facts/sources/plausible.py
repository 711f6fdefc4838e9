"""How likely a text is, read from bytes whose encoding nobody told: by its letters and their neighbours.

Bytes read in the wrong encoding still give letters, but strange company: rare characters, a Chinese one
amid Latin letters, a capital within a word, two accents in a row.
"""

import unicodedata
from collections.abc import Set as AbstractSet

# Characters that business files in Chinese are full of.
FREQUENT = set(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子"
    "说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機"
    "当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數"
    "正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系系統统销售銷金额額客户戶产品商品"
    "日期区區域阶階段状狀态態负負责責姓名编編号號备備注註张張王李刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡林郭何罗羅"
    "技术術服务務有限司北京上海广廣东東深圳州江苏蘇浙台湾灣香港美元人民币幣合同订訂单單发票赢贏输輸率价價入职職员員岗崗位团團队隊"
)
WESTERN = set("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÄÅÆÇÈÉÊËÍÑÓÔÖØÚÜŒ")
CENTRAL = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽäöüőűÄÖÜŐŰşţăâîŞŢĂ")
TURKISH = set("ğşıçöüĞŞİÇÖÜâî")
RARE = set("ðþýÐÞÝ")  # Icelandic alone has them
USUAL = {"cp1250": CENTRAL, "cp1254": TURKISH}
SIGNS = set("€£¥§°®©«»“”‘’–—…•¿¡ªº\u00a0™‚„‹›")  # of Western texts
HANGUL = set(
    "거래번호담당자금액고객제품날짜이름회사김박최정강조윤장임한오서신권황안송류홍전문손배백허남수영철민지현우은경미희진성준동"
    "상주대국울부산인천광역구시도판매원계약일단명총합식가나다라마바의을를에는로팀지점월년코드상태완료취소실적목표수량단가비율"
)
WIDE = set("（），、。：；《》“”‘’！？￥％—…·【】「」～－／＆＋")  # of Chinese and Japanese ones
MARKS = {"Lu", "Ll", "Lo", "Lt", "Lm", "Mn", "Mc", "Nd"}
BROKEN = -2.0
LEVEL_ONE = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6), "cp932": (0x88, 0x97), "cp949": (0xB0, 0xC8)}


def plausibility(text: str, *, encoding: str) -> float:
    """Return at most 1 for a text that makes sense throughout, below 0 for one that cannot be meant."""
    total = weight = 0.0
    for place, letter in enumerate(text):
        if letter > "\x7f":
            bytes_taken = 2 if letter > "\u02ff" and encoding in LEVEL_ONE else 1
            before = text[place - 1] if place else " "
            after = text[place + 1] if place + 1 < len(text) else " "
            total += bytes_taken * sense(letter, before, after, encoding)
            weight += bytes_taken
    return total / weight if weight else 1.0


def sense(letter: str, before: str, after: str, encoding: str) -> float:
    """Return how well a letter suits its neighbours."""
    kind = unicodedata.category(letter)
    if letter == "\ufffd" or kind in {"Cc", "Co", "Cn", "Cs"}:
        return BROKEN
    if kind not in MARKS:
        return sense_of_sign(letter, before, after, encoding)
    if "\u00c0" <= letter < "\u0250":
        return sense_of_latin(letter, before, after, USUAL.get(encoding, WESTERN))
    if is_ascii_letter(before) or is_ascii_letter(after):
        return 0.0 if kind != "Lo" or is_ascii_letter(before) == is_ascii_letter(after) else 0.4
    if "\u0370" <= letter < "\u0530":  # Greek, Cyrillic: one letter at a time, in words
        in_word = capital_in_place(letter, before) and (is_word(before) or is_word(after))
        return (0.85 if letter.islower() else 0.7) if in_word else 0.1
    return sense_of_wide(letter, encoding)


def sense_of_sign(letter: str, before: str, after: str, encoding: str) -> float:
    """Return how well a sign stands: hardly ever between two letters."""
    if before.isalpha() and after.isalpha() and letter != "’":
        return 0.0
    if letter == "°" and not before.isdigit():
        return 0.1
    many = encoding in LEVEL_ONE or encoding.startswith("utf")
    return 1.0 if letter in SIGNS or (many and letter in WIDE) else 0.1


def sense_of_latin(letter: str, before: str, after: str, usual: AbstractSet[str]) -> float:
    """Return how well an accented letter stands in its word."""
    if not (is_word(before) or is_word(after)) or not capital_in_place(letter, before):
        return 0.1
    if letter.isupper() and after.islower() and before.isupper():
        return 0.2
    lonely = not any(near > "\x7f" and near.isalpha() for near in (before, after))
    if letter in RARE and letter not in usual:
        return 0.5
    return (1.0 if letter in usual else 0.7) if lonely else 0.35


def sense_of_wide(letter: str, encoding: str) -> float:
    """Return how usual a character of Chinese, Japanese or Korean is."""
    if "\u3040" <= letter <= "\u30ff" or "\uac00" <= letter <= "\ud7a3" or letter >= "\uff61":
        return sense_of_syllable(letter, encoding)
    if letter in FREQUENT:
        return 1.0 if encoding != "cp949" else 0.3
    if encoding not in LEVEL_ONE:
        return 0.6
    first, last = LEVEL_ONE[encoding]
    is_usual = first <= letter.encode(encoding, errors="replace")[0] <= last
    return {"gb18030": 0.6, "big5hkscs": 0.5, "cp932": 0.4}.get(encoding, 0.1) if is_usual else 0.1


def sense_of_syllable(letter: str, encoding: str) -> float:
    """Return how usual a sign of Japanese or Korean sound is; those of half width hardly are."""
    if letter >= "\uff61":
        return 0.15
    if letter <= "\u30ff":
        return 1.0 if encoding == "cp932" or encoding.startswith("utf") else 0.2
    if encoding != "cp949":
        return 0.7 if encoding.startswith("utf") else 0.1
    return 1.0 if letter in HANGUL else 0.45


def is_ascii_letter(letter: str) -> bool:
    """Tell whether it is one of A to Z."""
    return letter.isascii() and letter.isalpha()


def is_word(letter: str) -> bool:
    """Tell whether it belongs to a word."""
    return letter.isalpha() or letter in "'’-."


def capital_in_place(letter: str, before: str) -> bool:
    """Tell whether a capital does not stand after a small letter."""
    return not (letter.isupper() and before.islower())
