"""Numbers as people read them: integers of minor units and millionths in, words out. No float touches them.

One place, so that a figure looks the same on a page, in a sentence and in a spreadsheet's note:
thousands commas, a true minus sign, fixed decimals. Rounding is half away from zero, for display only.
"""

from django.utils.translation import get_language

from steelyard import engine
from steelyard.kit.ui import preferences

MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EM DASH}"  # what stands where no number is
MILLION = 6  # decimals of a ratio, a point, an average

# Signs of currencies that are understood in all our languages.
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥"}

# The short form of large amounts: how many digits move, what is written, and with which decimals.
SHORT = {"zh-hans": (4, "万", 2), "zh-hant": (4, "萬", 2), "en": (3, "k", 1)}


def minor_digits(currency: str) -> int:
    """Return how many decimals a currency has, as the engine reckons."""
    return engine.minor_digits(currency)


def scaled(value: int, *, scale: int, places: int) -> str:
    """Write value / 10**scale with so many decimals: −1234567, scale 2, one place is −12,345.7."""
    size = abs(value)
    if scale > places:
        step = 10 ** (scale - places)
        size = (size * 2 + step) // (2 * step)
    else:
        size *= 10 ** (places - scale)
    whole, rest = divmod(size, 10**places)
    digits = f"{whole:,}" + (f".{rest:0{places}}" if places else "")
    return (MINUS if value < 0 and size else "") + digits


def telling(value: int, *, scale: int, places: int) -> str:
    """Write likewise, with as many decimals as it takes not to look like a whole number without being one.

    Edges are mostly whole: 80.0% beside "80 % was not reached" would be a riddle, 79.9999% is an answer.
    """
    one = 10**scale
    while (
        0 < places < scale and value % one and 2 * abs(value - _nearest(value, one)) < 10 ** (scale - places)
    ):
        places += 1
    return scaled(value, scale=scale, places=places)


def _nearest(value: int, one: int) -> int:
    return (value + one // 2) // one * one


def count(value: int | None) -> str:
    """Write a number of things."""
    return NOTHING if value is None else scaled(value, scale=0, places=0)


def ratio(ppm: int | None, *, places: int = 1) -> str:
    """Write millionths as a percentage: 1_034_000 is 103.4%, 999_990 is 99.999%."""
    return NOTHING if ppm is None else telling(ppm, scale=4, places=places) + "%"


def points(micro: int | None, *, places: int = 2) -> str:
    """Write millionths of a point: 92_500_000 is 92.50."""
    return NOTHING if micro is None else telling(micro, scale=MILLION, places=places)


def money(minor: int | None, currency: str = "", *, whole: bool = False, exact: bool = False) -> str:
    """Write an amount of minor units with its currency's sign.

    `whole` leaves out the decimals, for headlines. The reader may prefer large amounts in 万 (k in
    English); `exact` writes every digit nevertheless.
    """
    if minor is None:
        return NOTHING
    digits = minor_digits(currency)
    sign = SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}" if currency else "")
    if not exact and preferences.current().amounts == "short":
        moved, unit, places = SHORT.get(get_language() or "en", SHORT["en"])
        text = scaled(minor, scale=digits + moved, places=places) + unit
    else:
        text = scaled(minor, scale=digits, places=0 if whole else digits)
    return f"{MINUS}{sign}{text[1:]}" if text.startswith(MINUS) else sign + text


def value(amount: int | None, unit: str, currency: str = "") -> str:
    """Write an indicator's value by its unit: money, count, ratio, average or points."""
    match unit:
        case "money":
            return money(amount, currency)
        case "count":
            return count(amount)
        case "ratio":
            return ratio(amount)
        case "average" | "points":
            return points(amount)
        case _:
            msg = f"no such unit: {unit!r}"
            raise ValueError(msg)
