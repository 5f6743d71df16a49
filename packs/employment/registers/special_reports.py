"""The separate reports: the European Globalisation Adjustment Fund (EGR) and the employment impact bond (Työ-SIB)."""

from __future__ import annotations

from packs.employment.registers.contract import spell_register
from packs.employment.registers.owners import EGR, TYO_SIB
from packs.employment.registers.terms import business, coded, day, euros, from_to, number, person
from puntari.define.governance import Cadence
from puntari.words.text import Text

egr_participation = spell_register(
    id="egr_participation",
    title=Text("EGR-hankkeiden osallistujat", "Deltagare i EGF-projekt", "Participants of adjustment fund projects"),
    key=("project", "person", "measure", "begins"),
    columns=(
        number("project", "egr_hanke"),
        person(),
        business("dismissed_by", "irtisanonut_y_tunnus"),
        coded("measure", "egr_measure", "toimi"),
        *from_to("alkupaiva", "loppupaiva"),
        euros("cost", "kustannus", optional=True),
    ),
    governance=EGR.governs(Cadence.QUARTERLY),
    together=("project", "dismissed_by", "begins"),
)

tyo_sib_participation = spell_register(
    id="tyo_sib_participation",
    title=Text("Työ-SIBin osallistujat ja vertailuryhmä", "Työ-SIB: deltagare och jämförelsegrupp", "Employment impact bond, both groups"),
    key=("person", "begins"),
    columns=(
        person(),
        coded("sib_group", "sib_group", "ryhma"),
        day("assigned", "arvontapaiva", optional=True),
        *from_to("alkupaiva", "loppupaiva"),
        euros("cost", "tulospalkkio", optional=True),
    ),
    governance=TYO_SIB.governs(Cadence.QUARTERLY),
    rules={"assigned is null or begins >= assigned": "the spell begins before the draw; correct one of the days"},
    together=("sib_group", "assigned", "begins"),
)
