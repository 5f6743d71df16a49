"""What a claim adds to its computed reason: words bound to stored figures, told only while they fit what was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from puntari.define.formula import Comparison, Formula, parse
from puntari.define.names import nearest
from puntari.define.prose import Prose, Reference, read_prose
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text

SECTION = Text("luku {number}", "avsnitt {number}", "section {number}")
TABLE = Text("taulukko {number}", "tabell {number}", "table {number}")
FOOTNOTE = Text("alaviite", "fotnot", "footnote")
ITEM = Text("kohta", "punkt", "item")
_PLACE = re.compile(r"([st])(\d+(?:_\d+)*)(?:_(note|item)(\d*))?")
_PARTS = frozenset({*Language, "when", "while"})


def place_name(id: str) -> Text:
    """Where in its report something stands: s6_3 is section 6.3, s5_1_item5 its fifth item, t12 table 12, t5_note3 the third footnote of
    table 5."""
    found = _PLACE.fullmatch(id)
    if found is None:
        return Text.same(id)
    kind, number, part, which = found.groups()
    named = SECTION if kind == "s" else TABLE
    told = Text(*(named[language].format(number=number.replace("_", ".")) for language in Language))
    if not part:
        return told
    parts = FOOTNOTE if part == "note" else ITEM
    return Text(*(f"{told[language]} ({parts[language]} {which or ''}".rstrip() + ")" for language in Language))


@dataclass(frozen=True)
class Remark:
    """Words beside a claim, in three languages, each number in them bound to rows.

    `when` names the verdicts that they are written for (any where empty); `holds` has comparisons without which they are not true.
    A reference such as {@s4_1} is told as the name of that place in the report.
    """

    words: Mapping[Language, Prose] = field(repr=False)
    when: frozenset[str] = frozenset()
    holds: Formula = field(default_factory=lambda: parse(""))

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every formula that the remark leans on."""
        return (self.holds, *(formula for prose in self.words.values() for formula in prose.formulas))


def read_remark(told: object, where: str, verdicts: Collection[str]) -> Remark:
    """The remark that a mapping writes: fi, sv, en, perhaps `when` (verdicts) and `while` (comparisons); raises BadDefinition."""
    if not isinstance(told, dict) or set(told) - _PARTS or not set(Language) <= set(told):
        raise BadDefinition(f"{where}: a remark is written in fi, sv and en, and may have when and while; this is {told!r}")
    words = {language: read_prose(told[language], language, where) for language in Language}
    for place in _places(words.values()):
        if _PLACE.fullmatch(place) is None:
            raise BadDefinition(f"{where}: {{@{place}}} is no place in a report; write {{@s4_1}} or {{@t12}}")
    when, holds = frozenset(str(told.get("when", "")).split()), parse(str(told.get("while", "")))
    for verdict in sorted(when - set(verdicts)):
        raise BadDefinition(f"{where}: there is no verdict {verdict!r}; {nearest(verdict, verdicts)}")
    if any(not isinstance(term.node, Comparison) for term in holds.terms):
        raise BadDefinition(f"{where}: {holds.text!r} compares nothing; `while` takes comparisons")
    return Remark(words, when, holds)


def _places(proses: Collection[Prose]) -> Iterator[str]:
    yield from (span.to for prose in proses for span in prose.spans if isinstance(span, Reference))
