"""A page of a pack's spells and person facts: what each row is about, what it has read and what may be done with it, with its SELECT."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.column import CodeColumn
from puntari.define.dimension import CodeList
from puntari.define.pack import Pack
from puntari.define.person_fact import FactGrain, PersonFact, sql_type
from puntari.define.register import RegisterColumn, StaffColumn, Switch
from puntari.define.spells import StatusSpells
from puntari.outlets.reference.markdown import code, codes, page, table

ABOUT = (
    "Rows of persons become one status a day, then facts, then figures. A fact that has read a register anywhere is as closed as that "
    "register; no row of any leaves the house."
)


def person_facts(pack: Pack) -> str:
    """Every rule of spells and every person fact, and the code lists that only they have."""
    own = {column.codes.id: column.codes for fact in pack.person_facts.values() for column in fact.dimensions.values()}
    told = {column.codes.id for register in pack.registers.values() for column in register.columns if isinstance(column, CodeColumn)}
    lists = [one for id, one in own.items() if id not in told]
    parts = [*map(_spells, pack.spells.values()), *map(_fact, pack.person_facts.values()), *map(_codes, lists)]
    return page(f"Spells and person facts: {pack.title.en}", ABOUT, *parts)


def _spells(spells: StatusSpells) -> str:
    reads = spells.reads
    switched = isinstance(reads, Switch)
    told = f"{code(reads.complementary.id)} before {reads.since}, {code(reads.primary.id)} from then on" if switched else code(reads.id)
    rows = [
        ("reads", told),
        ("status", code(spells.code) if spells.code else "none"),
        ("where rows overlap, decided by", codes(spells.decides)),
        ("order of codes", codes(spells.precedence) or "none"),
        ("an open end stands", "only until the person's next row" if spells.open_until_next else "until it is told"),
        ("gaps closed", f"{spells.gap_days} days"),
        ("carried", codes(spells.carried) or "nothing"),
    ]
    return f"## Spells: {spells.id}\n\n{_titles(spells)}\n\n" + table(("part of the rule", "what holds"), rows)


def _fact(fact: PersonFact) -> str:
    rows = [
        ("one row is", f"{fact.grain}".replace("_", " ")),
        ("days", " – ".join(code(one) for one in (fact.begins, fact.ends, fact.happens) if one)),
        ("no two rows of one person on a day", "yes" if fact.exclusive else "no"),
        *((("one event is told once for each", code(fact.apart)),) if fact.apart else ()),
        *(_of_others(fact) if fact.also_of else ()),
        ("redistribution", str(fact.redistribution)),
        ("registers read, by any way", codes(one.id for one in fact.registers)),
        ("kept in a build", "yes" if fact.stored else "no, computed when it is asked for"),
    ]
    columns = [(code(column.name), sql_type(column).lower(), _list(column)) for column in fact.tells]
    about, told = table(("", ""), rows), table(("column", "type", "codes"), columns)
    return f"## {fact.id}\n\n{_titles(fact)}\n\n{about}\n\n{told}\n\n```sql\n{fact.sql.strip()}\n```"


def _of_others(fact: PersonFact) -> Iterator[tuple[str, str]]:
    yield "others behind a row", code(fact.also_of)
    if fact.grain is FactGrain.SPELL:
        why = "how much each of the others brings is told a little off, and through a product of shares nobody can say how far"
        yield "curves of who is left", f"none: {why}; a share that lasts is told"


def _titles(one: StatusSpells | PersonFact) -> str:
    return f"**{one.title.en}** · fi *{one.title.fi}* · sv *{one.title.sv}*"


def _list(column: RegisterColumn) -> str:
    return code(column.codes.id) if isinstance(column, CodeColumn) else "numbers of staff" if isinstance(column, StaffColumn) else ""


def _codes(one: CodeList) -> str:
    rows = [(code(id), name.en, name.fi, name.sv) for id, name in one.names.items()]
    return f"## Codes: {one.id}\n\n{one.title.en}\n\n" + table(("code", "en", "fi", "sv"), rows)
