"""A small PxWeb server on loopback, versions 1 and 2, that can be told to misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from math import prod
from urllib.parse import parse_qs, urlsplit

VALUES = {
    "alue_23_20260101": [f"KU{n:03d}" for n in range(1, 41)] + ["SSS"],
    "timeperiod_m": [f"2026M{n:02d}" for n in range(1, 7)],
    "Tiedot": ["TYOTTOMATLOPUSSA", "TYOTOSUUS"],
}
HTML = b"<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body>Back soon</body></html>"
Answer = tuple[int, bytes, dict[str, str]]
Trouble = Callable[[int, str], Answer | str | None]


def value_of(area: str, month: str, content: str, version: int = 0) -> str:
    """What the table says; some cells are suppressed."""
    number = sum(map(ord, area)) * 7 + int(month[-2:]) * 13 + version
    if number % 11 == 0 and area != "SSS":
        return "..."
    return str(number) if content == "TYOTTOMATLOPUSSA" else f"{number / 10:.1f}"


@dataclass
class Service:
    """The state of the server: what it holds, what it was asked, and how it is to misbehave."""

    address: str = ""
    max_cells: int = 120
    told_cells: int = 120
    config: bool = True
    updated: str = "2026-07-21T05.00.00Z"
    version: int = 0
    calls: list[str] = field(default_factory=list)
    selections: list[int] = field(default_factory=list)
    trouble: Trouble = lambda number, path: None

    @property
    def data_calls(self) -> int:
        return len(self.selections)

    def answer(self, method: str, target: str, body: bytes) -> Answer | str:
        parts = urlsplit(target)
        self.calls.append(f"{method} {target}")
        if trouble := self.trouble(len(self.calls), target):
            return trouble
        routes = {"/api/v1/fi/": self.config_1, "/api/v1/fi/StatFin/tyonv/12r5.px": self.table_1, "/api/v2/config": self.config_2}
        routes |= {"/api/v2/tables/12r5/metadata": self.metadata_2, "/api/v2/tables/12r5/data": self.data_2}
        if parts.path == "/api/v2/tables/12r5/data" and parse_qs(parts.query).get("outputFormat") != ["json-stat2"]:
            return 400, b'{"title":"Unsupported format"}', {}
        return routes[parts.path](body) if parts.path in routes else (404, b'{"title":"Non-existent table"}', {})

    def config_1(self, body: bytes) -> Answer:
        config = {"maxValues": self.told_cells, "maxCells": self.told_cells * 2, "maxCalls": 30, "timeWindow": 10, "CORS": True}
        return found(config) if self.config else (404, HTML, {})

    def config_2(self, body: bytes) -> Answer:
        return found({"apiVersion": "2.1.0", "maxDataCells": self.told_cells, "maxCallsPerTimeWindow": 30, "timeWindow": 10})

    def table_1(self, body: bytes) -> Answer:
        if not body:
            listed = [{"code": code, "text": code, "values": values, "valueTexts": values} for code, values in VALUES.items()]
            return found({"title": "12r5", "variables": listed})
        query = {entry["code"]: entry["selection"]["values"] for entry in json.loads(body)["query"]}
        return self.checked(query) or found(self.json_of(query), bom=True)

    def checked(self, query: dict[str, list[str]]) -> Answer | None:
        if set(query) != set(VALUES) or any(value not in VALUES[code] for code, listed in query.items() for value in listed):
            return 400, b'{"error":"The request for variable is not valid"}', {}
        if prod(len(listed) for listed in query.values()) > self.max_cells:
            return 403, b'{"error":"Too many values selected"}', {}
        self.selections.append(prod(len(listed) for listed in query.values()))
        return None

    def json_of(self, query: dict[str, list[str]]) -> dict[str, object]:
        keys = [code for code in VALUES if code != "Tiedot"]
        columns = [{"code": code, "text": code, "type": "t" if code.startswith("time") else "d"} for code in keys]
        columns += [{"code": content, "text": content, "type": "c", "comment": "lkm\r\n"} for content in query["Tiedot"]]
        rows = product(*(query[code] for code in keys))
        data = [{"key": list(key), "values": [value_of(*key, content, self.version) for content in query["Tiedot"]]} for key in rows]
        return {
            "columns": columns,
            "comments": [],
            "data": data,
            "metadata": [{"updated": self.updated, "label": "12r5", "source": "KEHA"}],
        }

    def metadata_2(self, body: bytes) -> Answer:
        return found({**self.frame(VALUES), "value": []})

    def frame(self, query: dict[str, list[str]]) -> dict[str, object]:
        dimension = {
            code: {"label": code, "category": {"index": {v: n for n, v in enumerate(listed)}, "label": {v: f"{v} nimi" for v in listed}}}
            for code, listed in query.items()
        }
        dimension["Tiedot"]["category"]["unit"] = {value: {"base": "lkm", "decimals": 0} for value in query["Tiedot"]}
        sizes = [len(listed) for listed in query.values()]
        roles = {"time": ["timeperiod_m"], "geo": ["alue_23_20260101"], "metric": ["Tiedot"]}
        head = {"version": "2.0", "class": "dataset", "label": "12r5", "source": "KEHA", "updated": self.updated}
        return {**head, "id": list(query), "size": sizes, "role": roles, "dimension": dimension}

    def data_2(self, body: bytes) -> Answer:
        asked = {entry["variableCode"]: entry["valueCodes"] for entry in json.loads(body)["selection"]}
        if refused := self.checked(asked):
            return refused
        query = {code: [value for value in VALUES[code] if value in asked[code]] for code in VALUES}
        cells = [value_of(*key, self.version) for key in product(*query.values())]
        status = {str(n): cell for n, cell in enumerate(cells) if cell == "..."}
        values = [None if cell == "..." else float(cell) if "." in cell else int(cell) for cell in cells]
        return found({**self.frame(query), "value": values} | ({"status": status} if status else {}))


def found(value: object, bom: bool = False) -> Answer:
    data = json.dumps(value, ensure_ascii=False).encode()
    return 200, (b"\xef\xbb\xbf" + data if bom else data), {"Content-Type": "application/json"}


def handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.reply(b"")

        def do_POST(self) -> None:
            self.reply(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

        def reply(self, body: bytes) -> None:
            answer = service.answer(self.command, self.path, body)
            if isinstance(answer, str):
                self.break_off(answer)
                return
            status, data, headers = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(data))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def break_off(self, how: str) -> None:
            """Promise more than is sent, then hang up: or say nothing at all."""
            if how == "half":
                self.send_response(200)
                self.send_header("Content-Length", "5000")
                self.end_headers()
                self.wfile.write(b'{"columns": [')
            self.close_connection = True
            self.connection.close()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing on the terminal: `service.calls` is the log."""

    return Handler


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a free port of loopback until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(service))
    service.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
