"""When a row is past its time, as SQL, and since which day such rows are refused."""

from __future__ import annotations

from datetime import date

from puntari.define.register import Register, Shape
from puntari.store.engine import name
from puntari.store.registers import Log


def day_of(register: Register) -> str:
    """The column that a row's time counts from: the day on which it ends, happens, or is about."""
    return name(register.ends if register.shape is Shape.SPELL else register.happens)


def past_sql(register: Register, on: str, today: date) -> str:
    """The condition that a row whose time counts from `on` is past it; null where that has no day, as of a spell that has not ended."""
    return f"{on} + INTERVAL {register.governance.retention_years} YEAR < DATE '{today.isoformat()}'"


def refused_sql(register: Register, log: Log) -> str:
    """The condition that a delivered row was past its time when such rows were erased last, so that none comes back; empty where none
    ever was."""
    day = max((one.day for one in log.erasures if not one.persons), default="")
    return past_sql(register, day_of(register), date.fromisoformat(day)) if day else ""
