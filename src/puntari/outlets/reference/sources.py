"""Pages of sources: one a source, with its contract; and a list of all."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.column import CodeColumn, ColumnDefinition, NameColumn, NumberColumn, PeriodColumn, PlaceColumn
from puntari.define.official import CatalogueFile, Newest, Official, PxWebTable, SotkanetIndicator
from puntari.define.pack import Pack
from puntari.define.source import Source
from puntari.outlets.reference.markdown import code, codes, in_three, names, page, pairs, table


def index(pack: Pack) -> str:
    """All sources of a pack: owner, licence, where they are had, and how fresh they must be."""
    header = ("id", "title", "owner", "licence", "had from", "fresh for")
    return page(f"Sources: {pack.title.en}", table(header, map(_row, pack.sources.values())))


def pages(pack: Pack) -> dict[str, str]:
    """A page of each source by its file name."""
    return {file_of(source): _source(pack, source) for source in pack.sources.values()}


def file_of(source: Source) -> str:
    """The file of a source's page, in the folder of its pack."""
    return f"sources/{source.id}.md"


def _row(one: Source) -> tuple[str, ...]:
    title = f"[{one.title.en}]({file_of(one)})"
    return code(one.id), title, one.owner.en, one.licence.title.en, ", ".join(_ways(one)), f"{one.fresh_days} days"


def _ways(source: Source) -> Iterator[str]:
    told = {
        "the pack": source.carried, "the mirror": source.mirror, "the official service": source.official, "a stand-in": source.stand_in,
        "files delivered by hand": source.by_hand,
    }
    return (way for way, there in told.items() if there)


def _source(pack: Pack, source: Source) -> str:
    users = [id for id, one in pack.indicators.items() if any(source.id == other.id for other in one.sources)]
    about = pairs([
        ("id", code(source.id)),
        ("owner", source.owner.en),
        ("licence", _licence(source)),
        ("name it as", source.licence.attribution.en),
        ("audience", str(source.audience)),
        ("may be handed on", str(source.redistribution)),
        ("fresh for", f"{source.fresh_days} days after the day since which its figures were known"),
        ("official service", _official(source)),
        ("stand-in", "synthetic, where nothing real can be had" if source.stand_in else ""),
        ("used by", codes(users)),
    ])
    notes = "## Notes\n\n" + in_three(source.notes) if source.notes else ""
    return page(source.title.en, names(source.title), about, notes, _contract(source), _files(source))


def _licence(source: Source) -> str:
    licence = source.licence
    return f"[{licence.title.en}]({licence.url})" if licence.url else licence.title.en


def _official(source: Source) -> str:
    if source.official is None:
        return f"<{source.home}>, not fetched from there" if source.home else ""
    return f"<{source.official.url}> ({_kind_of(source.official)})"


def _kind_of(official: Official) -> str:
    """What kind of service it is, and what is asked of it."""
    if isinstance(official, PxWebTable):
        asked = [f"{names.split('|')[0]} {_wishes(wishes)}" for names, wishes in official.selection.items()]
        which = [f"the table whose title holds {code(official.titled)}"] if official.titled else []
        return "; ".join([f"PxWeb, version {official.version}", *which, *asked])
    if isinstance(official, CatalogueFile):
        return f"the file {code(official.file)} of a CKAN catalogue"
    return f"Sotkanet, indicator {official.indicator}" if isinstance(official, SotkanetIndicator) else "a file"


def _wishes(wishes: tuple[str, ...] | Newest) -> str:
    return f"the newest {wishes.count}" if isinstance(wishes, Newest) else codes(wishes)


def _contract(source: Source) -> str:
    rows = [(code(one.name), codes(one.called) or "not in deliveries", _kind(one), "; ".join(_rules(one))) for one in source.columns]
    columns = table(("column", "called in deliveries", "kind", "rules"), rows)
    rules = table(("rule", "must hold"), [(code(rule), code(condition)) for rule, condition in source.rules.items()])
    across = f"A row is also rejected that breaks one of these:\n\n{rules}" if rules else ""
    return "\n\n".join(part for part in ("## Contract", columns, across) if part)


