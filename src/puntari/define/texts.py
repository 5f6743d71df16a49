"""Texts in SQL that meet codes: which of them an expression can be, and those with which it is compared although it never is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.optimizer.scope import Scope, traverse_scope

from puntari.define.column import CodeColumn
from puntari.define.names import nearest
from puntari.words.errors import BadDefinition

Texts = frozenset[str] | None
"""The texts that an expression can be; None where nothing is known of them."""
Known = Callable[[exp.Column], Texts]
_COMPARISONS = (exp.EQ, exp.NEQ, exp.NullSafeEQ, exp.NullSafeNEQ, exp.In, exp.Case)


def in_words(wrong: SqlglotError) -> str:
    """What is wrong in a text of SQL, in a line of plain words: what was expected, and where."""
    if isinstance(wrong, ParseError) and wrong.errors:
        first = wrong.errors[0]
        return f"{first['description']} at line {first['line']}, column {first['col']}"
    return " ".join(str(wrong).split())


def codes_of(column: object) -> Texts:
    """The codes that a column of a contract can have."""
    return frozenset(column.codes.names) if isinstance(column, CodeColumn) else None


def check_conditions(what: str, tree: exp.Expression, column_of: Callable[[exp.Column], object]) -> None:
    """Refuse conditions over columns of contracts that compare codes with a text which is none of them."""
    _check(what, tree.find_all(*_COMPARISONS), lambda named: codes_of(column_of(named)))


def check_select(what: str, bound: exp.Query, tables: Mapping[str, Mapping[str, object]], tells: Iterable[object]) -> None:
    """Refuse a bound SELECT that compares codes with a text which is none of them, or puts such a text into a column that it tells.

    `tables` are the columns that it may read by the tables' names; a column told may be narrower than one that is read.
    """
    read = {table: {name: codes_of(column) for name, column in columns.items()} for table, columns in tables.items()}
    scopes = traverse_scope(bound)
    for scope in scopes:
        _check(what, scope.find_all(*_COMPARISONS), _known_in(scope, read))
    for column in tells:
        if isinstance(column, CodeColumn):
            for text in sorted(_put_into(scopes[-1], column.name)):
                _require(what, text, column)


def _require(what: str, text: str, column: CodeColumn) -> None:
    try:
        column.codes.require(text)
    except BadDefinition as wrong:
        raise BadDefinition(f"{what} puts {text!r} into {column.name}: {wrong}") from wrong


def _check(what: str, found: Iterable[exp.Expression], known: Known) -> None:
    for one in found:
        for told, text in _compared(one):
            texts = None if isinstance(told, exp.Literal) else _texts_of(told, known)
            if texts is not None and isinstance(text, exp.Literal) and text.name not in texts:
                raise BadDefinition(f"{what} compares {told.sql()} with {text.name!r}, which it never is; {nearest(text.name, texts)}")


def _compared(node: exp.Expression) -> Iterator[tuple[exp.Expression, exp.Expression]]:
    """What is compared with what."""
    if isinstance(node, exp.In):
        yield from ((node.this, one) for one in node.expressions)
    elif isinstance(node, exp.Case):
        yield from ((node.this, one.this) for one in node.args["ifs"] if node.this is not None)
    else:
        yield from ((node.left, node.right), (node.right, node.left))


def _texts_of(told: exp.Expression, known: Known) -> Texts:
    """The texts that an expression can be, where it is made of texts and known columns by choice only."""
    if isinstance(told, exp.Literal):
        return frozenset({told.name}) if told.is_string else None
    if isinstance(told, exp.Column):
        return known(told)
    if isinstance(told, exp.Null):
        return frozenset()
    parts = _choices(told)
    return _union(_texts_of(one, known) for one in parts) if parts else None


def _choices(told: exp.Expression) -> list[exp.Expression]:
    """The expressions of which one is the value; none where it is computed."""
    if isinstance(told, exp.Paren | exp.Alias):
        return [told.this]
    if isinstance(told, exp.Coalesce | exp.Min | exp.Max):
        return [told.this, *told.expressions]
    if isinstance(told, exp.Case):
        otherwise = told.args.get("default")
        return [*(one.args["true"] for one in told.args["ifs"]), *([] if otherwise is None else [otherwise])]
    return []


def _union(many: Iterable[Texts]) -> Texts:
    found = list(many)
    return None if None in found else frozenset().union(*found)


def _known_in(scope: Scope, read: Mapping[str, Mapping[str, Texts]]) -> Known:
    """What is known of the columns that a SELECT names, through everything that is named in it."""
    def known(column: exp.Column) -> Texts:
        source = _source(scope, column.table)
        if isinstance(source, Scope):
            return _given(source, column.name, read)
        return read.get(f"{source.db}.{source.name}", {}).get(column.name) if isinstance(source, exp.Table) else None

    return known


def _source(scope: Scope | None, name: str) -> object:
    while scope is not None and name not in scope.sources:
        scope = scope.parent
    return scope and scope.sources[name]


def _given(scope: Scope, name: str, read: Mapping[str, Mapping[str, Texts]]) -> Texts:
    told = list(_tellings(scope, name))
    return _union(_texts_of(one, _known_in(part, read)) for part, one in told) if told else None


def _tellings(scope: Scope, name: str) -> Iterator[tuple[Scope, exp.Expression]]:
    """The expressions that give a column, each in its SELECT; of a union, those of every part."""
    if scope.set_operation_scopes:
        place = scope.expression.named_selects.index(name)
        for part in scope.set_operation_scopes:
            yield from _tellings(part, part.expression.named_selects[place])
    elif isinstance(scope.expression, exp.Select):
        yield from ((scope, one) for one in scope.expression.selects if one.alias_or_name == name)
    elif isinstance(scope.expression, exp.Values):
        place = scope.expression.alias_column_names.index(name)
        yield from ((scope, one.expressions[place]) for one in scope.expression.expressions)


def _put_into(scope: Scope, name: str) -> set[str]:
    """The texts that a SELECT, or one within it, writes into a column, whatever else it takes from columns."""
    found: set[str] = set()
    for part, told in _tellings(scope, name):
        waiting = [told]
        while waiting:
            one = waiting.pop()
            source = _source(part, one.table) if isinstance(one, exp.Column) else None
            if isinstance(one, exp.Literal):
                found.add(one.name)
            elif isinstance(source, Scope):
                found |= _put_into(source, one.name)
            waiting += _choices(one)
    return found
