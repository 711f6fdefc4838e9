"""The company as its systems would export it, faults included."""
