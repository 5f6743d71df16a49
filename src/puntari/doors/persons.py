"""Deeds on person registers: each is allowed, done and entered in the trail as in `act`, and no entry holds what a delivery does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from puntari.define.register import Register
from puntari.doors.act import carry_out
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow import aliases
from puntari.flow.erase import check_order, erase_person, tombstone_id
from puntari.flow.expire import erase_expired
from puntari.flow.intake.take import Desk, Taken, Terms, take_table
from puntari.flow.intake.waiting import Returned, Waiting, list_waiting
from puntari.flow.intake.waiting import mend as mend_row
from puntari.flow.intake.waiting import retry as retry_register
from puntari.flow.rotate import Rotated
from puntari.flow.rotate import rotate as rotate_keys
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Computed, Counted, Finding, Refusal, Rested
from puntari.store.papers import renew_paper_keys
from puntari.store.registers import Erasure, read_log

ROW_ID = re.compile(r"[a-z0-9_]+\.[0-9a-f]+\.\d+")


def find_register(house: House, id: str) -> Register | None:
    """The register of that id in whichever pack, None where none has it."""
    return next((pack.registers[id] for pack in house.packs.values() if id in pack.registers), None)


def deliver(house: House, actor: Actor, register: Register, path: Path, terms: Terms) -> Taken | Refusal:
    """Take in a file as a delivery of a person register; raises BrokenFile and then changes nothing. What it is called is not told."""
    taken = deliver_all(house, actor, ((register, path, terms),))
    return taken if isinstance(taken, Refusal) else taken[0]


def deliver_all(
    house: House, actor: Actor, some: Sequence[tuple[Register, Path, Terms]], told: Callable[[Taken], None] = lambda taken: None
) -> tuple[Taken, ...] | Refusal:
    """Take in files one after the other, each as `deliver` does and at less cost; `told` hears of each. What was taken in before one
    fails or is refused holds."""
    taken: list[Taken] = []
    with Desk(house.store, [path for _, path, _ in some]) as desk:
        for register, path, terms in some:
            answer = carry_out(house, actor, Deed.DELIVER, _about(register, terms), partial(desk.take_file, register, path, terms))
            if isinstance(answer, Refusal):
                return answer
            taken.append(answer)
            told(answer)
    return tuple(taken)


def _about(register: Register, terms: Terms) -> dict[str, object]:
    return {"register": register.id, "known": terms.known, "delivers": terms.delivers, "synthetic": terms.synthetic}


def deliver_table(house: House, actor: Actor, register: Register, address: str, table: str, terms: Terms) -> Taken | Refusal:
    """Take in a table of the source's own database; its address, which can hold a password, is not told."""
    about = {**_about(register, terms), "database": True}
    return carry_out(house, actor, Deed.DELIVER, about, lambda: take_table(house.store, register, address, table, terms))


def tell_waiting(house: House, register: str, actor: Actor) -> Finding[tuple[Waiting, ...]] | Refusal:
    """Rows of a person register, or of all where none is named, that wait in quarantine: where, why and what to do, no cell of theirs."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[Waiting, ...]]:
        known = [one for pack in house.packs.values() for one in pack.registers if register in ("", one)]
        return Computed(tuple(row for one in known for row in list_waiting(house.store, one)), grounds, "")

    asked = Asked(actor, "quarantine of persons", {"register": register or "all"}, lambda released: len(released.body))
    return through(house, asked, lambda: (Counted("quarantine of persons", (), persons=True),), computed)


def mend(house: House, actor: Actor, register: Register, row: str, changes: Mapping[str, str]) -> None | Refusal:
    """Put cells of a row in quarantine right, under seal; a retry re-enters it."""
    about = {"register": register.id, "row": row if ROW_ID.fullmatch(row) else "no row id", "cells": len(changes)}
    who = actor.name or actor.role
    return carry_out(house, actor, Deed.MEND, about, lambda: mend_row(house.store, register, row, changes, who))


def retry(house: House, actor: Actor, registers: tuple[str, ...] = ()) -> tuple[Returned, ...] | Refusal:
    """Put the quarantined rows of some person registers, or of all, to their contracts again."""
    chosen = [one for pack in house.packs.values() for one in pack.registers.values() if not registers or one.id in registers]
    about = {"registers": [one.id for one in chosen]}
    return carry_out(house, actor, Deed.MEND, about, lambda: tuple(retry_register(house.store, one) for one in chosen))


def erase(house: House, actor: Actor, told: str, order: str, unseen: bool = False) -> Erasure | Refusal:
    """Erase whoever has the personal identity code; the trail holds the order and the short name of the tombstone, never the code.

    A code that stands nowhere raises BadQuestion unless it may be `unseen`.
    """
    check_order(order)
    about = {"order": order, "tombstone": tombstone_id(house.store, told), "unseen": unseen}
    return carry_out(house, actor, Deed.ERASE, about, lambda: erase_person(house.store, _registers(house), told, order, unseen))


def join_codes(house: House, actor: Actor, file: Path | bytes, source: str, known: date | None = None) -> aliases.Added | Refusal:
    """Let the old and the new code of each line of a file, or of its bytes, be one person's; the trail holds no code."""
    aliases.check_source(source)
    add = aliases.add if isinstance(file, bytes) else aliases.add_file
    return carry_out(house, actor, Deed.JOIN, {"source": source, "known": known}, lambda: add(house.store, file, source, known))


def part_codes(house: House, actor: Actor, number: int, source: str, known: date | None = None) -> aliases.Kept | Refusal:
    """Take back that two codes are one person's."""
    aliases.check_source(source)
    about = {"source": source, "known": known, "number": number}
    return carry_out(house, actor, Deed.PART, about, lambda: aliases.withdraw(house.store, number, source, known))


def tell_aliases(house: House, actor: Actor) -> Finding[tuple[aliases.Kept, ...]] | Refusal:
    """Every change of a code that was entered: its number, days and source, and no code."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[aliases.Kept, ...]]:
        return Computed(aliases.list_aliases(house.store), grounds, "")

    asked = Asked(actor, "aliases", {}, lambda released: len(released.body))
    return through(house, asked, lambda: (Counted("changes of codes", (), persons=True),), computed)


def erase_past(house: House, actor: Actor) -> Erasure | Refusal:
    """Erase every row of persons that is past its register's retention."""
    return carry_out(house, actor, Deed.ERASE, {"order": "retention"}, lambda: erase_expired(house.store, _registers(house)))


def rotate(house: House, actor: Actor) -> Rotated | Refusal:
    """Make all keys anew, those of papers in the vault too."""

    def anew() -> Rotated:
        papers = renew_paper_keys(house.store)
        if papers and not read_log(house.store).registers:
            return Rotated(papers, 0)
        return rotate_keys(house.store, _registers(house))

    return carry_out(house, actor, Deed.ROTATE, {}, anew)


def _registers(house: House) -> dict[str, Register]:
    return {one.id: one for pack in house.packs.values() for one in pack.registers.values()}
