"""What a firm's pseudonym gives it, as SQL: a slot, a part by which what it brings is more or less, and a record key. Nobody knows the
pseudonym, all its bits are alike by chance, and each of the three is made of bits of its own.
"""

from __future__ import annotations

from puntari.guard.noise import PRIME

MOST = 1.5
"""The most times the rule's part that what somebody brings is off."""
PARTED = 1 << 14
"""The parts of one in which it is counted."""
SLOT_BITS = 6
"""Bits of the pseudonym that say the slot of firms."""
PART_BITS = 15
"""Bits of the pseudonym that say the part, after those of the slot."""
THOUSAND = 1000
"""The rule's part is told in thousandths, so that what rows count for are whole numbers."""


def part_of_firm(firm: str) -> str:
    """By how many times the rule's part what somebody brings is off: from 0.5 to 1.5 either way, by the pseudonym, which nobody knows.
    In whole parts of `PARTED`, so that what comes and goes again leaves nothing behind."""
    number = f"(({firm} >> {SLOT_BITS}) & {2 * PARTED - 1})"
    return f"(CASE WHEN {number} < {PARTED} THEN -{PARTED // 2} - {number} ELSE {number} - {PARTED // 2} END)"


def slot_of_firm(firm: str) -> str:
    """Which slot of firms somebody has, by the pseudonym, of which all bits are alike by chance."""
    return f"({firm} & {(1 << SLOT_BITS) - 1})"


def key_of_firm(firm: str) -> str:
    """A record key for a firm that stands behind others' rows, and so has none."""
    return f"(({firm} >> {SLOT_BITS + PART_BITS}) % {PRIME})"


def counts_for_sql(firm: str, apart: float) -> str:
    """What each row of a firm counts for, in whole numbers: one and the firm's part of the rule's `apart` more or less."""
    return f"({THOUSAND * PARTED} + {round(THOUSAND * apart)} * {part_of_firm(firm)})"
