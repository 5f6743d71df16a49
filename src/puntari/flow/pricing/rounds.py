"""A round of prices as its events tell it: who was asked, what came back, what a review found, and whether it is closed."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from puntari.define.collection import OWN, QUALITIES, Collection
from puntari.define.fingerprint import digest
from puntari.define.price_sheets import PRICES, sheets_for
from puntari.define.pricing import Comparable
from puntari.flow.pricing.check import Asked, Row
from puntari.flow.pricing.faults import Fault
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

Event = Mapping[str, object]
MOST_ASKED = 60
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}")
SECRET = {"returned": ("name", "rows", "faults"), "reviewed": ("reviews",)}
"""The parts of events that tell what somebody charges, or who somebody is."""
SEALED = "sealed"
"""What names the paper in the vault that holds those parts."""
USED = (Comparable.COMPARABLE, Comparable.ADJUSTED)
"""Verdicts with which a peer's price is held beside the centre's."""


@dataclass(frozen=True)
class Respondent:
    """Somebody who was asked, by a code that names nobody: the group, and the hash of the key in the request."""

    code: str
    group: str
    key: str


@dataclass(frozen=True)
class Returned:
    """The newest answer of a respondent: the file by its hash, the rows that hold by sheet, and the faults of the others."""

    respondent: str
    file: str
    name: str
    at: str
    rows: Mapping[str, tuple[Row, ...]] = field(repr=False)
    faults: tuple[Fault, ...] = field(repr=False)


@dataclass(frozen=True)
class Review:
    """What a review found of one price: the verdict, what to add to the price (euros, for what is adjusted), why, who and when. It
    holds for the row of that digest only."""

    row: str
    digest: str
    verdict: Comparable
    add: float
    why: str
    by: str
    on: str


@dataclass(frozen=True)
class PriceRound:
    """A round as it stands. `earlier` are the centre's prices of the round before, as they were when it was opened; `lying_open` is how
    many answers and reviews of a real round came before such things were sealed."""

    id: str
    pack: str
    collection: str
    fingerprint: str
    period: str
    synthetic: bool
    opened: str
    earlier: Mapping[str, float]
    respondents: Mapping[str, Respondent] = field(default_factory=dict)
    returned: Mapping[str, Returned] = field(default_factory=dict, repr=False)
    reviews: Mapping[str, Review] = field(default_factory=dict, repr=False)
    closed: str = ""
    published: bool = False
    lying_open: int = 0

    @property
    def peers(self) -> tuple[Respondent, ...]:
        """Everybody who was asked but the centre itself."""
        return tuple(one for one in self.respondents.values() if one.group != OWN)

    def rows(self, respondent: str, sheet: str) -> tuple[Row, ...]:
        """The rows of a respondent's newest answer that hold."""
        found = self.returned.get(respondent)
        return found.rows.get(sheet, ()) if found else ()

    @property
    def own(self) -> str:
        """The code of the centre itself; empty where it was not asked yet."""
        return next((one.code for one in self.respondents.values() if one.group == OWN), "")


@dataclass(frozen=True)
class RoundHead:
    """What may be known of a round without what anybody told in it."""

    id: str
    pack: str
    collection: str
    fingerprint: str
    period: str
    synthetic: bool
    opened: str
    closed: bool
    published: bool


def head_of(id: str, events: Iterable[Event]) -> RoundHead:
    """The head of the round that the events make."""
    first, *rest = list(events)
    kinds = {event["kind"] for event in rest}
    named = (str(first[part]) for part in ("pack", "collection", "fingerprint", "period"))
    return RoundHead(id, *named, bool(first["synthetic"]), str(first["at"]), "closed" in kinds, "published" in kinds)


def fingerprint_of(collection: Collection) -> str:
    """A short name of what answers lean on: items with their quality and need, groups, scales, reasons, limits; words may be mended."""
    items = [(one.id, one.unit.en, sorted(one.asked.items()), one.serves) for one in collection.items]
    lists = [list(collection.groups), {id: list(codes) for id, codes in collection.scales.items()}, list(collection.reasons)]
    return digest([items, lists, list(collection.questions), collection.least, collection.least_range, collection.far])


