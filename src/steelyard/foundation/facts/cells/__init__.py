"""Reading cells: one file a kind of column, one small function from a cell's text to its value or fault."""

from steelyard.foundation.facts.cells.column import Beside, Reading, type_column
from steelyard.foundation.facts.cells.names import Known
from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.typing_cells import TypedColumn

__all__ = ["Beside", "Fault", "Known", "Reading", "TypedColumn", "type_column"]
