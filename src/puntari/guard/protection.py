"""A table of counts under protection: as computed, with all its counts, and as released, without the hidden ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from puntari.guard.release import Refusal
from puntari.methods.suppression.insider import Insiders
from puntari.methods.suppression.secondary import Suppression
from puntari.methods.suppression.table import LinkedTable
from puntari.words.text import Language, Text

PUBLISHED, BY_RULE, FOR_SUMS = "p", "u", "x"
NOT_HELD = Text(
    "Suojaus ei pitänyt: laskemalla yhteen ja vähentämällä saadaan {exact} peitettyä solua tarkasti ja {narrow} alle 2:n välille: {cells}. "
    "Julkaise karkeampi taulukko.",
    "Skyddet höll inte: genom att addera och subtrahera hittas {exact} dolda celler exakt och {narrow} inom mindre än 2: {cells}. "
    "Publicera en grövre tabell.",
    "The protection does not hold: by adding and subtracting, {exact} hidden cells are found exactly and {narrow} within less than 2: "
    "{cells}. Release a coarser table.",
)
NOT_HELD_SUMS = Text(
    "Suojaus ei pitänyt: laskemalla yhteen ja vähentämällä saadaan {exact} peitettyä summaa tarkasti ja {narrow} tarkemmin kuin sääntö "
    "sallii: {cells}. Julkaise karkeampi taulukko.",
    "Skyddet höll inte: genom att addera och subtrahera hittas {exact} dolda summor exakt och {narrow} noggrannare än regeln tillåter: "
    "{cells}. Publicera en grövre tabell.",
    "The protection does not hold: by adding and subtracting, {exact} hidden sums are found exactly and {narrow} more closely than the "
    "rule allows: {cells}. Release a coarser table.",
)
BESIDE = Text(
    "Suojaus ei pitänyt aiemman julkaisun rinnalla: joka vertaa tätä siihen, löytää solut {cells}. Odota, kunnes useampi on tullut tai "
    "lähtenyt, julkaise taulukko, jossa on vähemmän ulottuvuuksia tai luokkia, tai nimeä säännössä (came@) ulottuvuudet, joilla asialla "
    "on väliä.",
    "Skyddet höll inte bredvid det som publicerats tidigare: den som jämför finner cellerna {cells}. Vänta tills fler har kommit eller "
    "gått, publicera en tabell med färre dimensioner eller klasser, eller nämn i regeln (came@) de dimensioner där det spelar roll.",
    "The protection does not hold beside what was released before: whoever compares the two finds the cells {cells}. Wait until more have "
    "come or gone, release a table of fewer dimensions or codes, or name in the rule (came@) the dimensions on which it matters.",
)
NOT_REMEMBERED = Text(
    "Taulukkoa ei muisteta eikä sitä ole arvioitu muiden rinnalla. Älä julkaise sitä muiden samoja ihmisiä koskevien taulukoiden rinnalla: "
    "nimeä ihmiset (--dataset), jos niitä on tai tulee.",
    "Tabellen kommer inte ihåg och har inte bedömts bredvid andra. Publicera den inte bredvid andra tabeller om samma personer: namnge "
    "personerna (--dataset) om det finns eller kommer sådana.",
    "The table is not remembered and was not judged with others. Do not publish it beside other tables of the same people: name the "
    "people (--dataset) if there are any, or will be.",
)
Codes = tuple[str, ...]
NAMED = 5
"""Cells that a refusal names."""


@dataclass(frozen=True)
class Protection:
    """What to hide of a table, with its true counts, and what the attack on the result found.

    `disclosed` and `narrow` are the hidden cells, by their codes, that somebody with the published table alone would find exactly, or
    within an interval narrower than 2, of sums (`of_sums`) than the rule asks for; `exposed` are the cells that one who also knows the rule
    finds whatever is hidden, by their codes;
    `inside` tells who is alone in a hidden cell, and what each finds exactly who knows his own; `beside` are the hidden cells that
    somebody finds who compares the table with other vintages, `followed` those that only he finds, whatever is hidden, who is told which
    other counts changed, and `apart` those of which he finds, whatever is hidden, that in them alone somebody came or went, by their codes.
    """

    what: str
    table: LinkedTable = field(repr=False)
    made: Suppression = field(repr=False)
    disclosed: tuple[Codes, ...]
    narrow: tuple[Codes, ...]
    exposed: tuple[Codes, ...]
    inside: Insiders = field(repr=False)
    of_sums: bool = False
    beside: tuple[Codes, ...] = ()
    followed: tuple[Codes, ...] = ()
    apart: tuple[Codes, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether the published table gives no hidden cell away, by itself and beside what was released before."""
        return not (self.disclosed or self.narrow or self.beside)


