"""Pages of person registers: one a contract, with its governance, columns and short code lists; one a long code list; and a list of all."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.dimension import CodeList
from puntari.define.pack import Pack
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    CodedColumn,
    DayColumn,
    IdentifierColumn,
    LineColumn,
    MonthColumn,
    NumberedColumn,
    Register,
    RegisterColumn,
    StaffColumn,
    Switch,
    WordsColumn,
)
from puntari.define.register_codes import RegisterCodes
from puntari.outlets.reference.markdown import code, codes, in_three, names, page, pairs, table

SHORT = 16
"""Code lists of at most so many codes stand on the page of the register, longer ones on a page of their own."""


def index(pack: Pack) -> str:
    """All person registers of a pack: system, shape, standing, purpose, what may be handed on, and the systems that replace one another."""
    header = ("id", "title", "system", "shape", "standing", "purpose", "may be handed on", "kept for")
    switches = [(code(one.primary.id), code(one.complementary.id), str(one.since), _read(pack, one)) for one in pack.switches]
    told = table(("holds", "complements it, and held before", "since", "the complementing one is read by"), switches)
    ways = [(code(one.one.id), code(one.other.id), f"sums of {code(one.figure)} by {codes(one.by)}") for one in pack.two_ways]
    equal = table(("one way", "the other", "must be equal"), ways)
    return page(
        f"Person registers: {pack.title.en}",
        "Rows that are delivered one by one, most about persons and employers. A contract is `catalogued` if it follows a published "
        "list of variables, and `presumed` until the owner confirms it. No legal ground has been checked against the law's own text unless "
        "its page says nothing else.",
        table(header, map(_row, pack.registers.values())),
        f"## Two systems at once\n\n{told}" if told else "",
        f"## The same figures by two ways\n\n{equal}" if equal else "",
    )


def _read(pack: Pack, switch: Switch) -> str:
    """The spells and facts that read the complementary register of a switch themselves."""
    by_spells = [f"spells {code(one.id)}" for one in pack.spells.values() if switch.complementary in one.registers]
    by_facts = [f"fact {code(one.id)}" for one in pack.person_facts.values() if switch.complementary in one.reads]
    return ", ".join(by_spells + by_facts) or "nothing yet: its rows change no figure"


def pages(pack: Pack) -> dict[str, str]:
    """A page of each register and of each long code list by its file name."""
    lists = {column.codes.id: column.codes for one in pack.registers.values() for column in one.columns if isinstance(column, CodedColumn)}
    long = {_list_file(one): _list_page(one) for one in lists.values() if len(one.names) > SHORT}
    return {f"registers/{file_name(one)}": _register(pack, one) for one in pack.registers.values()} | {
        f"registers/{file}": text for file, text in long.items()
    }


def file_name(register: Register) -> str:
    """The file of a register's page, in the folder of the pack's registers."""
    return f"{register.id}.md"


def _list_file(list: CodeList) -> str:
    return f"lists/{list.id}.md"


def _row(one: Register) -> tuple[str, ...]:
    law = one.governance
    title = f"[{one.title.en}](registers/{file_name(one)})"
    years = f"{law.retention_years} years"
    return code(one.id), title, law.system, str(one.shape), str(law.standing), law.purpose.id, str(law.redistribution), years


def _register(pack: Pack, one: Register) -> str:
    notes = "## Notes\n\n" + in_three(one.notes) if one.notes else ""
    return page(one.title.en, names(one.title), _governance(one), notes, _contract(one), _rules(one), _lists(one))


def _governance(one: Register) -> str:
    law = one.governance
    checked = " (not checked against the law's own text)" if law.unverified else ""
    identifies = codes(column.name for column in one.identifiers)
    return pairs([
        ("id", code(one.id)),
        ("standing", f"{law.standing}" + (f", after {codes(law.catalogue.split(', '))}" if law.catalogue else "")),
        ("owner", law.owner.en),
        ("system", law.system),
        ("legal basis", law.legal_basis.en + checked),
        ("purpose", f"{law.purpose.title.en} ({code(law.purpose.id)}); one person has one pseudonym for a purpose"),
        ("deliveries", f"{law.cadence}, each tells {'the whole register' if law.delivers == 'full' else 'what changed'}"),
        ("fresh for", f"{law.fresh_days} days"),
        ("kept for", f"{law.retention_years} years after the row's time"),
        ("may be handed on", str(law.redistribution)),
        ("language of the code lists", str(law.code_language)),
        ("shape", f"{one.shape}s, {_time(one)}"),
        ("a row is told by", codes(one.key)),
        ("identify a person directly", identifies),
        ("identify a person together", codes(one.together)),
    ])


def _time(one: Register) -> str:
    return f"from {code(one.begins)} to {code(one.ends)}" if one.begins else f"of {code(one.happens)}"


def _contract(one: Register) -> str:
    header = ("column", "en", "fi", "sv", "called in deliveries", "kind", "must be there")
    rows = []
    for column in one.columns:
        title = one.titles.get(column.name)
        words = (title.en, title.fi, title.sv) if title else ("", "", "")
        needed = "no" if getattr(column, "optional", False) or isinstance(column, WordsColumn) else "yes"
        rows.append((code(column.name), *words, codes(column.called), "; ".join(_kind(column)), needed))
    return f"## Columns\n\n{table(header, rows)}"


def _kind(column: RegisterColumn) -> Iterator[str]:
    match column:
        case IdentifierColumn():
            yield f"identifier of a {column.entity}, a pseudonym past the contract"
        case DayColumn():
            yield "day"
            yield from [f"open end: {codes(column.open)}"] if column.open else []
        case MonthColumn():
            yield "month"
        case AreaColumn():
            yield f"{column.level} of {column.hierarchy.id}"
            yield from [f"or no area: {codes(column.elsewhere)}"] if column.elsewhere else []
        case CodedColumn():
            yield f"code of {code(column.codes.id)}"
            yield from (f"{code(text)} is {code(to)}" for text, to in column.translate.items())
        case AmountColumn():
            yield f"figure in {column.unit.name.en}"
            yield from _bounds(column)
        case WordsColumn():
            yield "free text, stays sealed in the vault"
        case StaffColumn():
            yield "the system's own number of staff: their personal data"
        case LineColumn():
            yield "which one of those with the rest of the key; in the order of a nested report, else 1"
        case NumberedColumn():
            yield "the system's own number"


def _bounds(column: AmountColumn) -> Iterator[str]:
    yield from ["whole"] if column.whole_numbers else []
    yield from [f"at least {column.minimum:g}"] if column.minimum is not None else []
    yield from [f"at most {column.maximum:g}"] if column.maximum is not None else []


def _rules(one: Register) -> str:
    rows = [(code(condition), remedy) for condition, remedy in one.rules.items()]
    told = table(("must hold", "else"), rows)
    return f"## Rules across columns\n\n{told}" if told else ""


def _lists(one: Register) -> str:
    lists = {column.codes.id: column.codes for column in one.columns if isinstance(column, CodedColumn)}
    return "## Code lists\n\n" + "\n\n".join(map(_list, lists.values())) if lists else ""


def _list(one: CodeList) -> str:
    if len(one.names) > SHORT:
        return f"### {one.id}\n\n[{one.title.en}]({_list_file(one)}), {len(one.names)} codes."
    return f"### {one.id}\n\n{_about(one)}\n\n{_codes(one)}"


def _list_page(one: CodeList) -> str:
    return page(one.title.en, names(one.title), _about(one), _codes(one))


def _about(one: CodeList) -> str:
    source = one.source if isinstance(one, RegisterCodes) else ""
    ours = "; our own codes" if isinstance(one, RegisterCodes) else ""
    told = f"{one.title.en}; after the prose of {code(source)}" if source else f"{one.title.en}{ours}"
    note = one.notes.get("", "") if isinstance(one, RegisterCodes) else ""
    return f"{told}; {note}." if note else f"{told}."


def _codes(one: CodeList) -> str:
    notes = one.notes if isinstance(one, RegisterCodes) else {}
    header = ("code", "en", "fi", "sv", *(("note",) if any(notes) else ()))
    rows = [(code(id), name.en, name.fi, name.sv, *((notes.get(id, ""),) if any(notes) else ())) for id, name in one.names.items()]
    return table(header, rows)
