"""`python -m puntari.cli` is the program, too."""

from __future__ import annotations

from puntari.cli import main

main()
