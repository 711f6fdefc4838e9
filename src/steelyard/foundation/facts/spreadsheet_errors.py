"""Cells in which a spreadsheet could not calculate: an error is named, it is never an empty cell."""

import pyarrow as pa
import pyarrow.compute as pc

from steelyard.foundation.facts.cells import Fault, TypedColumn

# As Excel, LibreOffice and WPS write them, in the languages they are met in.
ERROR = (
    r"^\s*#(?:REF!|REF|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|CONNECT!|BLOCKED!|UNKNOWN!"
    r"|GETTING_DATA|BUSY!|PYTHON!|ERROR!|BEZUG!|NV|WERT!|ZAHL!|NOM \?|NOM\?|VALEUR!|NOMBRE !|NUL!|NOMBRE\?"
    r"|¡VALOR!|¡REF!|¡DIV/0!|¡NUM!|¡NULO!|VALOR!|N/D|NOME\?|RIF!|VALORE!|ИМЯ\?|ЗНАЧ!|ДЕЛ/0!|ССЫЛКА!|Н/Д)\s*$"
    r"|^\s*Err:5\d\d\s*$"
)


def without_errors(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return the cells with errors made empty, and where these are."""
    are_errors = pc.fill_null(pc.match_substring_regex(cells, ERROR), fill_value=False)
    if not pc.any(are_errors).as_py():
        return cells, are_errors
    return pc.if_else(are_errors, "", cells), are_errors


def with_errors(typed: TypedColumn, are_errors: pa.Array) -> TypedColumn:
    """Give each cell with an error its fault, in place of being empty or missing."""
    if not pc.any(are_errors).as_py():
        return typed
    number = pa.scalar(len(typed.faults), pa.int32())
    return TypedColumn(
        values=typed.values,
        fault_at=pc.if_else(are_errors, number, typed.fault_at),
        faults=(*typed.faults, Fault("spreadsheet_error")),
    )
