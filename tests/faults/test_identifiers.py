"""Identifiers planted in deliveries are hunted in every byte of the store, the vault, the keys, the trail, and all that is written out."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.commands import Commands
from tests.persons import STAY, csv_text
from tests.small.registers import business, hetu

REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
SIGNED = [
    hetu(20 + place, year, sign)
    for place, (year, sign) in enumerate([(1880, "+"), *((1970, sign) for sign in "-YXWVU"), *((2005, sign) for sign in "ABCDEF")])
]
HIM, TYPING_ERROR, IN_WORDS, IN_NUMBER, IN_CODE = hetu(1), hetu(2)[:-1] + "?", hetu(3), hetu(4), hetu(5)
NAMED, HEADERLESS, OPEN_QUOTE, TORN, LATIN, MENDED, ORDERED, ODD = (hetu(number) for number in range(6, 14))
FIRMS = [business(number) for number in range(4)]
PLANTED = [
    *SIGNED,
    HIM,
    TYPING_ERROR,
    IN_WORDS,
    IN_NUMBER,
    IN_CODE,
    NAMED,
    HEADERLESS,
    OPEN_QUOTE,
    TORN,
    LATIN,
    MENDED,
    ORDERED,
    ODD,
    *FIRMS,
]


def deliveries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Deliveries with identifiers where they belong and where they do not, each with its register."""
    rows = [(one, *REST) for one in (*SIGNED, HIM, TYPING_ERROR)]
    rows.append((hetu(50), *REST[:6], f"wrote {IN_WORDS}"))
    rows += [(hetu(51), *REST[:5], f"x {IN_NUMBER}", ""), (hetu(52), *REST[:2], IN_CODE, *REST[3:])]
    rows += [(hetu(53), ODD, *REST[1:]), (hetu(54), *REST[:3], ODD, *REST[4:]), (hetu(55), *REST[:4], ODD, *REST[5:])]
    good = csv_text(STAY, rows) + f"{TORN};only\n"
    wages = csv_text(
        ("hetu", "ytunnus", "kuukausi", "ilmoitus", "summa"), [(HIM, firm, "2021-01", number, 5) for number, firm in enumerate(FIRMS)]
    )
    files = {
        ("stays", f"{NAMED}.csv"): good.encode(),
        ("stays", "headerless.csv"): csv_text((HEADERLESS, *REST), [(HEADERLESS, *REST)]).encode(),
        ("stays", "quote.csv"): csv_text(STAY, [(OPEN_QUOTE, *REST[:6], '"words')]).encode(),
        ("stays", "latin.csv"): csv_text(STAY, [(LATIN, *REST[:6], "ää")]).encode("iso8859-15"),
        ("stays", "half.csv.gz"): gzip.compress(good.encode())[:-20],
        ("stays", "lines.json"): (json.dumps({"hetu": HIM, "alku": "", "loppu": "", "laji": ODD}) + f'\n{{"hetu": "{ODD}\n').encode(),
        ("stays", "reports.xml"): f"<a><r><hetu>{ODD}</hetu>".encode(),
        ("wages", "wages.csv"): wages.encode(),
        ("visits", "visits.csv"): csv_text(
            ("käynti", "hetu", "päivä", "antaja"), [(ODD, HIM, "2021-01-01", ""), ("1", HIM, "x", ODD)]
        ).encode(),
    }
    folder.mkdir(exist_ok=True)
    for (register, name), data in files.items():
        (folder / name).write_bytes(data)
        yield register, folder / name


def hunted(folders: list[Path]) -> dict[str, list[str]]:
    """Which planted identifiers stand where, in bytes as they lie or in what Parquet files unfold to, in any case and encoding."""
    found: dict[str, list[str]] = {}
    either = re.compile("|".join(re.escape(one.rstrip("?")) for one in PLANTED).encode(), re.IGNORECASE)
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        told = data + data.replace(b"\0", b"") + path.name.encode()
        if data[:4] == b"PAR1":
            told += json.dumps(pq.read_table(io.BytesIO(data)).to_pylist(), default=str, ensure_ascii=False).encode()
        if met := either.findall(told):
            found[str(path)] = sorted({one.decode() for one in met})
    return found


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[Commands]:
    made = Commands(tmp_path / "said")
    yield made
    made.close()


def everywhere(tmp_path: Path) -> list[Path]:
    return [tmp_path / name for name in ("store", "store.vault", "store.keys", "said")]


