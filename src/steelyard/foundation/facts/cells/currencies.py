"""Currency cells: three letters, or the name that people use."""

import re

from steelyard.foundation.facts.cells.plain import is_nothing, plain
from steelyard.foundation.facts.cells.typing_cells import Fault, Reader

# ISO 4217, the currencies of countries.
CODES = frozenset(
    re.findall(
        r"\w+",
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
        BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
        GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
        KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
        NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
        SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
        VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
        """,
    )
)
NAMES = {
    **dict.fromkeys(("RMB", "¥", "人民币", "人民幣", "元", "CNH"), "CNY"),
    **dict.fromkeys(("$", "US$", "美元", "美金"), "USD"),
    **dict.fromkeys(("€", "欧元", "歐元"), "EUR"),
    **dict.fromkeys(("£", "英镑", "英鎊"), "GBP"),
    **dict.fromkeys(("HK$", "港币", "港幣", "港元"), "HKD"),
    **dict.fromkeys(("NT$", "新台币", "新臺幣", "新台幣", "台币"), "TWD"),
    **dict.fromkeys(("JP¥", "日元", "日圆", "日圓", "円"), "JPY"),
}


def currency_reader() -> Reader:
    """Return a reader of currencies into their three letters."""

    def read(cell: str) -> str | Fault | None:
        text = plain(cell).upper()
        if is_nothing(text):
            return None
        code = NAMES.get(text, text)
        return code if code in CODES else Fault("unknown_currency")

    return read
