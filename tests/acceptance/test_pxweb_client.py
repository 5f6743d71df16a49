"""The PxWeb client against a real HTTP server on loopback: limits, patience, breaks, nonsense."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from pathlib import Path

import pytest
from acceptance.pxweb_server import HTML, VALUES, Service, serving, value_of

from puntari.define.official import PxWebTable
from puntari.flow.pxweb import Fetched, Pace, Progress, fetch_table
from puntari.flow.readers import read
from puntari.store.spool import FolderSpool
from puntari.store.web import WebAnswer, WebRequest, WebRules, check_address, fetch
from puntari.words.errors import NothingFetched
from puntari.words.formats import Format

AREAS, MONTHS = VALUES["alue_23_20260101"], VALUES["timeperiod_m"]
CELLS = len(AREAS) * len(MONTHS) * 2
RULES = WebRules(connect_seconds=5, read_seconds=5, attempts=4)
BOTH = pytest.mark.parametrize("version", [1, 2])


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service()) as running:
        yield running


class Clock:
    """A clock that only sleeping moves, so that no test waits."""

    def __init__(self) -> None:
        self.time, self.slept = 0.0, []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def table(service: Service, version: int, **selection: tuple[str, ...]) -> PxWebTable:
    path = "/api/v1/fi/StatFin/tyonv/12r5.px" if version == 1 else "/api/v2/tables/12r5?lang=fi"
    return PxWebTable(service.address + path, date(2026, 1, 1), version, selection)


def bring(wanted: PxWebTable, spool: Path, clock: Clock | None = None, told: list[Progress] | None = None) -> Fetched:
    clock = clock or Clock()
    call = partial(fetch, rules=RULES, sleep=clock.sleep)
    tell = (told if told is not None else []).append
    return fetch_table(wanted, call, FolderSpool(spool), tell, Pace(call, clock.now, clock.sleep))


def expected(areas: list[str], version: int = 0) -> list[dict[str, object]]:
    rows = [(area, month) for area in areas for month in MONTHS]
    return [
        {"alue_23_20260101": area, "timeperiod_m": month}
        | {content: value_of(area, month, content, version) for content in VALUES["Tiedot"]}
        | {"_row": number}
        for number, (area, month) in enumerate(rows, 1)
    ]


@BOTH
def test_a_table_larger_than_the_limit_comes_whole(service: Service, version: int, tmp_path: Path) -> None:
    told: list[Progress] = []
    fetched = bring(table(service, version), tmp_path, told=told)
    found = read(fetched.data, fetched.form)
    assert found.data.to_pylist() == expected(AREAS)
    assert found.updated == date(2026, 7, 21)
    assert fetched.name == "12r5.json"
    assert fetched.form is (Format.PXWEB_JSON if version == 1 else Format.JSON_STAT)
    assert max(service.selections) <= 120 and sum(service.selections) == CELLS
    assert service.data_calls <= 6
    assert told[0].doing == "limits: 120 cells an answer, 30 calls in 10 s"
    assert (told[-1].done, told[-1].total) == (CELLS, CELLS)
    assert not tmp_path.exists() or not list(tmp_path.iterdir()), "nothing is left in the spool"


@BOTH
def test_the_bytes_are_the_same_every_time(service: Service, version: int, tmp_path: Path) -> None:
    first = bring(table(service, version), tmp_path / "a").data
    assert bring(table(service, version), tmp_path / "b").data == first
    service.max_cells = service.told_cells = 7
    assert json.loads(bring(table(service, version), tmp_path / "c").data) == json.loads(first), "however it was cut"


def test_one_part_comes_through_as_the_server_wrote_it(service: Service, tmp_path: Path) -> None:
    data = bring(table(service, 1, alue_23_20260101=("KU001", "SSS")), tmp_path).data
    assert data.startswith(b"\xef\xbb\xbf{")
    assert read(data, Format.PXWEB_JSON).data.to_pylist() == expected(["KU001", "SSS"])


@BOTH
def test_what_is_joined_says_all_that_one_answer_says(service: Service, version: int, tmp_path: Path) -> None:
    joined = json.loads(bring(table(service, version), tmp_path / "a").data.decode("utf-8-sig"))
    service.max_cells = service.told_cells = 10_000
    whole = json.loads(bring(table(service, version), tmp_path / "b").data.decode("utf-8-sig"))
    assert joined == whole


@BOTH
def test_the_selection_takes_codes_and_patterns(service: Service, version: int, tmp_path: Path) -> None:
    wanted = table(service, version, alue_23_20260101=("SSS", "KU00?"), Tiedot=("TYOTTOMATLOPUSSA",))
    found = read(bring(wanted, tmp_path).data, Format.PXWEB_JSON if version == 1 else Format.JSON_STAT)
    assert sorted(set(found.data["alue_23_20260101"].to_pylist())) == [*(f"KU00{n}" for n in range(1, 10)), "SSS"]
    assert found.data.column_names[2:] == ["TYOTTOMATLOPUSSA", "_row"]


@BOTH
@pytest.mark.parametrize(
    ("selection", "says"),
    [({"Alue": ("KU091",)}, "no variable 'Alue', it has alue_23_20260101"), ({"Tiedot": ("TYOTTOMAT",)}, "no value 'TYOTTOMAT'")],
)
def test_codes_that_are_gone_are_named(
    service: Service, version: int, selection: dict[str, tuple[str, ...]], says: str, tmp_path: Path
) -> None:
    with pytest.raises(NothingFetched, match=says):
        bring(table(service, version, **selection), tmp_path)
    assert service.data_calls == 0


@BOTH
def test_contents_may_be_cut_too(service: Service, version: int, tmp_path: Path) -> None:
    service.max_cells = service.told_cells = 1
    wanted = table(service, version, alue_23_20260101=("KU001",), timeperiod_m=("2026M01",))
    found = read(bring(wanted, tmp_path).data, Format.PXWEB_JSON if version == 1 else Format.JSON_STAT)
    assert found.data.to_pylist() == expected(["KU001"])[:1]
    assert service.selections == [1, 1]


@BOTH
def test_a_limit_lower_than_told_is_learnt(service: Service, version: int, tmp_path: Path) -> None:
    service.max_cells = 30
    fetched = bring(table(service, version), tmp_path)
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS)
    assert max(service.selections) <= 30


def test_without_a_configuration_we_are_cautious(service: Service, tmp_path: Path) -> None:
    service.config, service.max_cells = False, 100_000
    told: list[Progress] = []
    bring(table(service, 1), tmp_path, told=told)
    assert told[0].doing == "limits: 10,000 cells an answer, 10 calls in 10 s"


@BOTH
def test_calls_are_paced_by_the_window(service: Service, version: int, tmp_path: Path) -> None:
    service.max_cells = service.told_cells = 6
    clock = Clock()
    fetched = bring(table(service, version), tmp_path, clock)
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS)
    assert clock.time == pytest.approx((len(service.calls) - 1) // 30 * 10)


def test_no_window_ever_holds_too_many_calls() -> None:
    clock, times = Clock(), []

    def call(request: WebRequest) -> WebAnswer:
        times.append(clock.now())
        clock.time += 0.7
        return WebAnswer(200, b"", request.url)

    pace = Pace(call, clock.now, clock.sleep)
    for _ in range(100):
        pace(WebRequest("https://example.test/"))
    assert all(later - earlier >= 10 - 1e-9 for earlier, later in zip(times, times[10:], strict=False))


@BOTH
def test_429_and_500_are_tried_again(service: Service, version: int, tmp_path: Path) -> None:
    def trouble(number: int, path: str) -> object:
        return {4: (429, b"slow down", {"Retry-After": "17"}), 6: (500, HTML, {}), 7: (503, HTML, {})}.get(number)

    service.trouble, clock = trouble, Clock()
    fetched = bring(table(service, version), tmp_path, clock)
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS)
    assert clock.slept == [17, 1, 2]


def test_retry_after_as_a_date(service: Service) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    service.trouble = lambda number, path: (429, b"", {"Retry-After": when}) if number == 1 else None
    clock = Clock()
    assert fetch(WebRequest(f"{service.address}/api/v1/fi/?config"), RULES, clock.sleep).status == 200
    assert len(clock.slept) == 1 and 30 < clock.slept[0] <= 40


def test_a_server_that_wants_us_back_tomorrow_is_not_waited_for(service: Service, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (429, b"", {"Retry-After": "86400"})
    with pytest.raises(NothingFetched, match="asks to wait 86400 seconds"):
        bring(table(service, 1), tmp_path)


@BOTH
@pytest.mark.parametrize("how", ["half", "silence"])
def test_a_broken_connection_is_tried_again(service: Service, version: int, how: str, tmp_path: Path) -> None:
    service.trouble = lambda number, path: how if number in (3, 5) else None
    fetched = bring(table(service, version), tmp_path)
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS)


@BOTH
def test_a_fetch_that_died_goes_on_where_it_stopped(service: Service, version: int, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (500, HTML, {}) if number > 5 else None
    with pytest.raises(NothingFetched, match="no answer in 4 attempts, at last: status 500"):
        bring(table(service, version), tmp_path)
    first = service.data_calls
    assert first == 3
    service.trouble = lambda number, path: None
    told: list[Progress] = []
    fetched = bring(table(service, version), tmp_path, told=told)
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS)
    assert [step.doing for step in told].count("kept from before") == 2, "the first part is asked for anew, the others are kept"
    assert service.data_calls == first + 1 + (len(told) - 1 - 3)


@BOTH
def test_parts_of_an_older_update_are_not_mixed_in(service: Service, version: int, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (500, HTML, {}) if number > 5 else None
    with pytest.raises(NothingFetched):
        bring(table(service, version), tmp_path)
    service.trouble = lambda number, path: None
    service.updated, service.version = "2026-08-20T05.00.00Z", 3
    fetched = bring(table(service, version), tmp_path)
    found = read(fetched.data, fetched.form)
    assert found.data.to_pylist() == expected(AREAS, version=3)
    assert found.updated == date(2026, 8, 20)


def test_a_part_spoilt_in_the_spool_is_fetched_again(service: Service, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (500, HTML, {}) if number > 5 else None
    with pytest.raises(NothingFetched):
        bring(table(service, 1), tmp_path)
    for part in tmp_path.iterdir():
        part.write_bytes(part.read_bytes()[:100])
    service.trouble = lambda number, path: None
    assert read(bring(table(service, 1), tmp_path).data, Format.PXWEB_JSON).data.to_pylist() == expected(AREAS)


def test_a_table_updated_without_end_is_left_for_later(service: Service, tmp_path: Path) -> None:
    def trouble(number: int, path: str) -> None:
        service.updated = f"2026-08-{number:02d}T05.00.00Z"

    service.trouble = trouble
    with pytest.raises(NothingFetched, match="updated again and again"):
        bring(table(service, 1), tmp_path)


@BOTH
def test_an_html_page_in_place_of_data(service: Service, version: int, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (200, HTML, {}) if number == 4 else None
    fetched = bring(table(service, version), tmp_path / "a")
    assert read(fetched.data, fetched.form).data.to_pylist() == expected(AREAS), "once is an accident"
    service.trouble = lambda number, path: (200, HTML, {}) if number > len(before) + 3 else None
    before = list(service.calls)
    with pytest.raises(NothingFetched, match="3 times with something else than data.*'Service Unavailable'"):
        bring(table(service, version), tmp_path / "b")


@BOTH
def test_an_html_page_in_place_of_metadata(service: Service, version: int, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (200, HTML, {}) if number == 2 else None
    with pytest.raises(NothingFetched, match=f"does not answer as PxWeb version {version} does"):
        bring(table(service, version), tmp_path)


@BOTH
def test_a_table_that_is_gone(service: Service, version: int, tmp_path: Path) -> None:
    gone = PxWebTable(table(service, version).url.replace("12r5", "12r4"), date(2026, 1, 1), version)
    with pytest.raises(NothingFetched, match="status 404.*Non-existent table.*still there"):
        bring(gone, tmp_path)


def test_a_refusal_is_passed_on_in_the_services_words(service: Service, tmp_path: Path) -> None:
    service.trouble = lambda number, path: (400, b'{"error":"The query is invalid"}', {}) if number == 3 else None
    with pytest.raises(NothingFetched, match="status 400, saying .*The query is invalid"):
        bring(table(service, 1), tmp_path)


@pytest.mark.parametrize(
    ("url", "version"),
    [("https://example.test/statistics/12r5.px", 1), ("https://example.test/api/v2/12r5", 2), ("https://example.test/api/v1/fi/a/b.px", 3)],
)
def test_an_address_that_is_no_table(url: str, version: int, tmp_path: Path) -> None:
    with pytest.raises(NothingFetched, match=f"no address of a PxWeb table of version {version}"):
        bring(PxWebTable(url, date(2026, 1, 1), version), tmp_path)


@pytest.mark.parametrize(
    "url", ["http://example.test/a", "ftp://127.0.0.1/a", "file:///etc/passwd", "//x/y", "https://", "http://[::1", "words"]
)
def test_only_https_leaves_this_machine(url: str) -> None:
    with pytest.raises(NothingFetched, match="is not fetched|is no address"):
        fetch(WebRequest(url), RULES)


@pytest.mark.parametrize("url", ["https://example.test/a", "http://localhost:8000/", "http://127.9.9.9/", "http://[::1]:80/a"])
def test_https_and_loopback_pass(url: str) -> None:
    assert check_address(url) is None


def test_a_redirect_is_followed_only_where_we_may_go(service: Service) -> None:
    service.trouble = lambda number, path: (302, b"", {"Location": "/api/v1/fi/?config"}) if path == "/old" else None
    answer = fetch(WebRequest(f"{service.address}/old"), RULES)
    assert (answer.status, answer.url) == (200, f"{service.address}/api/v1/fi/?config")
    with pytest.raises(NothingFetched, match="turns a POST away"):
        fetch(WebRequest(f"{service.address}/old", {}), RULES)
    service.trouble = lambda number, path: (302, b"", {"Location": "http://example.test/"})
    with pytest.raises(NothingFetched, match="only https"):
        fetch(WebRequest(f"{service.address}/old"), RULES)
    service.trouble = lambda number, path: (302, b"", {"Location": "/old"})
    with pytest.raises(NothingFetched, match="redirects more than 5 times"):
        fetch(WebRequest(f"{service.address}/old"), RULES)


def test_an_answer_without_end_is_given_up(service: Service) -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    service.trouble = lambda number, path: (200, bomb, {"Content-Encoding": "gzip"})
    with pytest.raises(NothingFetched, match="larger than 1,000,000 bytes"):
        fetch(WebRequest(f"{service.address}/big"), WebRules(max_bytes=1_000_000))


def test_nobody_at_the_address() -> None:
    clock = Clock()
    with pytest.raises(NothingFetched, match="no answer in 4 attempts"):
        fetch(WebRequest("http://127.0.0.1:9/"), RULES, clock.sleep)
    assert clock.slept == [1, 2, 4]