def test_no_identifier_is_found_after_any_command(tmp_path: Path, commands: Commands) -> None:
    store, how = tmp_path / "store", {"small": "persons"}
    ended = [commands.run(store, "deliver", register, str(file), **how).code for register, file in deliveries(tmp_path / "files")]
    assert ended == [0, 2, 2, 0, 2, 0, 2, 0, 0]
    commands.run(store, "deliver", "stays", str(tmp_path / f"{NAMED} is not here.csv"), **how)
    listed = commands.good(store, "quarantine", "list", **how)
    waiting = re.findall(r"^(stays\.\w+\.\d+)  ", listed, re.MULTILINE)
    assert len(waiting) >= 6 and "(sealed)" in listed
    commands.good(store, "quarantine", "mend", waiting[0], f"hetu={MENDED}", "laji=01", **how)
    for wrong in ([waiting[0], f"{MENDED}=1"], [waiting[0], MENDED], [f"stays.{MENDED}.1", "laji=01"]):
        assert commands.run(store, "quarantine", "mend", *wrong, **how).code == 2
    commands.good(store, "quarantine", "retry", **how)
    commands.good(store, "build", "--offline", **how)
    assert commands.run(store, "erase", ORDERED, "--order", f"of {ORDERED}", **how).code == 2
    assert commands.run(store, "erase", ORDERED[:-1] + "?", "--order", "7/2026", **how).code == 2
    changes = tmp_path / "files" / f"{NAMED} changes.csv"
    changes.write_text(f"old,new,since\n{HIM},{SIGNED[0]},2024-02-29\n{SIGNED[1]},{ORDERED},\n")
    commands.good(store, "aliases", "add", str(changes), "--source", "notice 1", **how)
    assert commands.run(store, "aliases", "add", str(changes), "--source", f"notice of {ODD}", **how).code == 2
    assert "2 changes of codes hold" in commands.good(store, "aliases", "list", **how)
    commands.good(store, "aliases", "withdraw", "2", "--source", "notice 2", **how)
    commands.good(store, "erase", HIM, "--order", "7/2026", **how)
    commands.good(store, "keys", "rotate", **how)
    for told in (["sources"], ["registers", "--format", "csv"], ["audit", "verify"], ["quarantine", "list", "wages"], ["aliases", "list"]):
        commands.good(store, *told, **how)
    assert hunted(everywhere(tmp_path)) == {}
    assert hunted([tmp_path / "files"]), "the hunter finds what is there"


def test_no_identifier_leaves_in_what_is_written_for_others(tmp_path: Path, commands: Commands) -> None:
    store, how, said = tmp_path / "store", {"small": "ordeal"}, tmp_path / "said"
    for register, file in deliveries(tmp_path / "files"):
        commands.run(store, "deliver", register, str(file), **how)
    commands.good(store, "build", "--offline", **how)
    for told in (["requests", "list", "--format", "json"], ["requests", "list", "--all"], ["catalogue", "list"]):
        commands.good(store, *told, **how)
    commands.good(store, "catalogue", "export", "--out", str(said / "catalogue"), **how)
    commands.good(store, "site", "build", "--out", str(said / "site"), **how)
    asked = ["raw", "stay", "--as", "director", "--of", "county:1", "--purpose", "a test"]
    assert re.match(r"[1-9]\d* rows in", commands.good(store, *asked, "--out", str(said / "raw"), **how))
    commands.good(store, *asked, "--out", str(said / "csv"), "--format", "csv", **how)
    for wrong in (["report", f"small:{HIM}", "--out", str(said / "report.html")], ["raw", HIM, "--out", str(said / "no")]):
        assert commands.run(store, *wrong, **how).code == 2
    written = {path.suffix for path in said.rglob("*")}
    assert {".html", ".json", ".parquet", ".csv"} <= written
    assert hunted(everywhere(tmp_path)) == {}


def test_no_identifier_is_found_after_a_kill(tmp_path: Path, commands: Commands) -> None:
    store, how = tmp_path / "store", {"small": "persons"}
    chance = random.Random(5)
    files = [file for register, file in deliveries(tmp_path / "files") if register == "stays"]
    large = csv_text(STAY, [(hetu(number), *REST[:6], f"{IN_WORDS} {number}") for number in range(8_000)])
    (tmp_path / "files" / "large.csv").write_text(large)
    for _ in range(3):
        commands.run(store, "deliver", "stays", str(tmp_path / "files" / "large.csv"), kill_after=chance.uniform(0.1, 1.2), **how)
        commands.run(store, "deliver", "stays", str(files[0]), kill_after=chance.uniform(0.05, 0.6), **how)
        assert hunted(everywhere(tmp_path)) == {}
