"""The words of the places of a definition that can change."""

from __future__ import annotations

from puntari.words.text import Text

TOLD = Text("kuvaus", "beskrivning", "description")
VALIDITY = Text("voimassaolo", "giltighet", "validity")
RELIABILITY = Text("luotettavuus", "tillförlitlighet", "reliability")
UNIT = Text("yksikkö", "enhet", "unit")
LICENCE = Text("käyttölupa", "licens", "licence")
LAW = Text("oikeusperuste", "rättslig grund", "legal ground")
OTHER = Text("muu kohta", "annat ställe", "another place")
PLACES = {
    "title": Text("nimi", "namn", "name"),
    "short_title": Text("lyhyt nimi", "kort namn", "short title"),
    "short": TOLD, "what": TOLD, "how": TOLD, "beware": TOLD, "is_not": TOLD, "notes": TOLD,
    "computed": Text("laskutapa", "räknesätt", "way of computing"),
    "kind": Text("luvun laji", "siffrans slag", "kind of figure"),
    "fingerprint": Text("tunniste", "kännetecken", "fingerprint"),
    "breakdowns": Text("erittelyt", "fördelningar", "breakdowns"),
    "reads": Text("aineistot", "material", "sources"),
    "concepts": Text("seurantakohteet", "uppföljningsobjekt", "monitored items"),
    "indicators": Text("mittarit", "indikatorer", "indicators"),
    "audience": Text("kenelle", "för vem", "for whom"),
    "reliability": RELIABILITY, "reliability_reason": RELIABILITY,
    "breaks": Text("katkokset", "brott", "breaks"),
    "unit": UNIT, "unit_name": UNIT,
    "better": Text("suunta", "riktning", "direction"),
    "core": Text("ydinmittari", "nyckelindikator", "core indicator"),
    "theme": Text("aihe", "tema", "theme"),
    "state": Text("vaihe", "läge", "state"),
    "owner": Text("omistaja", "ägare", "owner"),
    "review": VALIDITY, "dated": VALIDITY,
    "rules": Text("säännöt", "regler", "rules"),
    "columns": Text("sarakkeet", "kolumner", "columns"),
    "codes": Text("koodit", "koder", "codes"), "names": Text("koodit", "koder", "codes"),
    "licence": LICENCE, "licence_url": LICENCE, "attribution": LICENCE,
    "legal_basis": LAW, "unverified": LAW, "purpose": LAW,
    "fresh_days": Text("tuoreus", "färskhet", "freshness"),
    "retention_years": Text("säilytys", "bevaring", "retention"),
}
"""What stands in each place of a record, by its name there."""
