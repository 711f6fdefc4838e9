"""Ibis' compiler for DuckDB, with the wide integers of engine/number.py as HUGEINT."""

from typing import Any

import ibis.expr.datatypes as dt
import sqlglot.expressions as sge
from ibis.backends.sql.compilers import DuckDBCompiler
from ibis.backends.sql.datatypes import DuckDBType

from steelyard.engine.number import WIDE


class WideType(DuckDBType):  # type: ignore[misc]  # Ibis says no types
    """DECIMAL(38, 0) is cast to, and out of, fifty times slower than HUGEINT, which holds as much."""

    @classmethod
    def _from_ibis_Decimal(cls, dtype: dt.Decimal) -> Any:  # noqa: N802 - Ibis calls it so
        if (dtype.precision, dtype.scale) == (WIDE.precision, WIDE.scale):
            return sge.DataType(this=sge.DataType.Type.INT128)
        return super()._from_ibis_Decimal(dtype)


class WideDuckDB(DuckDBCompiler):  # type: ignore[misc]  # Ibis says no types
    """Ibis' compiler for DuckDB but for wide integers."""

    __slots__ = ()
    type_mapper = WideType
