"""A portfolio as text for scripts and terminals: JSON with everything, or a table to read."""

from __future__ import annotations

import json

from puntari.doors.portfolio import PortfolioTold
from puntari.guard.release import Finding


def plain(told: Finding[PortfolioTold]) -> dict[str, object]:
    """Everything as plain values: where services went, the catalogue with overlaps, development with what fits; None: not delivered."""
    body = told.body
    ways = {
        "start": body.ways.start.value, "now": body.ways.now.value, "gone": body.ways.gone.value, "left": body.ways.left,
        "agrees": body.ways.agrees, "ways": {one.id: one.value for one in body.ways.ways},
        "beside": {one.id: one.value for one in body.ways.beside},
    }
    catalogue = body.catalogue and {
        "period": body.catalogue.period, "services": body.catalogue.services, "decisions": dict(body.catalogue.decisions),
        "stays": dict(body.catalogue.stays),
        "kinds": [{"kind": one.code, "services": one.services, "described": one.described, "revenue": one.revenue}
                  for one in body.catalogue.kinds],
        "overlaps": [
            {"services": [one.one, one.other], "need": one.need, "alike": round(one.alike, 4), "both": one.both, "only_first": one.only_one,
             "only_second": one.only_other}
            for one in body.catalogue.overlaps
        ],
    }
    development = body.development and {
        "period": body.development.period,
        "portfolios": [
            {"portfolio": room.code, "people": room.people, "money": room.money,
             "items": [{"item": one.wish.name, "priority": None if one.wish.priority == float("inf") else one.wish.priority,
                        "people": one.wish.people, "money": one.wish.money, "fits": not one.lacks, "lacks": one.lacks}
                       for one in room.items]}
            for room in body.development.rooms
        ],
    }
    return {"pack": body.pack, "build": told.build, "ways": ways, "catalogue": catalogue, "development": development}


def as_json(told: Finding[PortfolioTold]) -> str:
    """All of it as JSON."""
    return json.dumps(plain(told), ensure_ascii=False, indent=1)


def as_table(told: Finding[PortfolioTold]) -> str:
    """Where services went, then each overlap with its evidence, then each item of development with what it lacks."""
    body = told.body
    lines = [f"{body.ways.start.id:28} {_amount(body.ways.start.value)}"]
    lines += [f"  {one.id:26} {_amount(one.value)}" for one in body.ways.ways]
    lines += [f"{body.ways.now.id:28} {_amount(body.ways.now.value)}{'' if body.ways.agrees else '  the parts do not make the whole'}", ""]
    if body.catalogue is None:
        lines.append("no service catalogue was delivered")
    else:
        lines.append(f"{body.catalogue.services} services, {body.catalogue.period}; {len(body.catalogue.overlaps)} probable overlaps")
        lines += [f"  {one.one} / {one.other} ({one.need}, {one.alike:.0%}): {', '.join(one.both)}" for one in body.catalogue.overlaps]
    if body.development is None:
        return "\n".join([*lines, "no items of development were delivered"])
    for room in body.development.rooms:
        lines.append(f"{room.code}: {_amount(room.people)} person-years, {_amount(room.money)} euros")
        lines += [f"  {'fits ' if not one.lacks else 'waits'} {one.wish.name}{f' ({chr(44).join(one.lacks)})' if one.lacks else ''}"
                  for one in room.items]
    return "\n".join(lines)


def _amount(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"
