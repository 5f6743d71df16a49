"""Asks every question of the site, shared among processes, and puts the answers on one shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from puntari.doors.house import House
from puntari.outlets.site.book import Book
from puntari.outlets.site.routes import Asked, asked_files, machine_file
from puntari.outlets.site.shelf import Broken, Held, Shelf
from puntari.outlets.site.workers import shared_out

Answered = tuple[Asked, Held | Broken]
KeepFile = Callable[[str, bytes], None]


def in_turn(book: Book) -> tuple[Asked, ...]:
    """Every question, those first whose pages most people look for: the widest level, the mapped one, the base."""

    def turn(asked: Asked) -> int:
        pack = book.house.pack(asked.pack)
        first = (pack.hierarchy.levels[0].id, pack.map_level, pack.hierarchy.base) if pack.hierarchy and asked.level else ()
        return first.index(asked.level) if asked.level in first else len(first)

    return tuple(sorted(asked_files(book), key=turn))


def ask_all(book: Book, workers: int, keep: KeepFile | None = None) -> Iterator[Asked]:
    """Ask every question and put the answers on the book's shelf, telling each as it comes; `keep` also gets the files for machines.

    The processes start when this is called; what they find is put on the shelf as the result is gone through.
    """

    def ask_some(some: Sequence[Asked]) -> Iterator[Answered]:
        house = House(book.house.store, book.house.packs)  # a process may not use what another has opened
        own = replace(book, house=house, shelf=Shelf(house))
        for one in some:
            make = machine_file(own, one)
            if keep is not None:
                keep(one.path, make())
            yield one, own.shelf.take(one.pack, one.indicator, one.level)

    return _shelved(book, shared_out(in_turn(book), ask_some, workers))


def _shelved(book: Book, answers: Iterator[Answered]) -> Iterator[Asked]:
    for one, figures in answers:
        book.shelf.put(one.pack, one.indicator, one.level, figures)
        yield one
