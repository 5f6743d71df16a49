"""A collection cites the prices of the round before; one that no table has is refused with the nearest that one has."""

from __future__ import annotations

from pathlib import Path

import pytest

from packs.service_centre.codes import LISTS
from packs.service_centre.pack import PACK
from puntari.define.collection import Collection
from puntari.define.collectionbook import read_collection
from puntari.words.errors import BadDefinition

KNOWN = "t2-specialist-hour-tori-2022"


def read(folder: Path, earlier: str) -> Collection:
    text = (Path(PACK.folder) / "prices" / "next_round.yaml").read_text(encoding="utf-8")
    assert text.count(f"[{KNOWN}]") == 1
    (folder / "next_round.yaml").write_text(text.replace(f"[{KNOWN}]", earlier), encoding="utf-8")
    names, units = LISTS["services"].names, LISTS["charged_per"].names
    return read_collection(folder, "next_round", names, units, PACK.sources, Path(PACK.folder))


def test_an_earlier_price_is_a_row_of_a_table(tmp_path: Path) -> None:
    found = [item.earlier for item in read(tmp_path, f"[{KNOWN}]").items if item.earlier is not None]
    assert KNOWN in {one.cited[0].id for one in found}


@pytest.mark.parametrize(("earlier", "says"), [
    ("[t2-specialst-hour-tori-2022]", rf"item specialist, earlier: .*'t2-specialst-hour-tori-2022', which no table has; nearest: {KNOWN}"),
    (f"[{KNOWN}].hihg", "item specialist: earlier is .*hihg.; cite one number"),
])
def test_one_that_no_table_has_is_refused(earlier: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match=says):
        read(tmp_path, earlier)
