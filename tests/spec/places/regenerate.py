"""Writes the derived tables of places anew: `python tests/spec/places/regenerate.py MIRROR`."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "packs" / "employment" / "places"


def reader(mirror: Path) -> Callable[[str], str]:
    """A function that gives the text of a file of the mirror, unzipped where it is zipped."""

    def read(name: str) -> str:
        data = (mirror / name).read_bytes()
        return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")

    return read


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from packs.employment.places.derive import derive

    for name, text in derive(reader(Path(sys.argv[1]))).items():
        (TABLES / name).write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {len(text.splitlines()) - 1} rows")
