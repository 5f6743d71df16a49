"""The house's walls and manners as plain functions over parsed source: each returns its complaints, none when all is well."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

RANKS = {
    "words": 0,
    "store": 0,
    "define": 1,
    "methods": 1,
    "guard": 2,
    "flow": 3,
    "doors": 4,
    "outlets": 5,
    "doctor": 5,
    "cli": 6,
}
# The one import within a rank: the store raises the errors and speaks in the values of words; words opens nothing.
SAME_RANK = {("store", "words")}
OUTLETS_READ = {"words", "define", "guard", "doors", "outlets"}
# Modules that reach files, databases, other programs or the network; and what in milder modules does the same.
OPENERS = {
    "aiohttp",
    "duckdb",
    "fcntl",
    "ftplib",
    "glob",
    "http.client",
    "httpx",
    "mmap",
    "psycopg",
    "pyarrow.dataset",
    "pyarrow.feather",
    "pyarrow.fs",
    "pyarrow.parquet",
    "requests",
    "shutil",
    "smtplib",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "urllib.request",
}
OPENING_CALLS = {f"{module}.open" for module in ("io", "os", "codecs", "gzip", "bz2", "lzma", "tarfile")} | {"open"}
PATH_METHODS = {"glob", "is_dir", "is_file", "iterdir", "mkdir", "read_bytes", "read_text", "rglob", "rmdir", "symlink_to", "touch"}
PATH_METHODS |= {"unlink", "write_bytes", "write_text"}
ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.getenvb", "os.putenv", "os.path.expanduser", "os.path.expandvars"}


@dataclass(frozen=True)
class Source:
    """One Python file: its dotted module name (of the package itself for an __init__), and its text."""

    name: str
    text: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    @property
    def room(self) -> str:
        """`words` of puntari.words.table, `cli` of puntari.cli and puntari.cli.asking, empty for puntari itself and for packs."""
        parts = self.name.split(".")
        if parts[0] != "puntari" or len(parts) == 1:
            return ""
        return parts[1]

    @cached_property
    def imports(self) -> tuple[tuple[int, str, str], ...]:
        """(line, module, name): every import anywhere in the file, lazy and type-checking ones too; `name` empty for a whole module."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[tuple[int, str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, self._base(node), alias.name) for alias in node.names)
            elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in {"import_module", "__import__"}:
                yield from ((node.lineno, given.value, "") for given in node.args[:1] if _is_text(given))

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, *([node.module] if node.module else [])])

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What a local name stands for: `np` numpy, `environ` os.environ."""
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.asname: alias.name for alias in node.names if alias.asname}
            elif isinstance(node, ast.ImportFrom):
                found |= {alias.asname or alias.name: f"{self._base(node)}.{alias.name}" for alias in node.names}
        return found

    def full(self, node: ast.AST) -> str:
        """The dotted name of an expression with its first part resolved through the imports; empty when it is no name."""
        first, _, rest = dotted(node).partition(".")
        resolved = self.aliases.get(first, first)
        return f"{resolved}.{rest}" if rest else resolved


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of such an expression; only the last attribute, after a dot, of any other one; empty when there is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def room_of(module: str) -> str:
    """The room that a dotted module name lies in; empty when it is not in puntari."""
    return Source(module, "").room


def ours(source: Source) -> Iterator[tuple[int, str, str]]:
    """(line, module, name) of imports from puntari; `from puntari import words` counts as an import of puntari.words."""
    for line, module, name in source.imports:
        if module == "puntari" and name:
            yield line, f"puntari.{name}", ""
        elif module.split(".")[0] == "puntari":
            yield line, module, name


def ranks(source: Source) -> list[str]:
    """A module imports only from a lower rank or its own room."""
    if source.name.split(".")[0] != "puntari":
        return []
    if not source.room:
        return [f"{source.name}:{line}: the package itself imports nothing of ours, not {module}" for line, module, _ in ours(source)]
    if source.room not in RANKS:
        return [f"{source.name}: room {source.room!r} has no rank; give it one in tests/house_rules.py"]
    return [
        f"{source.name}:{line}: {source.room} (rank {RANKS[source.room]}) imports {module} (rank {RANKS.get(room, 'unknown')})"
        for line, module, _ in ours(source)
        if (room := room_of(module)) != source.room
        and (source.room, room) not in SAME_RANK
        and RANKS.get(room, len(RANKS)) >= RANKS[source.room]
    ]


def outlets(source: Source) -> list[str]:
    """Outlets import doors, define, words, each other, and of guard only types."""
    if source.room != "outlets":
        return []
    found = []
    for line, module, name in ours(source):
        if room_of(module) not in OUTLETS_READ:
            found.append(f"{source.name}:{line}: an outlet imports {module}; it may read only {', '.join(sorted(OUTLETS_READ))}")
        elif room_of(module) == "guard" and not name[:1].isupper():
            found.append(f"{source.name}:{line}: an outlet takes {name or module!r} from guard; only types may cross")
    return found


def packs(source: Source) -> list[str]:
    """Packs import puntari, their own modules and the standard library; their makers of synthetic deliveries also count with arrays."""
    if not source.name.startswith("packs."):
        return []
    own = ".".join(source.name.split(".")[:2])
    arrays = {"numpy", "pyarrow"} if f"{source.name}.".startswith(f"{own}.synthetic.") else set()
    return [
        f"{source.name}:{line}: a pack imports {module}; it may import puntari and {own}"
        for line, module, _ in source.imports
        if not (module.split(".")[0] in sys.stdlib_module_names | {"puntari"} | arrays or module == own or module.startswith(f"{own}."))
    ]


def opening(source: Source) -> list[str]:
    """Only the store opens files, databases, programs and the network; a pack's derive.py, run by hand, may too."""
    if source.room == "store" or source.name.split(".")[-1] == "derive":
        return []
    found = [
        f"{source.name}:{line}: imports {module}, which opens things; only store/ may"
        for line, module, name in source.imports
        if {module, f"{module}.{name}"} & OPENERS or module.split(".")[0] in OPENERS
    ]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and (source.full(node.func) in OPENING_CALLS or _path_method(node.func)):
            found.append(f"{source.name}:{node.lineno}: {dotted(node.func)}() opens something; only store/ may")
    return found


