"""Kela: benefits paid month by month."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import KELA_BENEFITS
from packs.employment.registers.terms import coded, euros, month, municipality, person, whole
from puntari.define.governance import Cadence, Delivers
from puntari.define.register import Shape
from puntari.words.text import Text
from puntari.words.unit import DAYS, PERSONS

kela_benefits = register(
    id="kela_benefits",
    title=Text("Maksetut etuudet (Kela)", "Utbetalda förmåner (FPA)", "Benefits paid (Kela)"),
    shape=Shape.OBSERVATION,
    key=("person", "month", "benefit"),
    columns=(
        person(),
        month("month", "kuukausi"),
        coded("benefit", "kela_benefit", "etuus"),
        municipality("asuinkunta"),
        euros("amount", "maksettu"),
        whole("days", "maksupaivat", unit=DAYS, maximum=31),
        whole("days_so_far", "paivia_kertynyt", unit=DAYS, optional=True),
        euros("municipal_share", "kunnan_maksuosuus", optional=True),
    ),
    governance=KELA_BENEFITS.governs(Cadence.MONTHLY, Delivers.DELTA),
    happens="month",
    rules={
        "municipal_share is null or municipal_share <= amount": "the municipal share is greater than the sum paid; correct one of them",
    },
    together=("municipality", "benefit", "month", "amount"),
)

kela_shares_paid = register(
    id="kela_shares_paid",
    title=Text("Kunnan maksuosuudet (Kela)", "Kommunernas andelar (FPA)", "Municipal shares of benefits (Kela)"),
    shape=Shape.OBSERVATION,
    key=("municipality", "month", "benefit", "share_class"),
    columns=(
        municipality(),
        month("month", "kuukausi"),
        coded("benefit", "kela_benefit", "etuus"),
        coded("share_class", "share_class", "maksupaivien_luokka"),
        whole("recipients", "saajia", unit=PERSONS),
        euros("amount", "maksettu"),
        euros("municipal_share", "kunnan_maksuosuus"),
    ),
    governance=KELA_BENEFITS.governs(Cadence.MONTHLY, Delivers.DELTA),
    happens="month",
    rules={"municipal_share <= amount": "the municipal share is greater than the sum paid; correct one of them"},
)
