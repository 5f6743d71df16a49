"""What was read of a file of a build is the same for as long as it is the same file."""

from pathlib import Path
from types import MappingProxyType

import pytest

from puntari.store.files import write_json
from puntari.store.lying import json_of, lying
from puntari.words.errors import BrokenStore


def test_a_file_is_read_once_and_again_when_another_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    write_json(path, {"made": 1})
    first = json_of(lying(path))
    assert json_of(lying(path)) is first
    write_json(path, {"made": 2})
    assert json_of(lying(path)) == {"made": 2} and first == {"made": 1}


def test_nobody_changes_what_others_read(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    write_json(path, {"made": 1})
    assert isinstance(json_of(lying(path)), MappingProxyType)


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(BrokenStore, match="cannot read"):
        lying(tmp_path / "manifest.json")