def _path_method(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in PATH_METHODS


def environment(source: Source) -> list[str]:
    """Only cli/environment.py reads the environment."""
    if source.name == "puntari.cli.environment":
        return []
    return [
        f"{source.name}:{node.lineno}: {source.full(node)} reads the environment; only cli/environment.py may"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name | ast.Attribute) and (source.full(node) in ENVIRONMENT or source.full(node).endswith("Path.home"))
    ]


def cycles(sources: Sequence[Source]) -> list[str]:
    """No module imports itself by way of others."""
    names = {source.name for source in sources}
    reads = {source.name: sorted(_targets(source, names) - {source.name}) for source in sources}
    found: list[str] = []
    done: set[str] = set()
    for name in reads:
        _walk(name, reads, [], done, found)
    return found


def _targets(source: Source, names: set[str]) -> set[str]:
    return {f"{module}.{name}" if f"{module}.{name}" in names else module for _, module, name in source.imports} & names


def _walk(name: str, reads: dict[str, list[str]], way: list[str], done: set[str], found: list[str]) -> None:
    if name in way:
        found.append("cycle: " + " → ".join([*way[way.index(name) :], name]))
    elif name not in done:
        for target in reads[name]:
            _walk(target, reads, [*way, name], done, found)
        done.add(name)


def naming_packs(where: str, text: str, packs: Sequence[str]) -> list[str]:
    """No file of the engine, code, template or style, names a pack."""
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, packs))})\b")
    return [
        f"{where}:{number}: names the pack {found[0]!r}; the engine knows none"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def marks(where: str, text: str) -> list[str]:
    """No unfinished work and no silenced checks."""
    words = "TO" + "DO|FIX" + "ME|X" + "XX|NotImplemented" + r"Error|#\s*no" + r"qa|type:\s*ig" + r"nore|prag" + "ma: no"
    return [
        f"{where}:{number}: {found[0]} stands in the code"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := re.search(rf"\b(?:{words})|(?:{words})\b", line))
    ]


def strangers(where: str, text: str) -> list[str]:
    """No path of one machine and no host of a package registry in what is committed."""
    places = r"(?<![\w.~])/(?:wo" + r"rk|t" + r"mp|ro" + r"ot|ho" + "me)/"
    hosts = r"\b(?:py" + r"pi\.org|python" + r"hosted\.org|registry\.npm" + r"js\.org|proxy\.go" + r"lang\.org)"
    return [
        f"{where}:{number}: {found[0]} belongs to one machine or one registry"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := re.search(f"{places}|{hosts}", line))
    ]


def functions(source: Source) -> list[tuple[int, str]]:
    """(lines, where) of every function, from its `def` to its end."""
    return [
        (node.end_lineno - node.lineno + 1, f"{source.name}:{node.lineno} {node.name}")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def sizes(what: str, measured: Sequence[tuple[int, str]], median: int, most: int, limit: int) -> list[str]:
    """(size, where) values have their median and 90 % bounds, and a limit that none passes."""
    if not measured:
        return []
    lengths = sorted(length for length, _ in measured)
    found = [f"{where}: {length} lines, a {what} has at most {limit}" for length, where in measured if length > limit]
    if (middle := statistics.median(lengths)) > median:
        found.append(f"the median {what} has {middle} lines; at most {median}")
    long = sum(length > most for length in lengths)
    if long > len(lengths) / 10:
        found.append(f"{long} of {len(lengths)} {what}s have over {most} lines; at most a tenth may")
    return found
