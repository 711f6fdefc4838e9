"""Currencies as people write them: codes, names, and signs beside digits."""

import re

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
DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"})
# What a sign beside the digits may mean; a row in another currency contradicts itself. Longest first.
SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("人民币", frozenset({"CNY"})),
    ("人民幣", frozenset({"CNY"})),
    ("新台币", frozenset({"TWD"})),
    ("新台幣", frozenset({"TWD"})),
    ("新臺幣", frozenset({"TWD"})),
    ("RMB", frozenset({"CNY"})),
    ("US$", frozenset({"USD"})),
    ("HK$", frozenset({"HKD"})),
    ("NT$", frozenset({"TWD"})),
    ("JP¥", frozenset({"JPY"})),
    ("CN¥", frozenset({"CNY"})),
    ("A$", frozenset({"AUD"})),
    ("C$", frozenset({"CAD"})),
    ("S$", frozenset({"SGD"})),
    ("R$", frozenset({"BRL"})),
    ("Rs.", frozenset({"INR", "PKR", "LKR", "NPR"})),
    ("Rs", frozenset({"INR", "PKR", "LKR", "NPR"})),
    ("美元", frozenset({"USD"})),
    ("欧元", frozenset({"EUR"})),
    ("歐元", frozenset({"EUR"})),
    ("日元", frozenset({"JPY"})),
    ("港元", frozenset({"HKD"})),
    ("元", frozenset({"CNY", "TWD", "HKD"})),
    ("圆", frozenset({"CNY", "JPY"})),
    ("圓", frozenset({"TWD", "JPY"})),
    ("円", frozenset({"JPY"})),
    ("¥", frozenset({"CNY", "JPY"})),
    ("$", DOLLARS | {"MXN", "ARS", "CLP", "COP"}),
    ("€", frozenset({"EUR"})),
    ("£", frozenset({"GBP", "EGP"})),
    ("₹", frozenset({"INR"})),
    ("₩", frozenset({"KRW"})),
    ("₫", frozenset({"VND"})),
    ("฿", frozenset({"THB"})),
    ("₽", frozenset({"RUB"})),
    ("₺", frozenset({"TRY"})),
    ("₱", frozenset({"PHP"})),
    ("₪", frozenset({"ILS"})),
    ("₴", frozenset({"UAH"})),
    ("zł", frozenset({"PLN"})),
    ("Kč", frozenset({"CZK"})),
    ("Ft", frozenset({"HUF"})),
)
