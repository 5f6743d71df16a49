"""URA: who the clients were and their employment status, after the published list of variables."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import URA
from packs.employment.registers.terms import URA_OPEN, birth_year, coded, day, municipality, person, until
from puntari.define.governance import Cadence, Delivers
from puntari.define.register import Register, Shape
from puntari.words.text import Text

PERSON_MODULE = "TEM_19912023_jua_tyonhakija_001"
SEARCH_MODULE = "TEM_19912023_jua_tyonhaku_001"
REDELIVERED = Text(
    "Avoimen jakson loppupäivä on 11.11.2222. Vuodesta 2023 sama jakso toimitetaan uudelleen, kun se saa oikean loppupäivänsä.",
    "En öppen periods slutdag är 11.11.2222. Från 2023 levereras samma period på nytt när den får sin riktiga slutdag.",
    "The end of an open spell is written 11.11.2222. Since 2023 the same spell is delivered again when it gets its real end.",
)

ura_person = Register(
    id="ura_person",
    title=Text("Henkilöasiakkaat ja asuinkunnat (URA)", "Personkunder och boendekommuner (URA)", "Clients and where they live (URA)"),
    shape=Shape.SPELL,
    key=("person", "begins"),
    columns=(
        person(),
        day("begins", "muupv6"),
        until("ends", "paapv6", written=URA_OPEN),
        municipality("kunnoh"),
        birth_year(),
        coded("sex", "sex", "sukup"),
        coded("language", "ura_language", "kiekd"),
        coded("citizenship", "country", "kansah"),
        coded("basic_education", "basic_education", "pkokdh", optional=True),
    ),
    governance=URA.governs(Cadence.YEARLY, Delivers.DELTA, catalogue=PERSON_MODULE),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
    together=("municipality", "birth_year", "sex", "citizenship"),
    notes=REDELIVERED,
)

ura_status = Register(
    id="ura_status",
    title=Text("Työllisyyskoodijaksot (URA)", "Perioder med sysselsättningskod (URA)", "Spells of employment status (URA)"),
    shape=Shape.SPELL,
    key=("person", "begins", "status"),
    columns=(
        person(),
        coded("status", "employment_status", "tyok1"),
        day("begins", "tappvh"),
        until("ends", "tppvm", written=URA_OPEN),
        coded("change_reason", "status_change", "tymsyy", optional=True),
    ),
    governance=URA.governs(Cadence.YEARLY, Delivers.DELTA, catalogue=SEARCH_MODULE),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
    notes=REDELIVERED,
)
