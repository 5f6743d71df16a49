"""All pages of the reference by their place in its folder."""

from __future__ import annotations

from collections.abc import Mapping

from typer import Typer

from puntari.define.pack import Pack
from puntari.outlets.reference import (
    cases,
    commands,
    coverage,
    deeds,
    facts,
    guarding,
    indicators,
    person_facts,
    registers,
    rights,
    sources,
    words,
)
from puntari.outlets.reference.markdown import page


def pages(packs: Mapping[str, Pack], program: Typer) -> dict[str, str]:
    """Markdown by file name; the same packs and program give the same text."""
    found = {
        "README.md": _front(tuple(packs.values())),
        "commands.md": commands.commands(program),
        "settings.md": commands.settings(),
        "words.md": words.words(tuple(packs.values())),
        "events.md": guarding.events(),
        "deeds.md": deeds.deeds(),
        "releasing.md": guarding.releasing(packs),
    }
    for id, pack in packs.items():
        found |= {f"{id}/{file}": text for file, text in _of_pack(pack).items()}
    return found


def _of_pack(pack: Pack) -> dict[str, str]:
    own = {
        "indicators.md": indicators.index(pack),
        "sources.md": sources.index(pack),
        "facts.md": facts.facts(pack),
        "codes.md": facts.codes_page(pack),
        "rights.md": rights.rights(pack),
    }
    persons = {"registers.md": registers.index(pack)} | registers.pages(pack) if pack.registers else {}
    if pack.person_facts:
        persons["person-facts.md"] = person_facts.person_facts(pack)
    if told := cases.cases(pack):
        own["cases.md"] = told
    if pack.catalogue:
        own["coverage.md"] = coverage.coverage(pack)
    return own | indicators.themes(pack) | sources.pages(pack) | persons


def _front(packs: tuple[Pack, ...]) -> str:
    common = "\n".join([
        "- [Commands](commands.md): arguments, options, exit codes",
        "- [Settings](settings.md): what the environment sets",
        "- [Words of answers](words.md): statuses, reasons, intervals, units, roles",
        "- [Events of the audit trail](events.md): what each says, how it can end",
        "- [Who may do what](deeds.md): deeds, rounds, prices and deliveries, role by role, with the reason",
        "- [How a build becomes public](releasing.md): stages, steps, who takes them",
    ])
    return page("Reference", "Made from the code. Words about why things are so stand in the explanation.", common, *map(_pack, packs))


def _pack(pack: Pack) -> str:
    lines = [
        f"- [Indicators]({pack.id}/indicators.md): {len(pack.indicators)}",
        f"- [Sources]({pack.id}/sources.md): {len(pack.sources)}, with their contracts",
        f"- [Facts]({pack.id}/facts.md): {len(pack.facts)}",
        f"- [Areas and codes]({pack.id}/codes.md)",
        f"- [Rights]({pack.id}/rights.md): who sees what, and how figures over persons are protected",
        *([f"- [What is followed]({pack.id}/coverage.md): {len(pack.catalogue.concepts)} concepts"] if pack.catalogue else []),
        *([f"- [Person registers]({pack.id}/registers.md): {len(pack.registers)}, with their contracts"] if pack.registers else []),
        *([f"- [Spells and person facts]({pack.id}/person-facts.md): {len(pack.person_facts)} facts"] if pack.person_facts else []),
        *([f"- [Cases]({pack.id}/cases.md): {told}, what definitions make of rows at their edges"] if (told := cases.count(pack)) else []),
    ]
    return f"## {pack.title.en}\n\n{pack.what.en}\n\n" + "\n".join(lines)
