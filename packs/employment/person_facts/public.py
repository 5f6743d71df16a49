"""Facts of nobody: staff, accounts and funding of public bodies, and what they buy of whom. Their figures are told as they are."""

from __future__ import annotations

from packs.employment.person_facts.common import BEGINS, ENDS, FOLDER, KIND, MUNICIPALITY, Reads
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import business, coded, day, employment_area, euros, whole
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.register import AmountColumn, RegisterColumn
from puntari.store.files import read_text
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERSONS

AREA, PROVIDER = employment_area(), business("provider")
MONTH, YEAR, PAID = day("month"), day("year_begins"), day("paid")
ROLE, SECTOR, JOINT = coded("role", "staff_role"), coded("sector", "provider_sector"), coded("joint", "yes_no")
MONEY = euros("amount", minimum=None)


def of_nobody(
    id: str, title: Text, reads: Reads, tells: tuple[RegisterColumn, ...], happens: str, grain: FactGrain = FactGrain.AREA_MONTH,
) -> PersonFact:
    """A fact from the file of its name. The first of what it reads tells until when; contracts and shares beside it only say whose a row
    is, and nothing new of them may come for years."""
    spell = {"begins": "begins", "ends": "ends"} if grain is FactGrain.SPELL else {"happens": happens}
    return PersonFact(id, title, read_text(FOLDER / f"{id}.sql"), reads, tells, grain, of_nobody=True, told_by=(reads[0].id,), **spell)


staff_month = of_nobody(
    "staff_month",
    Text("Henkilöstö tehtävittäin", "Personal efter uppgift", "Staff by role"),
    (REGISTERS["staff"],),
    (AREA, MONTH, ROLE, whole("persons", unit=PERSONS), AmountColumn("person_years", (), COUNT, 0)),
    "month",
)
staff_load_month = of_nobody(
    "staff_load_month",
    Text(
        "Henkilöstön asiakkaat, haastattelut ja jonot",
        "Personalens kunder, intervjuer och köer",
        "Clients, interviews and queues of the staff",
    ),
    (REGISTERS["staff_load"],),
    (AREA, MONTH, ROLE, whole("clients", unit=PERSONS), whole("interviews"), whole("queue", optional=True)),
    "month",
)
account = of_nobody(
    "account",
    Text("Kuntien tilinpäätökset tehtävittäin", "Kommunernas bokslut efter uppgift", "Municipal accounts by task"),
    (REGISTERS["treasury_accounts"],),
    (MUNICIPALITY, YEAR, coded("task", "task_class"), coded("item", "account_item"), MONEY),
    "year_begins",
)
funding = of_nobody(
    "funding",
    Text("Rahoitusmallin erät", "Finansieringsmodellens poster", "Items of the funding model"),
    (REGISTERS["funding_model"],),
    (AREA, YEAR, coded("factor", "funding_factor"), MONEY),
    "year_begins",
)
contract = of_nobody(
    "contract",
    Text("Sopimukset palveluntuottajien kanssa", "Avtal med serviceproducenter", "Contracts with service providers"),
    (REGISTERS["procurement_contract"],),
    (PROVIDER, BEGINS, ENDS, SECTOR, KIND, JOINT, euros("value"), AREA),
    "",
    FactGrain.SPELL,
)
purchase = of_nobody(
    "purchase",
    Text("Maksut palveluntuottajille", "Betalningar till serviceproducenter", "Payments to service providers"),
    (REGISTERS["procurement_payment"], REGISTERS["procurement_commitment"], REGISTERS["procurement_contract"]),
    (PROVIDER, PAID, MONEY, SECTOR, KIND, JOINT, AREA),
    "paid",
    FactGrain.EVENT,
)
commitment = of_nobody(
    "commitment",
    Text("Sidonnat hankintoihin", "Bindningar till upphandlingar", "Commitments to procurements"),
    (REGISTERS["procurement_commitment"], REGISTERS["procurement_contract"]),
    (day("on_day"), euros("amount"), coded("state", "commitment_state"), AREA),
    "on_day",
)
joint_payment = of_nobody(
    "joint_payment",
    Text("Maksuosuudet yhteishankinnoista", "Andelar i gemensamma upphandlingar", "Shares paid of joint procurements"),
    (REGISTERS["procurement_payment"], REGISTERS["procurement_commitment"], REGISTERS["joint_procurement_share"]),
    (PAID, MONEY, AREA),
    "paid",
)
quality = of_nobody(
    "quality",
    Text("Palveluntuottajien laatupisteet", "Serviceproducenternas kvalitetspoäng", "Quality points of service providers"),
    (REGISTERS["provider_quality"], REGISTERS["procurement_contract"]),
    (PROVIDER, day("on_day"), coded("quality_area", "quality_area"), AmountColumn("points", (), COUNT, 0, 100), AREA),
    "on_day",
    FactGrain.EVENT,
)
