"""What the person facts share: spells, where clients live and what they are like, and short ways of writing columns and facts."""

from __future__ import annotations

import re
from pathlib import Path

from packs.employment.codes.registers import REGISTER_LISTS
from packs.employment.registers.all import SWITCHES
from packs.employment.registers.terms import coded, day, municipality, person, until, whole
from puntari.define.dimension import CodeList
from puntari.define.names import nearest
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.register import CodedColumn, Register, RegisterColumn, Switch
from puntari.define.spells import Decides, StatusSpells
from puntari.define.wordbook import code_lists
from puntari.store.files import read_text
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

FOLDER = Path(__file__).resolve().parent
LISTS = code_lists(FOLDER / "lists.yaml")
_SWITCHES = {switch.id: switch for switch in SWITCHES}
Reads = tuple[Register | StatusSpells | PersonFact, ...]
Tells = tuple[RegisterColumn, ...]

status = StatusSpells(
    id="status",
    title=Text("Työllisyyskoodijaksot", "Perioder med sysselsättningskod", "Spells of employment status"),
    reads=_SWITCHES["status"],
    code="status",
    precedence=("1", "9", "0", "7", "8", "3", "4", "2", "5", "6", "z"),
    decides=(Decides.BEGAN_LAST, Decides.KNOWN_LAST, Decides.CODE),
    open_until_next=True,
)
job_searches = StatusSpells(
    id="job_search",
    title=Text("Työnhaut", "Jobbsökningar", "Job searches"),
    reads=_SWITCHES["job_search"],
    decides=(Decides.BEGAN_LAST, Decides.KNOWN_LAST),
    open_until_next=True,
)
residences = StatusSpells(
    id="residence",
    title=Text("Asuinkunnat", "Boendekommuner", "Municipalities of residence"),
    reads=_SWITCHES["person"],
    decides=(Decides.BEGAN_LAST, Decides.KNOWN_LAST),
    carried=("municipality", "sex", "birth_year", "citizenship"),
    open_until_next=True,
)
SPELLS = {one.id: one for one in (status, job_searches, residences)}


def listed(name: str, list: str) -> CodedColumn:
    """A column of codes of one of the facts' own lists."""
    return CodedColumn(name, (), LISTS[list])


def or_unknown(name: str, list: str) -> CodedColumn:
    """A column of codes of one of the registers' lists, which one of two systems does not tell."""
    known = REGISTER_LISTS[list]
    names = dict(known.names) | {"unknown": Text("Ei tietoa", "Ingen uppgift", "Unknown")}
    return CodedColumn(name, (), CodeList(f"{list}_or_unknown", known.title, names))


def sql_of(id: str) -> str:
    """The SELECT of the file of that name. `:since_<switch>` in it is the day from which the switch's primary system holds."""
    return re.sub(r":since_(\w+)", lambda found: f"DATE '{_switch(id, found[1]).since}'", read_text(FOLDER / f"{id}.sql"))


def _switch(id: str, named: str) -> Switch:
    if named not in _SWITCHES:
        raise BadDefinition(f"{id}.sql: no switch {named!r}; {nearest(named, _SWITCHES)}")
    return _SWITCHES[named]


BEGINS, ENDS = day("begins"), until("ends")
PERSON, MUNICIPALITY = person(), municipality()
SEX, AGE = listed("sex", "client_sex"), listed("age_group", "client_age")
FOREIGN = listed("foreign_national", "foreign_national")
TRAITS = (MUNICIPALITY, SEX, AGE, FOREIGN)
KIND = coded("kind", "service_kind")
STATUS = CodedColumn("status", (), REGISTER_LISTS["employment_status"])


def spells(
    id: str, title: Text, reads: Reads, tells: Tells, told_by: tuple[str, ...], exclusive: bool = False, also_of: str = ""
) -> PersonFact:
    """A fact of spells from the file of its name."""
    days = {"begins": "begins", "ends": "ends"}
    return PersonFact(id, title, sql_of(id), reads, tells, FactGrain.SPELL, **days, exclusive=exclusive, told_by=told_by, also_of=also_of)


def events(
    id: str, title: Text, reads: Reads, tells: Tells, happens: str, told_by: tuple[str, ...] = (), also_of: str = ""
) -> PersonFact:
    """A fact of events from the file of its name."""
    return PersonFact(id, title, sql_of(id), reads, tells, FactGrain.EVENT, happens=happens, told_by=told_by, also_of=also_of)


residence = spells(
    "residence",
    Text("Asuinkunta ja taustatiedot", "Boendekommun och bakgrund", "Residence and traits"),
    (residences,),
    (PERSON, BEGINS, ENDS, MUNICIPALITY, coded("sex", "sex"), whole("birth_year"), FOREIGN),
    ("residence",),
    exclusive=True,
)

AT_HOME = """SELECT t.*, {place}coalesce(r.sex, 'unknown') AS sex,
  CASE
    WHEN r.birth_year IS NULL THEN 'unknown'
    WHEN extract(year FROM t.{day}) - r.birth_year < 25 THEN '15_24'
    WHEN extract(year FROM t.{day}) - r.birth_year < 50 THEN '25_49'
    ELSE '50'
  END AS age_group,
  coalesce(r.foreign_national, 'unknown') AS foreign_national
FROM (
{core}) AS t
LEFT JOIN fact.residence AS r ON r.person = t.person AND r.begins <= t.{day} AND coalesce(r.ends, DATE '9999-12-31') >= t.{day}
"""
"""What a SELECT tells of clients, with where they lived on a day and what they were like; `place` where it does not tell that itself."""


def of_clients(
    id: str, title: Text, reads: Reads, tells: Tells, day: str, own_place: bool = False, told_by: tuple[str, ...] = (),
    exclusive: bool = False, also_of: str = "",
) -> PersonFact:
    """A fact of clients from the file of its name, with their traits on the day of the row: spells if it tells of ends, events if not. It
    is told by all that it reads, unless `told_by` names what."""
    sql = AT_HOME.format(place="" if own_place else "r.municipality, ", day=day, core=sql_of(id))
    spell = any(column.name == "ends" for column in tells)
    times = {"begins": "begins", "ends": "ends"} if spell else {"happens": day}
    grain = FactGrain.SPELL if spell else FactGrain.EVENT
    by = told_by or tuple(one.id for one in reads)
    tells = (PERSON, *TRAITS, *tells)
    return PersonFact(id, title, sql, (*reads, residence), tells, grain, exclusive=exclusive, told_by=by, also_of=also_of, **times)
