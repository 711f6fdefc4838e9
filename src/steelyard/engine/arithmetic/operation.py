"""Two terms added, subtracted, multiplied or divided."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from steelyard.engine.arithmetic.made import Made, Workings, added, divided, multiplied
from steelyard.engine.arithmetic.term import Negative, Term, found_unit, mixed
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
        """Work it out, exactly."""
        left, right = (term.compile(operands, workings) for term in (self.left, self.right))
        match self.sign:
            case "*":
                return multiplied(left, right, workings)
            case "/":
                return divided(left, right, workings)
            case sign:
                return added(left, right, workings, 1 if sign == "+" else -1)

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
