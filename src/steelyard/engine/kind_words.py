"""What a column holds, in words."""

import datetime as dt
from decimal import Decimal

from steelyard.engine.words import Words

TEXT = Words("text", "文字", "文字")
NUMBER = Words("numbers", "数字", "數字")
DATE = Words("dates", "日期", "日期")
YES_OR_NO = Words("yes or no", "是或否", "是或否")
KINDS: dict[type, Words] = {str: TEXT, Decimal: NUMBER, dt.date: DATE, bool: YES_OR_NO}
