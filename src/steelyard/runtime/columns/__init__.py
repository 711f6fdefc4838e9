"""What the texts of a column mean, decided once for the column: numbers, dates, shares, units.

For: every door through which figures come in: the import wizard, `steelyard import`, `steelyard weigh`, files
of targets, cells typed by hand. Takes texts as people and programs write them. Gives exact values, or a
`Fault`; and for a column the way it is read, or what has to be asked about it. Nothing is guessed.
"""

from steelyard.runtime.columns.faults import Fault
from steelyard.runtime.columns.number_style import Marks, marks_of
from steelyard.runtime.columns.numbers import read_lone, read_number
from steelyard.runtime.columns.settling import Settled, settle

__all__ = ["Fault", "Marks", "Settled", "marks_of", "read_lone", "read_number", "settle"]
