"""Two terms added, subtracted, multiplied or divided."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from steelyard.engine import number
from steelyard.engine.arithmetic.term import Made, Name, Negative, Term, Workings, found_unit, mixed
from steelyard.engine.figures import Unit

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}


@dataclass(frozen=True)
class Operation(Term):
    """`left sign right`."""

    sign: str
    left: Term
    right: Term

    def names(self) -> Iterator[str]:
        """As inside."""
        yield from self.left.names()
        yield from self.right.names()

    def compile(self, operands: Mapping[str, Made], workings: Workings) -> Made:
        """Sums are exact; a product or quotient is rounded to a millionth."""
        left, right = (term.compile(operands, workings) for term in (self.left, self.right))
        if self.sign == "/":
            below = right if isinstance(self.right, Name) else workings.set_aside(right)
            return lambda table: _divided(left(table), below(table))
        return lambda table: _joined(self.sign, left(table), right(table))

    @property
    def is_straight(self) -> bool:
        """Sums are; a product or quotient with a name on both sides, or below the line, is not."""
        plain = [not any(side.names()) for side in (self.left, self.right)]
        kept = {"*": any(plain), "/": plain[1]}.get(self.sign, True)
        return kept and self.left.is_straight and self.right.is_straight

    def unit(self, units: Mapping[str, Unit]) -> Unit | None:
        """What both share, where they are added or subtracted; what products are counted in nobody knows."""
        return found_unit((self.left, self.right), units) if self.sign in "+-" else None

    def mixtures(self, units: Mapping[str, Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Between them, where they are added or subtracted, and inside."""
        if self.sign in "+-":
            yield from mixed((self.left, self.right), units)
        yield from self.left.mixtures(units)
        yield from self.right.mixtures(units)

    def text(self, show: Callable[[str], str]) -> str:
        """With brackets where the order needs them."""
        left, right = self.left.text(show), self.right.text(show)
        if self.sign in "*/" and isinstance(self.left, Operation) and self.left.sign in "+-":
            left = f"({left})"
        if isinstance(self.right, Operation) and (self.sign != "+" or self.right.sign in "+-"):
            binds = self.right.sign in "*/" and self.sign == "-"
            right = right if binds else f"({right})"
        if isinstance(self.right, Negative):
            right = f"({right})"
        return f"{left} {SIGNS[self.sign]} {right}"


def _joined(sign: str, left: Any, right: Any) -> Any:
    if sign == "*":
        return number.scale(left, right)
    return left + right if sign == "+" else left - right


def _divided(left: Any, right: Any) -> Any:
    """Divide with sign; by 0 there is no value."""
    turned = number.wide(left) * number.wide(number.MICRO) * number.wide(number.sign(right))
    return number.divide(turned, right.abs().nullif(number.whole(0)))