@dataclass(frozen=True)
class ProtectedTable:
    """A table that may be published: all its cells by number, a hidden one without its count; `exposed` as in Protection.

    `alone` persons are by themselves in a hidden cell; `inside` counts the pairs of such a person and another hidden cell that he finds.
    `wholly` counts the sums that lie in one of their parts, which published zeros beside it tell whether or not it is hidden;
    `followed` and `apart` are cells as in Protection.

    `dims` names the axes, `codes` lists the codes of each; cells run over them with the last one fastest. `values` are (cells,) of
    int, with -1 where `status` (cells,) says u (hidden by the rule) or x (for the sums).
    """

    dims: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    values: np.ndarray = field(repr=False)
    status: np.ndarray = field(repr=False)
    exposed: tuple[tuple[str, ...], ...]
    alone: int
    inside: int
    of_sums: bool = False
    wholly: int = 0
    followed: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    def __len__(self) -> int:
        return len(self.values)

    def count(self, status: str) -> int:
        """How many cells have a status."""
        return int((self.status == status).sum())

    def content(self) -> str:
        """All cells as a file has them, `dims…, value, status`, a hidden value empty: always the same for the same table."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.dims, "value", "status"])
        writer.writerows([*codes, "" if value is None else value, status] for codes, value, status in self.rows())
        return out.getvalue()

    def rows(self) -> Iterator[tuple[tuple[str, ...], int | None, str]]:
        """Codes, count (None where it is hidden) and status of every cell."""
        places = np.unravel_index(np.arange(len(self)), tuple(map(len, self.codes)))
        named = zip(*(np.array(codes, dtype=object)[at].tolist() for codes, at in zip(self.codes, places, strict=True)), strict=True)
        for codes, value, status in zip(named, self.values.tolist(), self.status.tolist(), strict=True):
            yield codes, value if status == PUBLISHED else None, status


def published(protection: Protection) -> ProtectedTable:
    """The table as it may be published."""
    table, made = protection.table, protection.made
    status = np.where(made.primary, BY_RULE, np.where(made.secondary, FOR_SUMS, PUBLISHED))
    values = np.where(made.hidden, -1, table.values)
    wholly = table.equations.in_one_part(table.values, made.hidden)
    return ProtectedTable(
        tuple(axis.name for axis in table.axes), tuple(tuple(axis.codes) for axis in table.axes), values, status, protection.exposed,
        len(protection.inside.alone), len(protection.inside.pairs), protection.of_sums, wholly, protection.followed,
        protection.apart,
    )


def not_held(protection: Protection) -> Refusal:
    """The refusal of a table whose hidden cells the attack still finds, naming the first of them."""
    if not protection.narrow and not protection.disclosed:
        return Refusal(_said(BESIDE, protection.beside), protection.what)
    cells = tuple(dict.fromkeys((*protection.disclosed, *protection.narrow)))
    said = NOT_HELD_SUMS if protection.of_sums else NOT_HELD
    return Refusal(_said(said, cells, exact=len(protection.disclosed), narrow=len(protection.narrow)), protection.what)


def _said(said: Text, cells: tuple[Codes, ...], **counts: int) -> Text:
    more = f" … ({len(cells)})" if len(cells) > NAMED else ""
    named = "; ".join(", ".join(codes) for codes in cells[:NAMED]) + more
    return Text(*(said[language].format(cells=named, **counts) for language in Language))
