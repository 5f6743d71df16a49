"""What an evaluator wrote of each area, as blocks of a report: its numbers are held against their rows like all that a report states."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.document import Block, Listing, Paragraph, Subheading
from puntari.define.framework import AssessedArea, Framework
from puntari.define.grounds import ANALYSIS, MET, TARGET_STATE, RoundGrounds
from puntari.define.prose import Plain, Prose
from puntari.words.text import Language, Text


def area_blocks(framework: Framework, told: RoundGrounds, language: Language) -> tuple[Block, ...]:
    """The whole as blocks of a report, dimension by dimension. What each area rests on is left to the register: titles of evidence hold
    years, and prose states no number that is not bound."""
    blocks: list[Block] = [Paragraph(_plain(told.note[language], language))]
    for dimension in framework.dimensions:
        blocks.append(Subheading(_plain(dimension.name[language], language)))
        for area in dimension.areas:
            blocks += _area(area, told, language)
    return tuple(blocks)


def _area(area: AssessedArea, told: RoundGrounds, language: Language) -> Iterator[Block]:
    mine = told.areas[area.id]
    criteria = {one.id: one.text[language] for one in area.criteria}
    yield Paragraph(_after(area.name, mine.said_level[language]), key=True)
    yield Listing(tuple(said[language] for said in mine.observations))
    yield Paragraph(_after(ANALYSIS, mine.analysis[language]))
    yield Paragraph(_after(TARGET_STATE, mine.target_state[language]))
    if mine.met:
        yield Paragraph(_plain(f"{MET[language]}:", language))
        yield Listing(tuple(_plain(criteria[id], language) for id in mine.met))
    else:
        yield Paragraph(_plain(f"{MET[language]}: {told.none_met[language]}", language))


def _after(name: Text, prose: Prose) -> Prose:
    """The prose behind its name and a colon."""
    return Prose(prose.language, (Plain(f"{name[prose.language]}: "), *prose.spans))


def _plain(text: str, language: Language) -> Prose:
    return Prose(language, (Plain(text),))