def opened(pack: str, collection: Collection, period: str, earlier: Mapping[str, float], synthetic: bool) -> Event:
    """The event that begins a round; raises BadQuestion for a period that is no year."""
    if len(str(Period.parse(period))) != 4:
        raise BadQuestion(f"a round of prices is about a year; {period!r} is none")
    return _now(
        "opened", pack=pack, collection=collection.id, fingerprint=fingerprint_of(collection), period=period,
        earlier=dict(earlier), synthetic=synthetic,
    )


def as_it_stands(id: str, events: Iterable[Event]) -> PriceRound:
    """The round that the events make."""
    first, *rest = list(events)
    synthetic = bool(first["synthetic"])
    lying_open = 0 if synthetic else sum(event["kind"] in SECRET and SEALED not in event for event in rest)
    respondents: dict[str, Respondent] = {}
    returned: dict[str, Returned] = {}
    reviews: dict[str, Review] = {}
    closed, published = "", False
    for event in rest:
        kind = event["kind"]
        if kind == "asked":
            one = Respondent(str(event["respondent"]), str(event["group"]), str(event["key"]))
            respondents[one.code] = one
        elif kind == "returned":
            returned[str(event["respondent"])] = _returned(event)
        elif kind == "reviewed":
            reviews |= {str(one["row"]): Review(**{**one, "verdict": Comparable(one["verdict"])}) for one in event["reviews"]}
        elif kind == "closed":
            closed = str(event["at"])
        published = published or kind == "published"
    return PriceRound(
        id, *(str(first[part]) for part in ("pack", "collection", "fingerprint", "period")), synthetic, str(first["at"]),
        dict(first["earlier"]), respondents, returned, reviews, closed, published, lying_open,
    )


def _returned(event: Event) -> Returned:
    rows = {sheet: tuple(Row(one["number"], one["values"]) for one in told) for sheet, told in event["rows"].items()}
    faults = tuple(Fault(**{**one, "given": tuple(map(tuple, one["given"]))}) for one in event["faults"])
    return Returned(*(str(event[part]) for part in ("respondent", "file", "name", "at")), rows, faults)


def _now(kind: str, **told: object) -> Event:
    return {"kind": kind, "at": datetime.now(UTC).isoformat(timespec="seconds"), **told}


def new_key() -> str:
    """A key for a request: by it a returned file is known to be an answer to this request."""
    return secrets.token_urlsafe(18)


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def asking(found: PriceRound, collection: Collection, respondent: str, group: str, key: str) -> Event:
    """The event of a request; asking somebody anew makes the earlier request void. Raises BadQuestion for what cannot be asked."""
    _open(found)
    collection.group(group)
    if not _CODE.fullmatch(respondent):
        raise BadQuestion(f"{respondent!r} is no code of a respondent; use a few lower-case letters and digits that name nobody, as peer-a")
    before = found.respondents.get(respondent)
    if before is not None and before.group != group:
        raise BadQuestion(f"{respondent} was asked as {before.group}; give another code to whoever is {group}")
    if group == OWN and found.own not in ("", respondent):
        raise BadQuestion(f"the centre itself was asked as {found.own}; ask it anew by that code")
    if before is None and len(found.respondents) >= MOST_ASKED:
        raise BadQuestion(f"round {found.id} asks {len(found.respondents)}; a round asks at most {MOST_ASKED}")
    return _now("asked", respondent=respondent, group=group, key=hash_of(key))


def respondent_of(found: PriceRound, respondent: str, key: str) -> Respondent:
    """Whoever a returned file says it is from; raises BadQuestion where its key is not that of the newest request."""
    one = found.respondents.get(respondent)
    if one is None or one.key != hash_of(key):
        raise BadQuestion(
            f"the file is no answer to the newest request of round {found.id} to {respondent or 'anybody'}: "
            "it was made for another round or before a newer request, or its hidden sheet was changed; fill in the newest request"
        )
    return one


