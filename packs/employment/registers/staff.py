"""The staff of the employment authorities: how many, in which roles, with how many clients."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import STAFF
from packs.employment.registers.terms import coded, employment_area, month, whole
from puntari.define.governance import Cadence
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERSONS

BY_ROLE = (employment_area(), month("month", "kuukausi"), coded("role", "staff_role", "tehtava"))

staff = register(
    id="staff",
    title=Text("Henkilöstön määrä ja rakenne", "Personalens antal och struktur", "Staff, number and structure"),
    shape=Shape.OBSERVATION,
    key=("employment_area", "month", "role"),
    columns=(
        *BY_ROLE,
        whole("persons", "henkiloita", unit=PERSONS),
        AmountColumn("person_years", ("henkilotyovuodet",), COUNT, 0),
    ),
    governance=STAFF.governs(Cadence.MONTHLY),
    happens="month",
)

staff_load = register(
    id="staff_load",
    title=Text("Henkilöstön kuormitus", "Personalens arbetsbelastning", "Staff load"),
    shape=Shape.OBSERVATION,
    key=("employment_area", "month", "role"),
    columns=(
        *BY_ROLE,
        whole("clients", "asiakkaita", unit=PERSONS),
        whole("interviews", "haastatteluja"),
        whole("queue", "jonossa", optional=True),
    ),
    governance=STAFF.governs(Cadence.MONTHLY),
    happens="month",
)
