"""Expressions to Spark's SQL, where Ibis' own translation would count differently."""

from typing import Any

import ibis.expr.datatypes as dt
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.base import NULL
from ibis.backends.sql.compilers.pyspark import PySparkCompiler


class SparkCompiler(PySparkCompiler):  # type: ignore[misc]  # Ibis says no types
    """Ibis' compiler for Spark, put right where it differs from DuckDB's.

    A count of nothing is 0, a place beyond a list's end holds nothing, what is said to be 64 bits wide is,
    and a wide number turned round keeps its digits: Spark's own minus and abs round it to 34.
    """

    __slots__ = ()

    def visit_CountStar(self, op: Any, *, arg: Any, where: Any) -> Any:  # noqa: N802 - Ibis calls it so
        """Count rows; those that match, where a condition is given."""
        return self.f.count(sge.Star() if where is None else self.if_(where, 1, NULL))

    def visit_ArrayIndex(self, op: Any, *, arg: Any, index: Any) -> Any:  # noqa: N802
        """Take one of a list by its place, from 0."""
        return self.cast(self.f.get(arg, index), op.dtype)

    def visit_Negate(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        """Turn a number round."""
        return _taken_from_0(arg) if op.dtype.is_decimal() else super().visit_Negate(op, arg=arg)

    def visit_Abs(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        """Take a number's size."""
        if not op.dtype.is_decimal():
            return self.f.abs(arg)
        return self.if_(arg < sge.convert(0), _taken_from_0(arg), arg)

    def visit_DateDelta(self, op: Any, *, left: Any, right: Any, **unit: Any) -> Any:  # noqa: N802
        """Count days between two dates."""
        return self.cast(super().visit_DateDelta(op, left=left, right=right, **unit), dt.int64)


def _taken_from_0(arg: Any) -> Any:
    return sge.Paren(this=sge.Sub(this=sge.convert(0), expression=sge.Paren(this=arg)))
