"""The contract against a naive reading of the same cells, on rows that nobody would think of."""

from __future__ import annotations

import re
from collections import Counter

from contract_pack import farm, record, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puntari.flow.contract import check

PLACES = ["VI001", "VI002", "VI003", "VI009", "VI999", "VAA", "ALL", "OLD1", "VI", "XX1", "~", " VI001"]
PERIODS = ["2026M01", "2026-01", "202601", "2026M02", "2026", "2026M13", "~", "soon"]
SEXES = ["men", "women", "total", "all", "unasked", "men ", "~", "other"]
FIGURES = ["0", "1", "4", "12", "1 000", "...", "-", "~", "-1", "1.5", "2000000", "x", "1,5", "..", "+3", "1e2", "٣", "0x1", "1_000"]
ANY = st.tuples(*(st.sampled_from(cells) for cells in (PLACES, PERIODS, SEXES, FIGURES, FIGURES)))
NUMBERS = st.text(alphabet="0123456789.,-+ eE", max_size=6)
ODD_FIGURE = st.tuples(*map(st.just, ("VI001", "2026M01", "men")), NUMBERS, st.just("1"))
ROWS = st.lists(ANY | ODD_FIGURE, max_size=40)
PLACE_OF = {"VI001": ("village", "001"), "VI002": ("village", "002"), "VI003": ("village", "003"), "VI999": ("elsewhere", "VI999")}
PLACE_OF |= {"VAA": ("valley", "A"), "ALL": ("country", "ALL")}
PERIOD_OF = {"2026M01": "2026-01", "2026-01": "2026-01", "202601": "2026-01", "2026M02": "2026-02"}
SEX_OF = {"men": "men", "women": "women", "total": "all", "all": "all"}
Key = tuple[tuple[str, str], str, str]


def key_of(row: tuple[str, ...]) -> Key | None:
    place, period, sex = (cell.strip() for cell in row[:3])
    if place in PLACE_OF and period in PERIOD_OF and sex in SEX_OF:
        return PLACE_OF[place], PERIOD_OF[period], SEX_OF[sex]
    return None


def number_of(text: str, comma: bool) -> float | None:
    if re.fullmatch(r"[-+]?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?", text):
        text = text.replace(" ", "")
    text = text.replace(",", ".") if comma else text
    return float(text) if re.fullmatch(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", text) and abs(float(text)) < 1e308 else None


def hens_of(text: str, level: str) -> tuple[object, ...] | None:
    """(value, low, high, why), or None where the contract is broken."""
    if text == "...":
        return (None, *((1.0, 4.0) if level == "village" else (0.0, 1e6)), "hidden_at_source")
    if text in ("", "-"):
        return None, None, None, "not_stated" if text == "" else "out_of_use"
    number = number_of(text, comma=False)
    return None if number is None or not 0 <= number <= 1e6 or number != int(number) else (number, number, number, None)


def eggs_of(text: str) -> tuple[object, ...] | None:
    if text == "":
        return None, None, None, "not_stated"
    number = number_of(text, comma=True)
    return None if number is None or number < 0 else (number, number, number, None)


def expected(rows: list[tuple[str, ...]]) -> tuple[dict[int, tuple[object, ...]], set[int], int]:
    """Accepted rows by number with key and figures, rejected numbers, and how many are set aside: as a person would read them."""
    aside = {number for number, row in enumerate(rows) if row[0].strip().startswith("OLD") or row[2].strip() == "unasked"}
    keys = {number: key_of(row) for number, row in enumerate(rows) if number not in aside}
    told = Counter(key for key in keys.values() if key)
    accepted: dict[int, tuple[object, ...]] = {}
    for number, key in keys.items():
        hens, eggs = (("" if cell == "~" else cell.strip()) for cell in rows[number][3:])
        if key is None or told[key] > 1 or (hens_of(hens, key[0][0]) is None) or eggs_of(eggs) is None:
            continue
        counted, laid = hens_of(hens, key[0][0]), eggs_of(eggs)
        if counted and laid and not (laid[0] not in (None, 0) and counted[0] == 0):
            accepted[number] = (*key[0], key[1], key[2], *counted, *laid)
    return accepted, set(keys) - set(accepted), len(aside)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_every_row_fares_as_a_person_would_judge_it(rows: list[tuple[str, ...]]) -> None:
    checked = check(farm(), table("area|month|sex|hens|eggs", *("|".join(row) for row in rows)), record())
    accepted, rejected, aside = expected(rows)
    assert {row["_row"] - 2: tuple(row.values())[:-1] for row in checked.accepted.to_pylist()} == accepted
    assert {row["row"] - 2 for row in checked.rejected.to_pylist()} == rejected
    assert checked.set_aside == aside
