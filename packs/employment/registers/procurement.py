"""Procurement of services: contracts, commitments, payments, providers' quality points and shares of joint procurement."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import PROCUREMENT
from packs.employment.registers.terms import business, coded, day, employment_area, euros, number, register, until
from puntari.define.governance import Cadence
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT

procurement_contract = register(
    id="procurement_contract",
    title=Text("Hankintasopimukset", "Upphandlingsavtal", "Procurement contracts"),
    shape=Shape.SPELL,
    key=("procurement", "provider"),
    columns=(
        number("procurement", "hankinta_id"),
        business("provider", "palveluntuottaja_y_tunnus"),
        coded("sector", "provider_sector", "sektori"),
        employment_area("hankkija"),
        coded("kind", "service_kind", "palvelun_laji"),
        day("begins", "sopimus_alkaa"),
        until("ends", "sopimus_paattyy"),
        euros("value", "arvo"),
        coded("joint", "yes_no", "yhteishankinta"),
    ),
    governance=PROCUREMENT.governs(Cadence.MONTHLY),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
)

procurement_commitment = register(
    id="procurement_commitment",
    title=Text("Sidonnat", "Bindningar", "Commitments"),
    shape=Shape.EVENT,
    key=("commitment",),
    columns=(
        number("commitment", "sidonta_id"),
        number("procurement", "hankinta_id"),
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
        business("provider", "palveluntuottaja_y_tunnus"),
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
        number("procurement", "hankinta_id"),
        business("provider", "palveluntuottaja_y_tunnus"),
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
        number("procurement", "hankinta_id"),
        employment_area("maksaja"),
        day("on_day", "voimassa_alkaen"),
        AmountColumn("share", ("maksuosuus",), PERCENT, 0, 100),
    ),
    governance=PROCUREMENT.governs(Cadence.QUARTERLY),
    happens="on_day",
)
