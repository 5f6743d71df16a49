"""Writes the tables of the service centre anew: `python tests/spec/service_centre/regenerate.py MIRROR`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "packs" / "service_centre" / "tables"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from packs.service_centre.derive import derive

    mirror = Path(sys.argv[1])
    for name, text in derive(lambda file: (mirror / file).read_text(encoding="utf-8")).items():
        (TABLES / name).write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {len(text.splitlines()) - 1} rows")
