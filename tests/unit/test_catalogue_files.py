"""The catalogue for machines: what DCAT-AP asks of every catalogue, data set, distribution, agent and code list is there."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from packs.employment.pack import PACK as EMPLOYMENT
from packs.service_centre.pack import PACK as SERVICE_CENTRE
from puntari.define.pack import Pack
from puntari.define.record import digest_of, record_of
from puntari.define.source import Audience
from puntari.guard.defining import Aim, Comment, Life, Round, Stage, View
from puntari.outlets.files.catalogue_files import JSON_NAME, LINKED_NAME, files_of, linked

ASKED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:accessRights", "dct:publisher", "dcat:theme", "dct:identifier"},
    "dcat:Distribution": {"dcat:accessURL"},
    "foaf:Agent": {"foaf:name"},
    "skos:ConceptScheme": {"dct:title", "skos:hasTopConcept"},
    "skos:Concept": {"skos:prefLabel", "skos:inScheme"},
}
"""What is mandatory in DCAT-AP 3, and of what it recommends that which every one of ours has."""
PACKS = pytest.mark.parametrize("pack", [EMPLOYMENT, SERVICE_CENTRE], ids=lambda pack: pack.id)


def nodes(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


def types(node: dict) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


@PACKS
def test_everything_asked_for_is_there_in_three_languages(pack: Pack) -> None:
    graph = json.loads(files_of(pack)[LINKED_NAME])
    kinds = set()
    for node in nodes(graph["@graph"]):
        for kind in types(node):
            kinds.add(kind)
            assert ASKED.get(kind, set()) <= set(node), (kind, node.get("@id"))
        for name in {"dct:title", "dct:description", "skos:prefLabel", "foaf:name"} & set(node):
            assert [one["@language"] for one in node[name]] == ["fi", "sv", "en"] and all(one["@value"] for one in node[name])
    assert set(ASKED) <= kinds


@PACKS
def test_every_prefix_is_declared_and_every_reference_within_leads_somewhere(pack: Pack) -> None:
    told = json.loads(linked(pack))
    ids = {node["@id"] for node in nodes(told["@graph"]) if "@id" in node}
    for node in nodes(told["@graph"]):
        assert all(key.startswith("@") or key.partition(":")[0] in told["@context"] for key in node)
        for name in ("dcat:dataset", "prov:wasDerivedFrom", "dct:conformsTo"):
            assert {one["@id"] for one in node.get(name, ())} <= ids, name


@PACKS
def test_only_public_indicators_have_files_and_all_say_who_may_have_them(pack: Pack) -> None:
    held = {node["dct:identifier"]: node for node in nodes(json.loads(linked(pack))) if "dct:identifier" in node}
    assert set(pack.indicators) | set(pack.sources) | set(pack.registers) == set(held)
    for id, one in pack.indicators.items():
        public = one.audience is Audience.PUBLIC
        assert ("dcat:distribution" in held[id]) == public
        assert held[id]["dct:accessRights"]["@id"].endswith("/PUBLIC") == public


def test_both_files_tell_how_definitions_stand_and_what_follows_those_that_are_retired() -> None:
    one, other, *_ = EMPLOYMENT.indicators
    said = Comment("tem", View.SUPPORTS, "Yes.", "2026-11-02T10:00:00+00:00", "TEM/1")
    heard = Round(("tem",), "2026-11-01T10:00:00+00:00", "2026-11-30", "2026-12-01T10:00:00+00:00", (said,))
    life = Life(one, Stage.RETIRED, Aim.RETIRE, "abc", "Another tells it better.", "Carolina", "2026-11-01T10:00:00+00:00", rounds=(heard,),
                decided_by="Hubert", decided="2026-12-02T10:00:00+00:00", since="2027-01-01", successor=other)
    files = files_of(EMPLOYMENT, lives={one: life})
    told = json.loads(files[JSON_NAME])
    assert told["edition"] == digest_of(record_of(EMPLOYMENT)), "what is said of a definition makes no new edition of it"
    assert set(told["lives"]) == set(EMPLOYMENT.indicators) and told["lives"][other]["stage"] == "taken_over"
    mine = told["lives"][one]
    assert (mine["stage"], mine["since"], mine["successor"], mine["why"]) == ("retired", "2027-01-01", other, "Another tells it better.")
    assert mine["rounds"][0]["comments"][0]["view_name"]["fi"] == "kannattaa"
    assert "Carolina" not in json.dumps(mine) and "Hubert" not in json.dumps(mine), "who took a step is nobody's to know"
    held = {node["dct:identifier"]: node for node in nodes(json.loads(files[LINKED_NAME])) if "dct:identifier" in node}
    assert held[one]["adms:status"]["@id"].endswith("/DISCONT") and held[one]["dct:isReplacedBy"]["@id"] == held[other]["@id"]
    assert held[one]["adms:versionNotes"][2]["@value"] == "retired, from 2027-01-01"
    assert held[other]["adms:status"]["@id"].endswith("/COMPLETED") and "dct:isReplacedBy" not in held[other]


def test_the_whole_record_says_which_edition_it_is_and_a_base_makes_links_whole() -> None:
    told = json.loads(files_of(SERVICE_CENTRE)[JSON_NAME])
    assert told["edition"] == digest_of(record_of(SERVICE_CENTRE)) and set(told["indicators"]) == set(SERVICE_CENTRE.indicators)
    context = json.loads(linked(SERVICE_CENTRE, base="https://example.invalid/x/"))["@context"]
    assert context["@base"] == "https://example.invalid/x/data/service_centre/catalogue.jsonld"
