"""Suppression of cells in linked tables of counts, and the attack that shows whether it holds."""

ROUNDS = 2
"""How often, unless told otherwise, cells are looked for that can be spared: the first rounds spare most, and each takes as long."""
