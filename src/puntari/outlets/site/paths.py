"""Addresses of the site: readable, stable, and the same in every language."""

from __future__ import annotations

from puntari.define.document import Document
from puntari.define.pack import Pack
from puntari.define.source import Audience


def hidden_path(audience: Audience) -> str:
    """The page on what is hidden from an audience."""
    return f"hidden/{audience}"


def pack_path(pack: Pack) -> str:
    """The front page of a pack."""
    return pack.id


def indicator_path(pack: Pack, id: str) -> str:
    """The page of an indicator."""
    return f"{pack.id}/indicator/{id}"


def area_path(pack: Pack, level: str, code: str) -> str:
    """The page of an area."""
    return f"{pack.id}/area/{level}/{code}"


def report_path(pack: Pack, id: str) -> str:
    """The page of a comparison table."""
    return f"{pack.id}/report/{id}"


def claims_path(pack: Pack) -> str:
    """The page of the statements that a pack judges."""
    return f"{pack.id}/claims"


def assessment_path(pack: Pack, id: str) -> str:
    """The page of a maturity assessment."""
    return f"{pack.id}/assessment/{id}"


def steering_path(pack: Pack) -> str:
    """The page of goals, findings and recommendations."""
    return f"{pack.id}/steering"


def roadmap_path(pack: Pack) -> str:
    """The page of the measures as a roadmap that can be rearranged."""
    return f"{steering_path(pack)}/roadmap"


def portfolio_path(pack: Pack) -> str:
    """The page of services and of what is developed."""
    return f"{pack.id}/portfolio"


def evidence_path(pack: Pack) -> str:
    """The page of what the findings rest on."""
    return f"{pack.id}/evidence"


def prices_path(pack: Pack) -> str:
    """The page of what stands behind prices."""
    return f"{pack.id}/prices"


def document_path(pack: Pack, document: Document) -> str:
    """The page of a report of a round."""
    return f"{pack.id}/document/{document.id}/{document.round}"


def document_file(pack: Pack, document: Document, form: str) -> str:
    """The whole report in a form, the same for all languages."""
    return f"data/{pack.id}/document/{document.id}-{document.round}.{form}"


def price_round_path(pack: Pack, id: str) -> str:
    """The page of a published round of prices."""
    return f"{prices_path(pack)}/{id}"


def goals_path(pack: Pack) -> str:
    """The page of national goals."""
    return f"{pack.id}/goals"


def conditions_path(pack: Pack) -> str:
    """The page of conditions for organising services."""
    return f"{pack.id}/conditions"


def catalogue_path(pack: Pack) -> str:
    """The start page of a pack's catalogue."""
    return f"{pack.id}/catalogue"


def definition_path(pack: Pack, id: str) -> str:
    """The page of an indicator's definition, whoever may see its figures."""
    return f"{catalogue_path(pack)}/indicator/{id}"


def view_path(pack: Pack, id: str) -> str:
    """The page of a report of the catalogue."""
    return f"{catalogue_path(pack)}/view/{id}"


def contract_path(pack: Pack, id: str) -> str:
    """The page of a source or register: its contract, and what rests on it."""
    return f"{catalogue_path(pack)}/source/{id}"


def codes_path(pack: Pack, id: str) -> str:
    """The page of a code list."""
    return f"{catalogue_path(pack)}/codes/{id}"


def part_path(pack: Pack, part: str) -> str:
    """The page that lists a part of the catalogue: indicators, sources, codes, concepts or changes."""
    return f"{catalogue_path(pack)}/{part}"


def catalogue_file(pack: Pack, name: str) -> str:
    """A file of the whole catalogue for machines, the same for all languages."""
    return f"data/{pack.id}/{name}"


def machine_path(pack: Pack, id: str, level: str) -> str:
    """The machine-readable file of an indicator at a level, the same for all languages."""
    return f"data/{pack.id}/{id}/{level}.csv.gz"


def readable_name(id: str, level: str) -> str:
    """The name of the spreadsheet file beside the indicator's page in one language."""
    return f"{id}-{level}.csv"
