"""Status spells as SQL over a person register: overlapping, doubled and open rows become one status a day, without a row in Python.

Most persons have no overlap at all, so their rows go straight on. Only the others are cut at every day on which something begins or
has ended, and each piece takes the status of the row that the rule prefers. In the end spells of one status that touch are joined.
"""

from __future__ import annotations

from datetime import date

from puntari.define.register import Register
from puntari.define.spells import Decides, StatusSpells, person_of
from puntari.flow.figures.text import literal, name

NEVER = "DATE '9999-12-31'"
"""The day after the last day of a spell that has not ended; inside this query ends are half-open."""


def spells_sql(spells: StatusSpells) -> str:
    """A SELECT of person, begins, ends (the last day; null while open), status and what is carried, over `register.<id>`."""
    kept = "".join(f", {name(column)}" for column in spells.kept)
    before = "max(e) OVER (PARTITION BY person ORDER BY b, e ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    steps = {
        "told": " UNION ALL ".join(_told(spells, register, since, until) for register, since, until in spells.parts),
        "lasting": f"SELECT *, {before} AS reach FROM told WHERE b < e",
        "crossed": "SELECT DISTINCT person FROM lasting WHERE reach > b",
        "plain": f"SELECT person, b, e{kept} FROM lasting AS r WHERE NOT EXISTS (SELECT 1 FROM crossed AS c WHERE c.person = r.person)",
        "tangled": "SELECT t.* FROM lasting AS t JOIN crossed AS c ON c.person = t.person",
        "cuts": "SELECT person, b AS cut FROM tangled UNION SELECT person, e AS cut FROM tangled",
        "pieces": "SELECT person, cut AS b, lead(cut) OVER (PARTITION BY person ORDER BY cut) AS e FROM cuts",
        "judged": _judged(spells),
        "days": f"SELECT * FROM plain UNION ALL SELECT person, b, e{kept} FROM judged WHERE turn = 1",
        "marked": _marked(spells),
        "islands": "SELECT *, sum(fresh) OVER (PARTITION BY person ORDER BY b ROWS UNBOUNDED PRECEDING) AS island FROM marked",
    }
    chain = ", ".join(f"{step} AS ({sql})" for step, sql in steps.items())
    last = f"CASE WHEN max(e) < {NEVER} THEN max(e) - 1 END"
    return f"WITH {chain} SELECT person, min(b) AS begins, {last} AS ends{kept} FROM islands GROUP BY person, island{kept}"


def _told(spells: StatusSpells, register: Register, since: date | None, until: date | None) -> str:
    """A register's rows with half-open ends, cut to the days for which it counts."""
    person, begins, ends = name(person_of(register, spells.id)), name(register.begins), name(register.ends)
    following = f"min({begins}) OVER (PARTITION BY {person} ORDER BY {begins} GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)"
    without_end = f"coalesce({following}, {NEVER})" if spells.open_until_next else NEVER
    past = f"coalesce({ends} + 1, {without_end})"
    first = f"greatest({begins}, DATE '{since}')" if since else begins
    past = f"least({past}, DATE '{until}')" if until else past
    kept = [f", {name(spells.code)} AS status"] if spells.code else []
    kept += [f", {name(column)}" for column in spells.carried]
    return (
        f"SELECT {person} AS person, {first} AS b, {past} AS e, {begins} AS began, {ends} IS NULL AS still_open, "
        f"known_from AS known, _delivery AS delivery, _row AS delivered_row{''.join(kept)} "
        f"FROM register.{name(register.id)}"
    )


def _judged(spells: StatusSpells) -> str:
    """The rows that cover each piece, numbered by the rule: the first gives the piece its status."""
    strength = " ".join(f"WHEN {literal(code)} THEN {number}" for number, code in enumerate(spells.precedence))
    by = {
        Decides.CODE: f"CASE t.status {strength} END",
        Decides.BEGAN_LAST: "t.began DESC",
        Decides.ENDED: "t.still_open",
        Decides.KNOWN_LAST: "t.known DESC",
    }
    asked = [by[one] for one in spells.decides]
    # What nothing decided is decided somehow, but always in the same way.
    last = [*([by[Decides.CODE]] if spells.code else []), "t.delivery", "t.delivered_row"]
    kept = "".join(f", t.{name(column)}" for column in spells.kept)
    return (
        f"SELECT p.person, p.b, p.e{kept}, row_number() OVER (PARTITION BY p.person, p.b ORDER BY {', '.join(asked + last)}) AS turn "
        f"FROM pieces AS p JOIN tangled AS t ON t.person = p.person AND t.b <= p.b AND t.e >= p.e"
    )


def _marked(spells: StatusSpells) -> str:
    """Each stretch of days marked 1 where a new spell begins and 0 where it goes on with the one before."""
    window = "OVER (PARTITION BY person ORDER BY b)"
    same = [f"lag({name(column)}) {window} IS NOT DISTINCT FROM {name(column)}" for column in spells.kept]
    same.append(f"lag(e) {window} + {spells.gap_days} >= b")
    return f"SELECT *, CASE WHEN {' AND '.join(same)} THEN 0 ELSE 1 END AS fresh FROM days"
