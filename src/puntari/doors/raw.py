"""The door through which rows of persons leave: judged, entered in the trail, and written with a manifest that says by what right."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from puntari.define.fingerprint import of_person_fact
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact, sql_type
from puntari.define.question import Place
from puntari.define.right import Columns, Right
from puntari.define.source import Audience
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.doors.taken import put_away
from puntari.flow.figures.plan import codes_within
from puntari.flow.handing import product_key, purpose_of, rows_of_own
from puntari.flow.person_facts.explain import deliveries_behind
from puntari.guard.actor import Actor
from puntari.guard.handed import Handed, OfRows, leaving, made_anew, right_of
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.guard.rights import Wanted
from puntari.store.tables import write_table
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

MARK = ".puntari-rows"
ERASING = Text(
    "Jos henkilö poistetaan rekistereistä, häntä ei ole seuraavissa toimituksissa. Hävitä tämä, kun saat uuden tai kun tarkoitus on "
    "täytetty.",
    "Om en person raderas ur registren finns han eller hon inte i följande leveranser. Förstör denna när du får en ny eller när ändamålet "
    "är uppfyllt.",
    "Somebody who is erased from the registers is not in the deliveries that follow. Destroy this one when you get another, or when its "
    "purpose is met.",
)
JOINS = Text(
    "Tunnukset yhdistävät saman organisaation saamat toimitukset, kunnes avaimet uusitaan, eivätkä mitään muuta.",
    "Beteckningarna förenar de leveranser som samma organisation får tills nycklarna förnyas, och ingenting annat.",
    "The pseudonyms join what the same organisation is given until the keys are renewed, and nothing else.",
)


class RowForm(StrEnum):
    """How rows are written."""

    PARQUET = "parquet"
    CSV = "csv"


@dataclass(frozen=True)
class Wish:
    """Which rows somebody wants: of which person fact, as known on which day (None: as the build holds it), in which form."""

    pack: str
    fact: str
    form: RowForm = RowForm.PARQUET
    as_known_on: date | None = None


@dataclass(frozen=True)
class HandedOver:
    """Rows that were written: the folder, the data file in it, and how many rows it has."""

    out: Path
    file: str
    rows: int


def hand_over(house: House, actor: Actor, wish: Wish, out: Path) -> HandedOver | Refusal:
    """Write the rows of a person fact about the clients of the actor's own organisation into a folder, with a manifest; or a refusal.

    Raises BadQuestion for what is no fact of persons, and BrokenStore where the keys are not at hand or the folder holds other things.
    """

    def computed(grounds: tuple[Rested, ...]) -> Computed[Handed]:
        (ground,) = grounds
        _, key = product_key(house.store, actor.organisation)
        pack = house.pack(wish.pack)
        warehouse = house.warehouse(pack.id, wish.as_known_on)
        rows = rows_of_own(warehouse, pack.hierarchy, ground.fact, ground.own, key)
        return Computed(rows, grounds, house.build().name)

    about = {"pack": wish.pack, "fact": wish.fact, "form": wish.form, "as_known_on": wish.as_known_on}
    asked = Asked(actor, "rows", about, lambda released: len(released.body))
    released = through(house, asked, lambda: (rows_ground(house.pack(wish.pack), wish.fact, actor),), computed)
    if isinstance(released, Refusal):
        return released
    data, file, rows = _bytes(released.body, wish.form), f"{wish.fact}.{wish.form}", len(released.body)
    put_away(house, asked, out, MARK, file, data, rows, _manifest(house, actor, wish, released))
    return HandedOver(out, file, rows)


def rows_ground(pack: Pack, id: str, actor: Actor) -> OfRows:
    """What rows of a fact rest on; raises BadQuestion for what is no fact of persons by area."""
    if id not in pack.person_facts:
        raise BadQuestion(f"{pack.id} has no person fact {id!r}; {nearest(id, pack.person_facts)}")
    fact = pack.person_facts[id]
    if not fact.by_person or fact.place is None or pack.hierarchy is None:
        raise BadQuestion(f"{id} does not tell of persons by area, so there are no rows of it about anybody's clients")
    wanted = Wanted(
        Columns.ROWS, Audience.AUTHORITIES, frozenset({id}), fact.redistribution, tuple(pack.hierarchy.by_id), fact.place.level, own=False
    )
    own: frozenset[str] = frozenset()
    if actor.organisation:
        place = Place.parse(actor.organisation)
        pack.hierarchy.level(place.level)
        own = codes_within(pack.hierarchy, fact.place.level, place)
    return OfRows(id, fact, wanted, pack.rights, own)


def _bytes(handed: Handed, form: RowForm) -> bytes:
    if form is RowForm.PARQUET:
        out = io.BytesIO()
        write_table(out, handed.rows)
        return out.getvalue()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(handed.rows.column_names)
    for batch in handed.rows.to_batches(max_chunksize=10_000):
        writer.writerows(zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return text.getvalue().encode()


def _manifest(house: House, actor: Actor, wish: Wish, released: Finding[Handed]) -> dict[str, object]:
    pack = house.pack(wish.pack)
    fact, ground = pack.person_facts[wish.fact], rows_ground(pack, wish.fact, actor)
    behind = deliveries_behind(house.build(), pack, fact, wish.as_known_on)
    right = right_of(ground, actor)
    return {
        "what": "rows of persons, without identifiers",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "build": released.build,
        "as_known_on": wish.as_known_on,
        "synthetic": any(one.synthetic for one in behind),
        "definition": _definition(fact),
        # How many rows each delivery brought would help to undo the noise of figures, so it is not told here either.
        "deliveries": [{"register": one.register, "delivery": one.delivery, "known_from": one.known_from} for one in behind],
        "licence": [_licence(fact, one.id) for one in fact.registers],
        "right": None if right is None else _right(right),
        "role": actor.role, "of": actor.organisation, "purpose": actor.purpose,
        "pseudonyms": {
            "purpose": purpose_of(actor.organisation), "generation": product_key(house.store, actor.organisation)[0],
            "columns": made_anew(fact), "joins": _three(JOINS),
        },
        "erasing": _three(ERASING),
    }  # fmt: skip


def _definition(fact: PersonFact) -> dict[str, object]:
    left_out = sorted({column.name for column in fact.tells} - {column.name for column in leaving(fact)})
    return {
        "fact": fact.id, "title": _three(fact.title), "fingerprint": of_person_fact(fact), "select": fact.sql, "one_row_is": fact.grain,
        "columns": [_column(column) for column in leaving(fact)], "left_out": left_out, "redistribution": fact.redistribution,
    }  # fmt: skip


def _column(column: object) -> dict[str, object]:
    told: dict[str, object] = {"name": column.name, "type": sql_type(column).lower()}
    codes = getattr(column, "codes", None)
    return told if codes is None else told | {"codes": {code: _three(name) for code, name in codes.names.items()}}


def _licence(fact: PersonFact, register: str) -> dict[str, object]:
    governance = next(one.governance for one in fact.registers if one.id == register)
    return {
        "register": register, "owner": _three(governance.owner), "legal_basis": _three(governance.legal_basis),
        "redistribution": governance.redistribution, "retention_years": governance.retention_years, "unverified": governance.unverified,
    }  # fmt: skip


def _right(right: Right) -> dict[str, object]:
    return {
        "id": right.id, "reason": _three(right.reason), "legal_basis": _three(right.legal_basis), "since": right.since,
        "until": right.until, "unverified": right.unverified,
    }  # fmt: skip


def _three(text: Text) -> Mapping[str, str]:
    return {"fi": text.fi, "sv": text.sv, "en": text.en}
