"""A-TMT: who the clients are, their job searches and their employment status."""

from __future__ import annotations

from packs.employment.registers.contract import REASON_WITH_END, spell_register
from packs.employment.registers.owners import ATMT
from packs.employment.registers.terms import birth_year, coded, day, employment_area, from_to, municipality, number, occupation, person
from puntari.words.text import Text

atmt_person = spell_register(
    id="atmt_person",
    title=Text("Henkilöasiakkaat (A-TMT)", "Personkunder (A-TMT)", "Clients (A-TMT)"),
    key=("person", "begins"),
    columns=(
        person(),
        *from_to("voimassa_alkaen", "voimassa_asti"),
        municipality("asuinkunta"),
        birth_year(),
        coded("sex", "sex", "sukupuoli"),
        coded("language", "language", "aidinkieli"),
        coded("citizenship", "country", "kansalaisuus"),
        coded("education_level", "education_level", "koulutusaste"),
        occupation(),
        coded("work_ability", "work_ability", "tyokyky"),
        coded("immigrant_ground", "immigrant_ground", "maahantulon_peruste"),
        day("arrived", "maahantulopaiva", optional=True),
        coded("service_line", "service_line", "palvelutarve", optional=True),
    ),
    governance=ATMT.governs(),
    rules={
        "birth_year <= extract(year from begins)": "the client was born after the row begins; correct the year of birth or the day",
        "arrived is null or extract(year from arrived) >= birth_year": "came to Finland before being born; correct one of the two",
    },
    together=("municipality", "birth_year", "sex", "language", "citizenship", "occupation", "arrived"),
    notes=Text(
        "Rivi kertoo, millainen asiakas oli jaksolla. Kun jokin tieto muuttuu, edellinen rivi päättyy päivää ennen.",
        "En rad berättar hurdan kunden var under en period. När någon uppgift ändras slutar den föregående raden dagen innan.",
        "A row says what the client was like for a time. When something changes, the row before ends on the day before.",
    ),
)

atmt_job_search = spell_register(
    id="atmt_job_search",
    title=Text("Työnhaut (A-TMT)", "Jobbsökningar (A-TMT)", "Job searches (A-TMT)"),
    key=("search",),
    columns=(
        number("search", "tyonhaku_id"),
        person(),
        *from_to("alkupaiva", "loppupaiva"),
        coded("end_reason", "search_end", "paattymissyy", optional=True),
        employment_area(optional=True),
    ),
    governance=ATMT.governs(),
    rules=REASON_WITH_END,
    together=("employment_area", "begins", "ends"),
)

atmt_status = spell_register(
    id="atmt_status",
    title=Text("Työllisyyskoodijaksot (A-TMT)", "Perioder med sysselsättningskod (A-TMT)", "Spells of employment status (A-TMT)"),
    key=("person", "begins", "status"),
    columns=(
        person(),
        number("search", "tyonhaku_id", optional=True),
        coded("status", "employment_status", "tyollisyyskoodi"),
        *from_to("alkupaiva", "loppupaiva"),
    ),
    governance=ATMT.governs(),
    together=("status", "begins", "ends"),
)
