"""The long fault runs: kills, power cuts, refused writes, tampering, wrong clocks.

`python -m tests.torture` runs them all; tests/faults runs a short form of each. docs/torture.md
says what is done to the program and what came of it.
"""
