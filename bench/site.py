"""The public site as files: seconds per 1000 pages, against writing the same bytes, and against the five minutes that it may take."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from aid.mirror_house import build, empty_house, timed, verdict

from puntari.outlets.site.build import build_site

BOUND, MOST_SECONDS = 120, 300


def main() -> int:
    """Build the site once; 1 where a bound is broken."""
    with empty_house() as house, tempfile.TemporaryDirectory() as folder:
        build(house)
        out, copy = Path(folder) / "site", Path(folder) / "copy"
        pages: list[int] = []
        ours = timed(lambda: pages.append(build_site(house, out, lambda what, done, of: None)))
        writing = timed(lambda: shutil.copytree(out, copy))
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        print(f"{pages[0]} pages, {size / 1e6:.0f} MB in {ours.clock:.0f} s: {ours.clock / pages[0] * 1000:.1f} s per 1000 pages; "
              f"the same bytes are written in {writing.clock:.1f} s")
        broken = verdict("the site against writing its bytes", ours.clock / writing.clock, BOUND)
        return broken or verdict("the site against the time that it may take", ours.clock / MOST_SECONDS, 1)


if __name__ == "__main__":
    sys.exit(main())
