"""The catalogue for machines: everything as JSON, and data sets, code lists and their makers as JSON-LD after DCAT-AP 3."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from puntari.define.breakdown import breakdowns
from puntari.define.dimension import CodeList
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.record import code_lists, digest_of, in_three, read_for, record_of
from puntari.define.register import Register
from puntari.define.source import Audience, Source
from puntari.guard.defining import Life
from puntari.outlets.files.life_record import lived, stage_text, status_of
from puntari.outlets.site import paths
from puntari.words.text import Language, Text
from puntari.words.version import VERSION

Node = dict[str, object]
JSON_NAME, LINKED_NAME = "catalogue.json", "catalogue.jsonld"
UP = "../../"
"""From where the files lie to the root of the site."""
AUTHORITY = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {Language.FI: "FIN", Language.SV: "SWE", Language.EN: "ENG"}
ACCESS = {Audience.PUBLIC: "PUBLIC", Audience.AUTHORITIES: "RESTRICTED", Audience.OWN_STAFF: "NON_PUBLIC"}
FREQUENCIES = {
    "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "quarter": "QUARTERLY", "year": "ANNUAL",
    "daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY", "quarterly": "QUARTERLY", "yearly": "ANNUAL", "on_request": "AS_NEEDED",
}
CONTEXT: Mapping[str, object] = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#", "prov": "http://www.w3.org/ns/prov#", "owl": "http://www.w3.org/2002/07/owl#",
    "adms": "http://www.w3.org/ns/adms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}
WHAT = Text(
    "Mittarit, aineistot, koodistot ja niiden määritelmät.", "Indikatorer, källor, kodlistor och deras definitioner.",
    "Indicators, sources, code lists and their definitions.",
)
PUBLISHER = Text("Palvelun ylläpitäjä", "Tjänstens förvaltare", "Keeper of the service")


Lives = Mapping[str, Life]
"""How the definitions stand that a step was taken with, as the public may know it; all others are in use and have not been heard."""
NONE: Lives = MappingProxyType({})


def files_of(pack: Pack, base: str = "", lives: Lives = NONE) -> dict[str, bytes]:
    """Both files by name; `base` is the address that the site is served at, for files that lie elsewhere."""
    return {JSON_NAME: whole(pack, lives), LINKED_NAME: linked(pack, lives, base)}


def whole(pack: Pack, lives: Lives = NONE) -> bytes:
    """The record of the pack's catalogue, with its digest, the version that wrote it, and the life of every definition. What is said of a
    definition changes no definition, so the digest is that of the record alone."""
    record = record_of(pack)
    told = {id: lived(lives.get(id, Life(id))) for id in pack.indicators}
    return _json({"edition": digest_of(record), "puntari": VERSION, **record, "lives": told})


def linked(pack: Pack, lives: Lives = NONE, base: str = "") -> bytes:
    """The catalogue as JSON-LD: a dcat:Catalog with every indicator, source and register as data sets, and code lists in SKOS."""
    address = f"{base.rstrip('/')}/{paths.catalogue_file(pack, LINKED_NAME)}" if base else ""
    context = dict(CONTEXT) | ({"@base": address} if address else {})
    indicators = [_indicator(pack, id, one) | _life(pack, lives.get(id, Life(id))) for id, one in pack.indicators.items()]
    sources = [_source(pack, one) for one in pack.sources.values()]
    registers = [_register(pack, one) for one in pack.registers.values()]
    datasets = indicators + sources + registers
    catalog = {
        "@id": _page(paths.catalogue_path(pack)), "@type": "dcat:Catalog", "dct:title": _texts(pack.title), "dct:description": _texts(WHAT),
        "dct:publisher": _agent(PUBLISHER), "dct:language": [_authority("language", code) for code in LANGUAGES.values()],
        "dcat:themeTaxonomy": [{"@id": "#themes"}, {"@id": f"{AUTHORITY}data-theme"}],
        "dcat:dataset": [{"@id": one["@id"]} for one in datasets],
    }
    schemes = [_themes(pack), *(_scheme(pack, one) for one in code_lists(pack))]
    return _json({"@context": context, "@graph": [catalog, *datasets, *schemes]})


def _indicator(pack: Pack, id: str, one: Indicator) -> Node:
    upkeep, public = one.upkeep, one.audience is Audience.PUBLIC
    node: Node = {
        "@id": _page(paths.definition_path(pack, id)), "@type": "dcat:Dataset", "dct:identifier": id, "dct:title": _texts(one.card.title),
        "dct:description": _texts(one.card.what), "dct:accessRights": _authority("access-right", ACCESS[one.audience]),
        "dct:accrualPeriodicity": _authority("frequency", FREQUENCIES[str(one.frequency)]),
        "dcat:theme": [{"@id": f"#theme-{one.theme.id}"}, _authority("data-theme", "SOCI")],
        "prov:wasDerivedFrom": [{"@id": _page(paths.contract_path(pack, read))} for read in read_for(one)],
        "dcat:landingPage": {"@id": _page(paths.indicator_path(pack, id) if public else paths.definition_path(pack, id))},
        "dct:publisher": _agent(upkeep.owner if upkeep is not None else PUBLISHER),
    }
    if upkeep is not None:
        if upkeep.since is not None:
            node["dct:modified"] = {"@value": upkeep.since.isoformat(), "@type": "xsd:date"}
        if upkeep.dated:
            node["dcat:version"] = upkeep.dated[-1].fingerprint
    if codes := [{"@id": _page(paths.codes_path(pack, list))} for list in _lists(one)]:
        node["dct:conformsTo"] = codes
    if public:
        node["dcat:distribution"] = list(_distributions(pack, id, one))
    return node


def _life(pack: Pack, life: Life) -> Node:
    """Where the definition stands, by the EU's list and in words, and what follows it if it is retired."""
    follows = {"dct:isReplacedBy": {"@id": _page(paths.definition_path(pack, life.successor))}} if life.successor else {}
    return {"adms:status": {"@id": status_of(life)}, "adms:versionNotes": _texts(stage_text(life)), **follows}


