"""XML of reports, as the Incomes Register gives them: read report by report, without entities from outside and without a document type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

import pyarrow as pa
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from puntari.define.register import Register
from puntari.flow.intake.delivered import GONE, TEXT, Delivered, Form, Notes, wanted
from puntari.flow.intake.nested import Cells, batches_of, lines_of, names_of, rows_of
from puntari.flow.intake.opening import Source
from puntari.words.errors import BrokenFile


def read_reports(source: Source, register: Register) -> Delivered:
    """A delivery of XML reports; `source` opens its bytes anew each time. Raises BrokenFile where it is damaged."""
    with source() as opened:
        unit = _unit(opened)
    names = names_of(row for _, row in _rows(source, register, unit, Notes()))

    def batches(notes: Notes) -> Iterator[pa.RecordBatch]:
        yield from batches_of(_rows(source, register, unit, notes), names)

    return Delivered(Form.XML, names, (TEXT,) * len(names), batches)


def _events(opened: BinaryIO) -> Iterator[tuple[str, Element]]:
    try:
        yield from iterparse(opened, events=("start", "end"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise BrokenFile("the XML is damaged, cut short, or has a document type", "one of its reports", "ask for the file again") from None


def _unit(opened: BinaryIO) -> tuple[str, ...]:
    """The way to the elements that are read one at a time: the shallowest that something gathers (Reports of Report), else the root's."""
    way: list[str] = []
    met: Counter[tuple[str, ...]] = Counter()
    for event, element in _events(opened):
        if event == "start":
            way.append(_local(element))
            if len(way) > 1 and (way[-2] == f"{way[-1]}s" or len(way) == 2):
                met[tuple(way)] += 1
        else:
            way.pop()
            element.clear()
    gathered = [one for one in met if one[-2] == f"{one[-1]}s"] or list(met)
    return min(gathered, key=lambda one: (len(one), -met[one]), default=())


def _rows(source: Source, register: Register, unit: tuple[str, ...], notes: Notes) -> Iterator[tuple[int, Cells]]:
    """The rows with their numbers, from 1: those of every report, with what the delivery says once before it."""
    called = {*wanted(register), *GONE}
    way: list[str] = []
    above: Cells = {}
    with source() as opened:
        for event, element in _events(opened):
            if event == "start":
                way.append(_local(element))
                continue
            here = tuple(way)
            way.pop()
            if here == unit:
                for cells in lines_of(rows_of(_value(element), called, here[1:], above), register):
                    notes.rows += 1
                    yield notes.rows, cells
                element.clear()
            elif here[: len(unit)] != unit and not len(element) and len(here) > 1:
                for cells in rows_of(element.text and element.text.strip(), called, here[1:]):
                    above.update({name: cell for name, cell in cells.items() if name not in above})


def _value(element: Element) -> object:
    """An element as a nested value: its parts by name, lists where a name is repeated, else its text."""
    if not len(element):
        return element.text.strip() if element.text else None
    parts: dict[str, list[object]] = {}
    for below in element:
        parts.setdefault(_local(below), []).append(_value(below))
    return {name: values[0] if len(values) == 1 else values for name, values in parts.items()}


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
