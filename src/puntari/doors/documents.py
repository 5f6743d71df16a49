"""The door to reports: a pack's report of a round with every number held against its rows; a report that disagrees does not exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from puntari.define.claim import ClaimBook, Marks, Verdict
from puntari.define.docbook import ALL, OF_CLAIMS, OF_GOALS
from puntari.define.document import OF_PRICES, Document, Show
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.source import Audience, Source
from puntari.define.steering import Judged
from puntari.doors.ask import synthetic_sources
from puntari.doors.assessed import Results, ask_results
from puntari.doors.collected import PriceResults
from puntari.doors.collected import ask_results as ask_prices_of_round
from puntari.doors.collecting import price_round_names
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.doors.rounds import round_names
from puntari.flow.claims.figures import Figure, stored_figures
from puntari.flow.claims.judge import judge
from puntari.flow.claims.view import View
from puntari.flow.documents import Disagreement, Statement, held_against, of_prices, of_round
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import BadQuestion, TextDisagrees

__all__ = ["DocumentTold", "Statement", "ask_document"]


@dataclass(frozen=True)
class DocumentTold:
    """A report whose text and figures agree: what it states with the rows behind, the round of the house that it tells of if there is
    one, the tables that no build holds as they are now, and whether any of its sources is synthetic."""

    pack: str
    document: Document
    statements: tuple[Statement, ...] = field(repr=False)
    round: Finding[Results] | None = field(repr=False)
    prices: Finding[PriceResults] | None = field(repr=False)
    unbuilt: tuple[str, ...]
    synthetic: bool


def ask_document(house: House, pack: str, report: str, round: str, actor: Actor) -> Finding[DocumentTold] | Refusal:
    """A pack's report of a round (the newest where `round` is empty), released for the actor.

    Raises BadQuestion for a report or round that is not there, and TextDisagrees, naming every place, where the text states
    something else than its rows.
    """

    def computed(grounds: tuple[Rested, ...]) -> Computed[DocumentTold] | Refusal:
        chosen, document = house.pack(pack), _document(house.pack(pack), report, round)
        results, prices = _round(house, document, actor), _prices(house, document, actor)
        for answer in (results, prices):
            if isinstance(answer, Refusal):
                return answer
        told = _told(house, chosen, document, results, prices)
        build = current_build(house.store)
        return Computed(told, grounds, build.name if build else "")

    asked = Asked(actor, "report", {"pack": pack, "report": report, "round": round}, lambda released: len(released.body.statements))
    return through(house, asked, lambda: (_ground(house.pack(pack), _document(house.pack(pack), report, round)),), computed)


def _document(pack: Pack, id: str, round: str) -> Document:
    named = {one.id for one in pack.documents}
    if id not in named:
        raise BadQuestion(f"pack {pack.id} has no report {id!r}; {nearest(id, named) if named else 'it has none at all'}")
    rounds = {one.round: one for one in pack.documents if one.id == id}
    chosen = round or max(rounds)
    if chosen not in rounds:
        raise BadQuestion(f"report {pack.id}:{id} is written of the rounds {', '.join(sorted(rounds))}, not of {chosen!r}")
    return rounds[chosen]


def _read(pack: Pack, document: Document) -> dict[str, Source]:
    """The sources whose figures the text leans on, by id; with counts of claims those that the claims cite."""
    ids = set(document.sources)
    if OF_CLAIMS in document.counts:
        book = _claims(pack)
        ids |= book.sources(book.claims.values())
    return {id: pack.sources[id] for id in sorted(ids)}


def _claims(pack: Pack) -> ClaimBook:
    if pack.claims is None:
        raise BadQuestion(f"pack {pack.id} has no claims, and its report counts some")
    return pack.claims


def _counted(pack: Pack, document: Document, view: View) -> Iterator[Figure]:
    """How many claims have each verdict and how many goals each judgement, as figures that formulas can cite."""
    if OF_CLAIMS in document.counts:
        verdicts = Counter(judge(one, view).verdict for one in _claims(pack).claims.values())
        yield from _counts(OF_CLAIMS, {**dict.fromkeys(Verdict, 0), **verdicts})
    if OF_GOALS in document.counts:
        if pack.steering is None:
            raise BadQuestion(f"pack {pack.id} has no goals, and its report counts some")
        goals = [one for one in pack.steering.goals.values() if not one.benefit]
        judged = Counter(one.judged for one in goals if one.judged is not None)
        yield from _counts(OF_GOALS, {**dict.fromkeys(Judged, 0), **judged}, len(goals))


def _counts(start: str, counted: Mapping[str, int], every: int | None = None) -> Iterator[Figure]:
    for name, count in {ALL: sum(counted.values()) if every is None else every, **counted}.items():
        yield Figure(f"{start}{name}", start, float(count), None, None, "", {})


def _ground(pack: Pack, document: Document) -> Ground:
    return Ground(f"report {document.id} of {pack.id}", Audience.PUBLIC, tuple(_read(pack, document).values()), pack.rights)


def _round(house: House, document: Document, actor: Actor) -> Finding[Results] | Refusal | None:
    """The round of the house that the report is named after; a report of figures that came otherwise has none."""
    if document.round in round_names(house):
        return ask_results(house, actor, document.round)
    if any(one.show in (Show.ANSWERS, Show.GROUNDS) for one in document.exhibits):
        raise BadQuestion(f"report {document.id} shows answers of round {document.round!r}, which this store does not have; open it first")
    return None


def _prices(house: House, document: Document, actor: Actor) -> Finding[PriceResults] | Refusal | None:
    """The round of prices of the same name, if there is one."""
    if document.round in price_round_names(house):
        return ask_prices_of_round(house, actor, document.round)
    if any(one.show in OF_PRICES for one in document.exhibits):
        raise BadQuestion(f"report {document.id} shows collected prices of round {document.round!r}, which this store does not have")
    return None


def _told(
    house: House, pack: Pack, document: Document, results: Finding[Results] | None, prices: Finding[PriceResults] | None
) -> DocumentTold:
    read = _read(pack, document)
    built = current_build(house.store) is not None
    manifest = house.manifest()["packs"].get(pack.id) if built else None
    figures, unbuilt = stored_figures(read, Path(pack.folder), manifest, lambda: house.warehouse(pack.id))
    given: dict[str, Figure] = {
        **figures, **({one.id: one for one in of_round(results.body)} if results else {}),
        **({one.id: one for one in of_prices(prices.body)} if prices else {}),
    }
    view = View(given, pack.sources, pack.reasons, pack.claims.marks if pack.claims is not None else Marks())
    counted = {one.id: one for one in _counted(pack, document, view)}
    stated, apart = held_against(document.proses(), replace(view, figures={**given, **counted}))
    if apart:
        raise TextDisagrees(f"report {pack.id}:{document.id} of {document.round}", tuple(map(_said, apart)))
    return DocumentTold(pack.id, document, stated, results, prices, unbuilt, _synthetic(house, pack, read, prices))


def _synthetic(house: House, pack: Pack, read: Mapping[str, Source], prices: Finding[PriceResults] | None) -> bool:
    """Whether any of what the text leans on is invented."""
    carried = any(file.synthetic for source in read.values() for file in source.carried)
    fed = current_build(house.store) is not None and pack.id in house.manifest()["packs"]
    delivered = bool(synthetic_sources(house.manifest(), pack.id) & set(read)) if fed else False
    return carried or delivered or prices is not None and prices.body.synthetic


def _said(one: Disagreement) -> str:
    return f"{one.where}: the text says {one.text!r} ({one.formula}), but {one.found}"