def _kind(column: ColumnDefinition) -> str:
    if isinstance(column, PlaceColumn):
        return f"place of {column.hierarchy.id}"
    if isinstance(column, PeriodColumn):
        return f"period: {column.frequency}"
    if isinstance(column, CodeColumn):
        return f"code of {column.codes.id}"
    if isinstance(column, NameColumn):
        return "name of the deliverer's own"
    return f"figure: {column.title.en}" if isinstance(column, NumberColumn) else "text"


def _rules(column: ColumnDefinition) -> Iterator[str]:
    if isinstance(column, PlaceColumn):
        yield from _place_rules(column)
    elif isinstance(column, PeriodColumn):
        yield from ([f"printed by {column.printed}"] if column.printed else [])
        yield from ([f"always {code(column.always)}"] if column.always else [])
    elif isinstance(column, CodeColumn):
        yield from (f"{code(text)} is {code(to)}" for text, to in column.translate.items())
        yield from ([f"set aside: {codes(column.set_aside)}"] if column.set_aside else [])
    elif isinstance(column, NumberColumn):
        yield from _number_rules(column)


def _place_rules(column: PlaceColumn) -> Iterator[str]:
    prefixes = [f"{code(text)} {level}" if text else f"a bare code {level}" for text, level in sorted(column.prefixes.items())]
    told = {
        "letters before the code: ": ", ".join(prefixes),
        "by the name of a ": column.named or "",
        "": ", ".join(f"{code(text)} is {code(place)}" for text, place in column.whole.items()),
        "always ": code(column.always) if column.always else "",
        "no place of any level: ": codes(sorted(column.elsewhere)) if column.elsewhere else "",
        "set aside: ": codes(column.set_aside) if column.set_aside else "",
        "the last row that counts is ": code(column.last) if column.last else "",
    }
    return (f"{beginning}{rest}" for beginning, rest in told.items() if rest)


def _number_rules(column: NumberColumn) -> Iterator[str]:
    if column.whole_numbers:
        yield "whole"
    least, most = column.minimum, column.maximum
    if least is not None or most is not None:
        yield " and ".join(f"{word} {bound:,.15g}" for word, bound in (("at least", least), ("at most", most)) if bound is not None)
    if column.decimal_comma:
        yield "decimal comma"
    if column.hidden:
        bounds = [f"{low:g}–{high:g} at {level}" for level, (low, high) in column.hidden.bounds.items()]
        yield f"hidden: {codes(column.hidden.marks)}" + (f" ({', '.join(bounds)}, elsewhere unbounded)" if bounds else " (unbounded)")
    yield from (f"{code(mark)} is {reason}" for mark, reason in column.missing.items())
    yield from (f"its {part} in {code(called)}" for part in ("low", "high", "why") if (called := getattr(column, part)))
    yield "adds up" if "*" in column.adds else f"adds up over {codes(column.adds)}" if column.adds else "does not add up"


def _files(source: Source) -> str:
    carried = [
        (f"table of the pack {code(one.path)}", str(one.division or ""), f"{one.known}", "") for one in source.carried
    ]
    mirrored = [
        (f"mirror {code(one.path)}", str(one.division), str(one.known or "as the file tells, else the end of its last period"),
         _shape(one.melted, one.member))
        for one in source.mirror
    ]
    found = table(("file", "division of areas", "known", "form"), carried + mirrored)
    return f"## Files\n\n{found}" if found else ""


def _shape(melted: tuple[str, str] | None, member: str) -> str:
    long = f"long: name of the figure in {code(melted[0])}, figure in {code(melted[1])}" if melted else ""
    return "; ".join(part for part in (long, f"part {code(member)}" if member else "") if part)
