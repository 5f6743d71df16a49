"""Spells and person facts of a pack: computed over the register log, written as parts, and seen again by the warehouse."""
