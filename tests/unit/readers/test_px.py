"""PX files: dialects, languages, quoted marks, times, keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from puntari.flow.readers import read, recognise
from puntari.words.errors import BrokenFile
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Role, Table

HEAD = """CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="{codepage}";
LANGUAGE="fi";
LANGUAGES="fi","sv";
TITLE="Työttömät alueittain";
TITLE[sv]="Arbetslösa efter område";
"""
PX = (
    HEAD.format(codepage="iso-8859-15")
    + """STUB="Alue","Kuukausi";
STUB[sv]="Område","Månad";
HEADING="Tiedot";
HEADING[sv]="Uppgifter";
CONTVARIABLE="Tiedot";
VARIABLECODE("Alue")="alue_23";
VALUES("Alue")="Helsinki; koko","Ähtäri €";
VALUES[sv]("Område")="Helsingfors","Etseri";
VALUES("Kuukausi")="tammikuu","helmikuu";
VALUES("Tiedot")="Työttömät",
"Avoimet paikat";
VALUES[sv]("Uppgifter")="Arbetslösa","Lediga platser";
CODES("Alue")="KU091","KU989";
CODES("Tiedot")="TYOTTOMAT","PAIKAT";
TIMEVAL("Kuukausi")=TLIST(M1),"202401","202402";
LAST-UPDATED("Työttömät")="20240120 08:00";
LAST-UPDATED("Avoimet paikat")="20240220 08:00";
SOURCE="Tilastokeskus";
NOTE="Ensimmäinen rivi#toi"
"nen rivi";
NOTE="Toinen huomautus";
NOTEX("Alue")="Aluejako 2024";
VALUENOTE("Tiedot","Työttömät")="Laskentapäivänä";
DATA=
1 "..."\x20
3.50 "-"\x20
"." 6\x20
7 8\x20
;
"""
)


def table(text: str, codepage: str = "iso-8859-15", **options: str) -> Table:
    data = text.encode(codepage)
    assert recognise(data, "x.px") is Format.PX
    return read(data, Format.PX, ReadOptions(**options))


def test_codes_labels_times_marks_and_dates() -> None:
    found = table(PX)
    assert [(c.code, c.text, c.role) for c in found.columns] == [
        ("alue_23", "Alue", Role.DIMENSION),
        ("Kuukausi", "Kuukausi", Role.TIME),
        ("TYOTTOMAT", "Työttömät", Role.MEASURE),
        ("PAIKAT", "Avoimet paikat", Role.MEASURE),
    ]
    assert [tuple(row.values()) for row in found.data.to_pylist()] == [
        ("KU091", "2024M01", "1", "...", 1),
        ("KU091", "2024M02", "3.50", "-", 2),
        ("KU989", "2024M01", ".", "6", 3),
        ("KU989", "2024M02", "7", "8", 4),
    ]
    assert found.columns[0].labels == {"KU091": "Helsinki; koko", "KU989": "Ähtäri €"}
    assert found.columns[1].labels["2024M01"] == "tammikuu"
    assert found.columns[0].comment == "Aluejako 2024"
    assert found.columns[2].comment == "Laskentapäivänä"
    assert found.updated == date(2024, 2, 20)
    assert (found.title, found.source) == ("Työttömät alueittain", "Tilastokeskus")
    assert found.notes[0] == "Ensimmäinen rivi\ntoinen rivi"
    assert "Toinen huomautus" in found.notes


def test_another_language_changes_words_and_no_codes() -> None:
    finnish, swedish = table(PX), table(PX, language="sv")
    assert swedish.data.equals(finnish.data)
    assert [c.text for c in swedish.columns] == ["Område", "Månad", "Arbetslösa", "Lediga platser"]
    assert swedish.columns[0].labels == {"KU091": "Helsingfors", "KU989": "Etseri"}
    assert swedish.title == "Arbetslösa efter område"
    assert table(PX, language="fi").columns == finnish.columns
    with pytest.raises(BrokenFile, match="no language 'en'"):
        table(PX, language="en")


@pytest.mark.parametrize(("codepage", "encoding"), [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("UTF-8", "utf-8-sig")])
def test_the_declared_encoding_is_believed(codepage: str, encoding: str) -> None:
    assert table(PX.replace("iso-8859-15", codepage), encoding).data.equals(table(PX).data)


def test_without_a_declaration() -> None:
    assert table(PX.replace('CODEPAGE="iso-8859-15";', ""), "utf-8").columns == table(PX).columns
    assert table(PX.replace('CODEPAGE="iso-8859-15";', ""), "cp1252").columns == table(PX).columns


def test_a_wrong_declaration_is_refused_unless_the_options_mend_it() -> None:
    with pytest.raises(BrokenFile, match="says it is iso8859-15 and its bytes are UTF-8"):
        table(PX, "utf-8")
    assert table(PX, "utf-8", encoding="utf-8").columns == table(PX).columns


def test_content_by_option_and_without() -> None:
    plain = PX.replace('CONTVARIABLE="Tiedot";', "")
    assert [c.code for c in table(plain).columns] == ["alue_23", "Kuukausi", "Tiedot", "value"]
    assert table(plain, content="Tiedot").data.equals(table(PX).data)
    assert table(PX, content="alue_23").data.column_names == ["Kuukausi", "Tiedot", "KU091", "KU989", "_row"]
    with pytest.raises(BrokenFile, match="no variable 'Tieto'"):
        table(plain, content="Tieto")


KEYED = (
    PX[: PX.index("DATA=")]
    + """KEYS("Alue")=CODES;
