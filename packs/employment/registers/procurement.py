"""Procurement of services: contracts, commitments, payments, providers' quality points and shares of joint procurement."""

from __future__ import annotations

from packs.employment.registers.contract import register, spell_register
from packs.employment.registers.owners import PROCUREMENT
from packs.employment.registers.terms import coded, day, employment_area, euros, from_to, number, procurement, provider, service_kind
from puntari.define.governance import Cadence
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT

procurement_contract = spell_register(
    id="procurement_contract",
    title=Text("Hankintasopimukset", "Upphandlingsavtal", "Procurement contracts"),
    key=("procurement", "provider"),
    columns=(
        procurement(),
        provider(),
        coded("sector", "provider_sector", "sektori"),
        employment_area("hankkija"),
        service_kind(),
        *from_to("sopimus_alkaa", "sopimus_paattyy"),
        euros("value", "arvo"),
        coded("joint", "yes_no", "yhteishankinta"),
    ),
    governance=PROCUREMENT.governs(Cadence.MONTHLY),
)

procurement_commitment = register(
    id="procurement_commitment",
    title=Text("Sidonnat", "Bindningar", "Commitments"),
    shape=Shape.EVENT,
    key=("commitment",),
    columns=(
        number("commitment", "sidonta_id"),
        procurement(),
        day("on_day", "paiva"),
        euros("amount", "summa"),
        coded("state", "commitment_state", "tila"),
    ),
    governance=PROCUREMENT.governs(Cadence.MONTHLY),
    happens="on_day",
)

procurement_payment = register(
    id="procurement_payment",
    title=Text("Hankintojen maksatukset", "Utbetalningar för upphandlingar", "Payments of procurement"),
    shape=Shape.EVENT,
    key=("payment",),
    columns=(
        number("payment", "maksu_id"),
        number("commitment", "sidonta_id"),
        provider(),
        day("paid", "maksupaiva"),
        euros("amount", "summa", minimum=None),
    ),
    governance=PROCUREMENT.governs(Cadence.MONTHLY),
    happens="paid",
)

provider_quality = register(
    id="provider_quality",
    title=Text("Palveluntuottajien laatupisteet", "Serviceproducenternas kvalitetspoäng", "Providers' quality points"),
    shape=Shape.OBSERVATION,
    key=("procurement", "provider", "quality_area", "on_day"),
    columns=(
        procurement(),
        provider(),
        coded("quality_area", "quality_area", "osa_alue"),
        day("on_day", "arviointipaiva"),
        AmountColumn("points", ("pisteet",), COUNT, 0, 100),
    ),
    governance=PROCUREMENT.governs(Cadence.QUARTERLY),
    happens="on_day",
)

joint_procurement_share = register(
    id="joint_procurement_share",
    title=Text("Yhteishankintojen maksuosuudet", "Andelar i gemensamma upphandlingar", "Shares of joint procurement"),
    shape=Shape.OBSERVATION,
    key=("procurement", "employment_area", "on_day"),
    columns=(
        procurement(),
        employment_area("maksaja"),
        day("on_day", "voimassa_alkaen"),
        AmountColumn("share", ("maksuosuus",), PERCENT, 0, 100),
    ),
    governance=PROCUREMENT.governs(Cadence.QUARTERLY),
    happens="on_day",
)
