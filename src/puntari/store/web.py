"""The only opener of the network: one request at a time, with timeouts, retries, a size limit and https by default."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

import httpx

from puntari.words.errors import NothingFetched
from puntari.words.formats import MEBIBYTE

TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
REDIRECTS = {301: False, 302: False, 303: False, 307: True, 308: True}
"""Whether a redirect keeps the method of a POST."""
MOST_REDIRECTS = 5
AGENT = "Puntari (open statistics; one polite client)"


@dataclass(frozen=True)
class WebRules:
    """How long, how often and how much: seconds, attempts in all, bytes after unpacking, and a proxy where the organisation has one."""

    connect_seconds: float = 15
    read_seconds: float = 120
    attempts: int = 6
    first_pause: float = 1
    longest_pause: float = 120
    max_bytes: int = 512 * MEBIBYTE
    proxy: str | None = None


@dataclass(frozen=True)
class WebRequest:
    """What is asked: an address, and a JSON body where it is a POST."""

    url: str
    body: object = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True)
class WebAnswer:
    """What came back: status, bytes (unpacked), headers in small letters, and the address that answered in the end."""

    status: int
    data: bytes
    url: str
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class _Interrupted(Exception):
    """An attempt that may go better the next time; carries how long the server asked us to wait."""

    def __init__(self, why: str, pause: float | None = None) -> None:
        self.why, self.pause = why, pause
        super().__init__(why)


RULES = WebRules()


def fetch(request: WebRequest, rules: WebRules = RULES, sleep: Callable[[float], None] = time.sleep) -> WebAnswer:
    """The answer of a service, whatever its status says of the question (200, 400, 403, 404 ...).

    Timeouts, broken connections, 429 and 5xx are tried again after growing pauses, or after the server's Retry-After. When the
    attempts run out, an address is not https (loopback may be http) or the answer is too large, NothingFetched says so.
    """
    pause = rules.first_pause
    for attempt in range(1, rules.attempts + 1):
        try:
            return _attempt(request, rules)
        except _Interrupted as wrong:
            if attempt == rules.attempts:
                raise NothingFetched(_given_up(request, wrong, attempt)) from wrong
            wait = pause if wrong.pause is None else wrong.pause
            if wait > rules.longest_pause:
                asked = f"{request.url} asks to wait {wait:.0f} seconds, longer than the {rules.longest_pause:.0f} we wait"
                raise NothingFetched(f"{asked}; fetch again later, what was fetched so far is kept") from wrong
            sleep(wait)
            pause = min(pause * 2, rules.longest_pause)
    raise NothingFetched(f"{request.url} was not asked: the rules allow {rules.attempts} attempts; allow at least one")


def _given_up(request: WebRequest, wrong: _Interrupted, attempts: int) -> str:
    return f"{request.url} gave no answer in {attempts} attempts, at last: {wrong.why}; see that the address is right and try later"


def _attempt(request: WebRequest, rules: WebRules) -> WebAnswer:
    """One request with its redirects; each address on the way must be allowed."""
    url, body = request.url, request.body
    timeout = httpx.Timeout(rules.read_seconds, connect=rules.connect_seconds)
    headers = {"User-Agent": AGENT, "Accept": "application/json, */*;q=0.5"}
    # trust_env=False: what the environment says is read in one place only, the command line.
    with httpx.Client(timeout=timeout, trust_env=False, verify=_trusted(), proxy=rules.proxy, headers=headers) as client:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _send(client, WebRequest(url, body), rules)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer
            body = body if REDIRECTS[answer.status] else None
            if body is None and request.body is not None:
                raise NothingFetched(f"{url} turns a POST away with status {answer.status}; ask the service for the table's new address")
            url = urljoin(url, answer.headers["location"])
    raise NothingFetched(f"{request.url} redirects more than {MOST_REDIRECTS} times; ask the service for the table's new address")


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are believed; reading them takes longer than most answers, so once is enough."""
    return httpx.create_ssl_context(trust_env=False)


def _send(client: httpx.Client, request: WebRequest, rules: WebRules) -> WebAnswer:
    check_address(request.url)
    try:
        with client.stream(request.method, request.url, json=request.body) as answer:
            if answer.status_code in TRY_AGAIN:
                raise _Interrupted(f"status {answer.status_code} {answer.reason_phrase}", _retry_after(answer.headers.get("retry-after")))
            headers = MappingProxyType({name.lower(): value for name, value in answer.headers.items()})
            return WebAnswer(answer.status_code, _body(answer, rules), request.url, headers)
    except (httpx.TransportError, httpx.DecodingError) as wrong:
        raise _Interrupted(f"{type(wrong).__name__}: {wrong}".rstrip(": ")) from wrong
    except httpx.InvalidURL as wrong:
        raise NothingFetched(f"{request.url!r} is no address: {wrong}; mend it in the source") from wrong


def _body(answer: httpx.Response, rules: WebRules) -> bytes:
    """The body, given up as soon as it grows past the limit."""
    parts: list[bytes] = []
    total = 0
    for part in answer.iter_bytes():
        total += len(part)
        if total > rules.max_bytes:
            limit = f"the answer of {answer.url} is larger than {rules.max_bytes:,} bytes"
            raise NothingFetched(f"{limit}; ask for less at a time, or raise max_bytes")
        parts.append(part)
    return b"".join(parts)


def _retry_after(text: str | None) -> float | None:
    """Seconds to wait, from Retry-After as seconds or as a date; None where it says nothing."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    now = datetime.now(UTC)
    return max(0.0, ((when if when.tzinfo else when.replace(tzinfo=UTC)) - now).total_seconds())


def check_address(url: str) -> None:
    """Let https pass, and http on loopback; anything else raises NothingFetched."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as wrong:
        raise NothingFetched(f"{url!r} is no address: {wrong}; mend it in the source") from wrong
    if host and (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))):
        return
    raise NothingFetched(f"{url!r} is not fetched: only https is, and http on this machine; give the https address")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
