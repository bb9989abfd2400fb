"""Currencies by their codes (ISO 4217, active codes of national currencies) and everyday names."""

from archive.language.folding import nfc

_ACTIVE = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG
XOF XPF YER ZAR ZMW ZWG
"""

CURRENCIES = frozenset(_ACTIVE.split())

_NAMES = {
    "VND": "đ đồng vnđ vnd₫ ₫ d dong tiền_việt đồng_việt_nam việt_nam_đồng",
    "USD": "$ us$ đô đô_la đôla đô_la_mỹ đôla_mỹ dollar usd$ đô_la_hoa_kỳ",
    "LAK": "kíp kip kíp_lào ₭",
    "KHR": "riel ria riên riel_campuchia ៛",
    "CNY": "tệ nhân_dân_tệ ndt rmb",
    "THB": "bạt baht bath baht_thái bạt_thái ฿",
    "EUR": "euro ơ-rô ơ_rô €",
    "JPY": "yên yen yên_nhật",
    "KRW": "won uôn won_hàn_quốc",
    "GBP": "bảng bảng_anh £",
    "RUB": "rúp rúp_nga",
}
_BY_NAME = {
    name.replace("_", " "): code for code, names in _NAMES.items() for name in names.split()
}


def currency_named(written: str) -> str | None:
    """The code of the currency that ``written`` names: “đồng”, “USD ”, “kíp”; None if none."""
    name = " ".join(nfc(written).casefold().split())
    if name.upper() in CURRENCIES:
        return name.upper()
    return _BY_NAME.get(name)