def returning(
    found: PriceRound, respondent: str, file: str, name: str, rows: Mapping[str, Sequence[Row]], faults: Sequence[Fault]
) -> Event:
    """The event of an answer; it takes the place of the respondent's earlier one."""
    _open(found)
    told = {sheet: [asdict(one) for one in some] for sheet, some in rows.items()}
    return _now("returned", respondent=respondent, file=file, name=name, rows=told, faults=[asdict(one) for one in faults])


def row_id(respondent: str, row: Row) -> str:
    """What a price row is called in reviews."""
    return "/".join([respondent, *(str(row.values[part]) for part in PRICES.key)])


def row_digest(row: Row) -> str:
    """A digest of all that a price row says: a review of it no longer holds when the row has changed."""
    return digest([sorted((name, str(value)) for name, value in row.values.items())])


def priced_rows(found: PriceRound) -> dict[str, Row]:
    """Every peer's row that has a price, by its id."""
    return {
        row_id(peer.code, row): row for peer in found.peers for row in found.rows(peer.code, "prices") if row.values["price"] is not None
    }


def reviews_that_hold(found: PriceRound) -> dict[str, Review]:
    """The reviews of rows that are as they were when they were reviewed."""
    rows = priced_rows(found)
    return {id: one for id, one in found.reviews.items() if id in rows and row_digest(rows[id]) == one.digest}


def unreviewed(found: PriceRound) -> tuple[str, ...]:
    """Rows with a price that no review holds for."""
    held = reviews_that_hold(found)
    return tuple(id for id in priced_rows(found) if id not in held)


def reviewing(found: PriceRound, told: Sequence[Review]) -> Event:
    """The event of reviews; raises BadQuestion for a row that is not there, and where two rows of a peer would both count for an item."""
    _open(found)
    rows = priced_rows(found)
    for one in told:
        if one.row not in rows:
            raise BadQuestion(f"round {found.id} has no row {one.row!r} with a price; fill in the newest sheet for reviews")
        if one.verdict is not Comparable.ADJUSTED and one.add:
            wanted = Comparable.ADJUSTED
            raise BadQuestion(f"{one.row}: {one.add:g} euros are to be added, and the verdict is {one.verdict}; make it {wanted}")
        if float(rows[one.row].values["price"]) + one.add <= 0:
            raise BadQuestion(f"{one.row}: with {one.add:g} euros added the price is not above nought; mend what is added")
    after = {**reviews_that_hold(found), **{one.row: one for one in told}}
    _once([id for id, one in after.items() if one.verdict in USED])
    return _now("reviewed", reviews=[asdict(one) for one in told])


def _once(used: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for id in used:
        key = tuple(id.split("/")[:2])
        if key in seen:
            raise BadQuestion(f"{seen[key]} and {id} would both count as the price of one peer; hold only one of them to be comparable")
        seen[key] = id


def closing(found: PriceRound) -> Event:
    """The event that ends the round; raises BadQuestion while a price waits for its review, or the centre itself has not answered."""
    _open(found)
    waiting = unreviewed(found)
    if waiting:
        raise BadQuestion(f"{len(waiting)} prices have no review that holds, the first is {waiting[0]}; review them, then close")
    if found.own not in found.returned:
        raise BadQuestion("the centre's own answer has not come; without it there is nothing to hold peers' prices against")
    return _now("closed")


def publishing(found: PriceRound) -> Event:
    """The event that lets everybody see the results; raises BadQuestion for a round that is still open."""
    if not found.closed:
        raise BadQuestion(f"round {found.id} is still open; close it before it is published")
    return _now("published")


def _open(found: PriceRound) -> None:
    if found.closed:
        raise BadQuestion(f"round {found.id} is closed; nothing more is taken in")


def asked_of(found: PriceRound, collection: Collection) -> Asked:
    """What answers to the round are held against."""
    return Asked(collection, found.period, found.earlier)


def quality_of(row: Row) -> tuple[str, ...]:
    """The codes of a row's quality, in the order of QUALITIES."""
    return tuple(str(row.values[part]) for part in QUALITIES)


def sheet_ids(own: bool) -> tuple[str, ...]:
    """The ids of the sheets that somebody gets."""
    return tuple(one.id for one in sheets_for(own))
