"""The commands over the small domain alone: `python -m tests.small.run build` is `puntari build` with one pack."""

from __future__ import annotations

from puntari import cli
from tests.small.pack import PACK


def main() -> None:
    """Run a command of the real command line with the small pack as the only one installed."""
    cli.load_packs = lambda: {PACK.id: PACK}
    cli.main()


if __name__ == "__main__":
    main()