def _lists(one: Indicator) -> tuple[str, ...]:
    facts = [fact for binding in one.bindings for fact in binding.facts]
    return tuple(dict.fromkeys(fact.dimensions[name].codes.id for name in breakdowns(one) for fact in facts if name in fact.dimensions))


def _distributions(pack: Pack, id: str, one: Indicator) -> Iterator[Node]:
    """The files of a public indicator: a table for machines of each level, and the page's data."""
    placed = pack.hierarchy is not None and one.bindings[0].fact.place is not None
    licences = [{"@id": source.licence.url} for source in one.sources if source.licence.url]
    rights = {"dct:license": licences[0]} if licences else {}
    titles = {level.id: level.plural for level in pack.hierarchy.levels} if placed else {"everything": one.card.title}
    for level, title in titles.items():
        address = {"@id": UP + paths.machine_path(pack, id, level)}
        yield {
            "@type": "dcat:Distribution", "dct:title": _texts(title), "dcat:accessURL": address, "dcat:downloadURL": address,
            "dct:format": _authority("file-type", "CSV"),
            "dcat:compressFormat": {"@id": "http://www.iana.org/assignments/media-types/application/gzip"}, **rights,
        }
    for language, code in LANGUAGES.items():
        address = {"@id": f"{UP}{language}/{paths.indicator_path(pack, id)}/index.json"}
        yield {
            "@type": "dcat:Distribution", "dct:language": _authority("language", code), "dcat:accessURL": address,
            "dcat:downloadURL": address, "dct:format": _authority("file-type", "JSON"), **rights,
        }


def _source(pack: Pack, one: Source) -> Node:
    node: Node = {
        "@id": _page(paths.contract_path(pack, one.id)), "@type": "dcat:Dataset", "dct:identifier": one.id, "dct:title": _texts(one.title),
        "dct:description": _texts(one.notes or one.licence.attribution), "dct:publisher": _agent(one.owner),
        "dct:accessRights": _authority("access-right", ACCESS[one.audience]), "dcat:theme": [_authority("data-theme", "SOCI")],
        "dcat:landingPage": {"@id": _page(paths.contract_path(pack, one.id))},
        "dct:accrualPeriodicity": _authority("frequency", FREQUENCIES[str(one.period.frequency)]),
    }
    if one.kept_at:
        rights = {"dct:license": {"@id": one.licence.url}} if one.licence.url else {}
        node["dcat:distribution"] = [{"@type": "dcat:Distribution", "dcat:accessURL": {"@id": one.kept_at}, **rights}]
    return node


def _register(pack: Pack, one: Register) -> Node:
    law = one.governance
    return {
        "@id": _page(paths.contract_path(pack, one.id)), "@type": "dcat:Dataset", "dct:identifier": one.id, "dct:title": _texts(one.title),
        "dct:description": _texts(law.legal_basis), "dct:publisher": _agent(law.owner),
        "dct:accessRights": _authority("access-right", "NON_PUBLIC"), "dcat:theme": [_authority("data-theme", "SOCI")],
        "dcat:landingPage": {"@id": _page(paths.contract_path(pack, one.id))},
        "dct:accrualPeriodicity": _authority("frequency", FREQUENCIES[str(law.cadence)]),
    }


def _themes(pack: Pack) -> Node:
    themes = pack.catalogue.themes if pack.catalogue else pack.themes
    concepts = [
        {"@id": f"#theme-{one.id}", "@type": "skos:Concept", "skos:prefLabel": _texts(one.title), "skos:inScheme": {"@id": "#themes"}}
        for one in themes
    ]
    return {"@id": "#themes", "@type": "skos:ConceptScheme", "dct:title": _texts(pack.title), "skos:hasTopConcept": concepts}


def _scheme(pack: Pack, one: CodeList) -> Node:
    address = _page(paths.codes_path(pack, one.id))
    concepts = [
        {"@id": f"{address}#code-{at}", "@type": "skos:Concept", "skos:notation": code, "skos:prefLabel": _texts(name),
         "skos:inScheme": {"@id": address}}
        for at, (code, name) in enumerate(one.names.items())
    ]
    title = _texts(one.title)
    return {"@id": address, "@type": ["skos:ConceptScheme", "dct:Standard"], "dct:title": title, "skos:hasTopConcept": concepts}


def _agent(name: Text) -> Node:
    return {"@type": "foaf:Agent", "foaf:name": _texts(name)}


def _authority(list: str, code: str) -> Node:
    return {"@id": f"{AUTHORITY}{list}/{code}"}


def _page(path: str) -> str:
    """The address of a page from where the file lies; pages are the same in every language, so the first one's stands for it."""
    return f"{UP}{Language.FI}/{path}/"


def _texts(text: Text) -> list[dict[str, str]]:
    return [{"@language": language, "@value": words} for language, words in in_three(text).items()]


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
