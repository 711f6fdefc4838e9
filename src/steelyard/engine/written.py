"""How values are written in a plan, and the integers they become: 60 %, 1,000.00, 87.5."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from steelyard.engine.names import is_code
from steelyard.engine.number import MICRO

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_LONGEST = 40
LARGEST = Decimal(10) ** 12  # a trillion: far above any pay, far below where 64 bits end


def decimal(written: Any, *, kind: str) -> Decimal:
    """Read a plain decimal number, thousands commas allowed."""
    text = written.strip() if isinstance(written, str) else ""
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        code = f"not_{kind}"
        raise PydanticCustomError(code, "{written}", {"written": shown(written)})
    value = Decimal(text.replace(",", ""))
    if abs(value) > LARGEST:
        raise PydanticCustomError("too_large", "{written}", {"written": shown(written)})
    return value


def scaled(value: Decimal, scale: int, written: Any) -> int:
    """Count a decimal in so many parts of one; refuse digits that would be lost."""
    counted = value * scale
    if counted != int(counted):
        digits = len(str(scale)) - 1
        raise PydanticCustomError("too_fine", "{written}", {"written": shown(written), "digits": digits})
    return int(counted)


def shown(written: Any) -> str:
    """Shorten what was written, so that a message stays a sentence."""
    if isinstance(written, dict | list):
        return "{…}" if isinstance(written, dict) else "[…]"
    text = "" if written is None else str(written)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _percent(written: Any) -> int:
    text = written.strip() if isinstance(written, str) else ""
    if not text.endswith("%"):
        raise PydanticCustomError("not_percent", "{written}", {"written": shown(written)})
    return scaled(decimal(text[:-1].strip(), kind="percent"), MICRO // 100, written)


def _points(written: Any) -> int:
    return scaled(decimal(written, kind="number"), MICRO, written)


def _money(written: Any, info: ValidationInfo) -> int:
    return scaled(decimal(written, kind="money"), (info.context or {}).get("minor_units", 100), written)


def _level(written: Any) -> Decimal:
    if isinstance(written, str) and written.strip().endswith("%"):
        return Decimal(_percent(written)) / MICRO
    return decimal(written, kind="number")


def _code(written: Any) -> str:
    if not isinstance(written, str) or not is_code(written):
        raise PydanticCustomError("not_a_code", "{written}", {"written": shown(written)})
    return written


def _whole(written: Any) -> int:
    value = decimal(written, kind="number")
    return scaled(value, 1, written)


PERSONAL = "personal"  # what a plan writes where each person has a figure of their own (personal.py)
Personal = Literal["personal"]


def _money_or_personal(written: Any, info: ValidationInfo) -> int | str:
    return PERSONAL if written == PERSONAL else _money(written, info)


def _percent_or_personal(written: Any) -> int | str:
    return PERSONAL if written == PERSONAL else _percent(written)


Percent = Annotated[int, BeforeValidator(_percent)]  # millionths
Points = Annotated[int, BeforeValidator(_points)]  # millionths
Money = Annotated[int, BeforeValidator(_money)]  # minor units of the plan's currency
OwnMoney = Annotated[int | Personal, BeforeValidator(_money_or_personal)]  # the same, or `personal`
OwnPercent = Annotated[int | Personal, BeforeValidator(_percent_or_personal)]
Level = Annotated[Decimal, BeforeValidator(_level)]  # in the unit of the indicator it is compared with
Code = Annotated[str, BeforeValidator(_code)]
Whole = Annotated[int, BeforeValidator(_whole)]


@dataclass(frozen=True)
class ReadBy:
    """Lets pydantic read a field from its text by a grammar of ours, and write it back the same."""

    parse: Callable[[str], Any]
    unreadable: str  # the problem's code where there is no text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._read, serialization=core_schema.plain_serializer_function_ser_schema(repr)
        )

    def _read(self, written: Any) -> Any:
        if isinstance(written, str) and written.strip():
            return self.parse(written)
        raise PydanticCustomError(self.unreadable, "", {"written": shown(written)})
