"""The separate reports: the European Globalisation Adjustment Fund (EGR) and the employment impact bond (Työ-SIB)."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import EGR, TYO_SIB
from packs.employment.registers.terms import business, coded, day, euros, number, person, register, until
from puntari.define.governance import Cadence
from puntari.define.register import Shape
from puntari.words.text import Text

egr_participation = register(
    id="egr_participation",
    title=Text("EGR-hankkeiden osallistujat", "Deltagare i EGF-projekt", "Participants of adjustment fund projects"),
    shape=Shape.SPELL,
    key=("project", "person", "measure", "begins"),
    columns=(
        number("project", "egr_hanke"),
        person(),
        business("dismissed_by", "irtisanonut_y_tunnus"),
        coded("measure", "egr_measure", "toimi"),
        day("begins", "alkupaiva"),
        until("ends", "loppupaiva"),
        euros("cost", "kustannus", optional=True),
    ),
    governance=EGR.governs(Cadence.QUARTERLY),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
)

tyo_sib_participation = register(
    id="tyo_sib_participation",
    title=Text("Työ-SIBin osallistujat ja vertailuryhmä", "Työ-SIB: deltagare och jämförelsegrupp", "Employment impact bond, both groups"),
    shape=Shape.SPELL,
    key=("person", "begins"),
    columns=(
        person(),
        coded("sib_group", "sib_group", "ryhma"),
        day("assigned", "arvontapaiva", optional=True),
        day("begins", "alkupaiva"),
        until("ends", "loppupaiva"),
        euros("cost", "tulospalkkio", optional=True),
    ),
    governance=TYO_SIB.governs(Cadence.QUARTERLY),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | {"assigned is null or begins >= assigned": "the spell begins before the draw; correct one of the days"},
)
