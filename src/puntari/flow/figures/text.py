"""Small pieces of SQL text. A query is composed as text in the subset that DuckDB and PostgreSQL share and parsed once as a whole."""

from __future__ import annotations

from collections.abc import Iterable


def name(identifier: str) -> str:
    """A quoted identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def names(identifiers: Iterable[str], table: str = "") -> str:
    """Quoted identifiers parted by commas, each of the table."""
    dot = f"{table}." if table else ""
    return ", ".join(dot + name(identifier) for identifier in identifiers)


def literal(text: str) -> str:
    """A text literal."""
    return "'" + text.replace("'", "''") + "'"


def among(column: str, codes: Iterable[str]) -> str:
    """A condition that the column holds one of the codes; none of them is never true."""
    listed = ", ".join(literal(code) for code in codes)
    return f"{column} IN ({listed})" if listed else "FALSE"


def where(conditions: Iterable[str]) -> str:
    """A WHERE clause of all the conditions, or nothing."""
    together = " AND ".join(conditions)
    return f" WHERE {together}" if together else ""