KEYS("Kuukausi")=VALUES;
DATA=
"KU989","helmikuu",7 8
"KU091","tammikuu",1 "..."
;"""
)


def test_rows_left_out_under_keys_are_zeros() -> None:
    found = table(KEYED)
    assert [tuple(row.values())[:4] for row in found.data.to_pylist()] == [
        ("KU091", "2024M01", "1", "..."),
        ("KU091", "2024M02", "0", "0"),
        ("KU989", "2024M01", "0", "0"),
        ("KU989", "2024M02", "7", "8"),
    ]
    assert "2 rows left out under KEYS are zeros" in found.notes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"KU989","helmikuu",7 8', '"KU000","helmikuu",7 8', "key 'KU000' is no value of 'Alue'"),
        ('"KU989","helmikuu"', '"KU091","tammikuu"', "stand twice"),
        ('"KU989","helmikuu",7 8', '"KU989","helmikuu",7', "rows of 4 keys and cells"),
    ],
)
def test_broken_keys(old: str, new: str, says: str) -> None:
    with pytest.raises(BrokenFile, match=says):
        table(KEYED.replace(old, new))


@pytest.mark.parametrize(
    ("time", "codes"),
    [
        ('TLIST(A1),"2023","2024"', ["2023", "2024"]),
        ('TLIST(A1,"2023"-"2024")', ["2023", "2024"]),
        ('TLIST(A1, "2023-2024")', ["2023", "2024"]),
        ('TLIST(Q1),"20234","20241"', ["2023Q4", "2024Q1"]),
        ('TLIST(Q1,"20234"-"20241")', ["2023Q4", "2024Q1"]),
        ('TLIST(M1,"202312"-"202401")', ["2023M12", "2024M01"]),
        ('TLIST(M1),"2023M12","2024M01"', ["2023M12", "2024M01"]),
    ],
)
def test_times(time: str, codes: list[str]) -> None:
    text = PX.replace('TLIST(M1),"202401","202402"', time)
    assert table(text).data["Kuukausi"].to_pylist()[:2] == codes


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("7 8 \n;", "7 8 \n", "no closing semicolon"),
        ("7 8 \n;", "7 \n;", "make 8 cells .* and 7 stand"),
        ('"." 6', '". 6', "never closed"),
        ("DATA=", "DATO=", "never ends|ends before its DATA"),
        ('"KU091","KU989"', '"KU091","KU091"', "code 'KU091' is listed twice"),
        ('"KU091","KU989"', '"KU091"', "1 codes and 2 values"),
        ('STUB="Alue","Kuukausi";', 'STUB="Alue","Kuu";', "0 codes and 0 values"),
        ("TLIST(M1)", "LIST(M1)", "does not begin with TLIST"),
        ('CODEPAGE="iso-8859-15"', 'CODEPAGE="klingon"', "no known encoding"),
        ('SOURCE="Tilastokeskus";', "12;", "no PX keyword begins here"),
    ],
)
def test_broken_px_says_what_is_wrong(old: str, new: str, says: str) -> None:
    assert old in PX
    with pytest.raises(BrokenFile, match=says):
        table(PX.replace(old, new))


@pytest.mark.mirror
def test_job_seekers_of_eckero(mirror: Path) -> None:
    found = read((mirror / "px_jsonstat" / "statfin_tyonv_eckero.px").read_bytes(), Format.PX)
    rows = {row["Kuukausi"]: row for row in found.data.to_pylist()}
    assert list(rows) == [f"2024M{month:02d}" for month in range(1, 12)]
    assert len([c for c in found.columns if c.role is Role.MEASURE]) == 23
    assert rows["2024M01"]["HAKIJALOPUSSA"] == "49.0"
    assert rows["2024M01"]["TYOTTOMAT20"] == "..."
    assert rows["2024M01"]["UUDETAVP"] == "35.0"
    assert found.updated == date(2024, 12, 23)


@pytest.mark.mirror
def test_population_in_three_languages(mirror: Path) -> None:
    data = (mirror / "px_jsonstat" / "statfin_vaerak_pxt_11rc.px").read_bytes()
    texts = {language: read(data, Format.PX, ReadOptions(language=language)) for language in ("fi", "sv", "en")}
    assert [[c.text for c in found.columns] for found in texts.values()] == [
        ["Vuosi", "Sukupuoli", "Ikä", "Väestö 31.12."],
        ["År", "Kön", "Ålder", "Befolkning 31.12."],
        ["Year", "Sex", "Age", "Population 31 Dec"],
    ]
    assert texts["sv"].columns[1].labels == {"SSS": "Totalt", "1": "Män", "2": "Kvinnor"}
    rows = texts["fi"].data.to_pylist()
    assert rows[0] == {"Vuosi": "1865", "Sukupuoli": "SSS", "Ikä": "SSS", "vaesto": "1843245", "_row": 1}
    assert len(rows) == 159 * 3 * 19


@pytest.mark.mirror
def test_time_use_without_a_content_variable(mirror: Path) -> None:
    data = (mirror / "px_jsonstat" / "statfin_akay_pxt_001.px").read_bytes()
    assert read(data, Format.PX).data.num_rows == 32 * 2 * 3 * 4
    found = read(data, Format.PX, ReadOptions(content="Tiedot", language="en"))
    assert found.data.column_names == ["Toiminto", "Sukupuoli", "Vuosi", "Kaytaika", "Osallist", "_row"]
    assert next(r for r in found.data.to_pylist() if r["Toiminto"] == "01")["Osallist"] == "."


@pytest.mark.mirror
def test_dialect_of_statistics_sweden(mirror: Path) -> None:
    found = read((mirror / "px_jsonstat" / "SCB-BefolkningR1860N.px").read_bytes(), Format.PX)
    assert [c.code for c in found.columns] == ["Alder", "Tid", "0000053A"]
    assert found.data.num_rows == 111 * 164
    assert found.data.to_pylist()[-1] == {"Alder": "110+", "Tid": "2023", "0000053A": "3", "_row": 18204}
    assert found.columns[0].labels["110+"] == "110+ years"
