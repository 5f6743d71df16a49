"""Sotkanet, THL's statistics by region: the indicator's years, the regions' codes and the figures put together in one CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from puntari.define.official import SotkanetIndicator
from puntari.flow.pxweb.client import Spool
from puntari.flow.pxweb.limits import Caller, Pace
from puntari.flow.readers.marks import Json, load_json, mapping, sequence, text_of
from puntari.store.web import WebRequest
from puntari.words.errors import BrokenFile, NothingFetched

YEARS_AT_ONCE = 5
COLUMNS = ("indicator", "region", "title", "year", "gender", "value")
Tell = Callable[[str], None]
Row = Mapping[str, str]


def fetch_indicator(asked: SotkanetIndicator, call: Caller, spool: Spool, tell: Tell) -> tuple[str, bytes]:
    """A file name and a CSV (indicator, region, title, year, gender, value) of all years and regions; raises NothingFetched.

    Figures come a few years at a time and wait in the spool, so a broken fetch goes on where it stopped. `region` is the kind of region
    with its code (KUNTA:005), because the service gives figures by numbers of its own and codes repeat from kind to kind.
    """
    paced, root = Pace(call), asked.url.rstrip("/")
    try:
        regions = _regions(_answer(f"{root}/regions", paced))
        first, last, updated = _about(_answer(f"{root}/indicators/{asked.indicator}", paced))
        rows: list[Row] = []
        for begin in range(first, last + 1, YEARS_AT_ONCE):
            years = range(begin, min(begin + YEARS_AT_ONCE, last + 1))
            url = f"{root}/json?{_query(asked, years)}"
            rows += _rows(_part(f"{updated} {url}", url, paced, spool), regions)
            tell(f"years {years[0]}–{years[-1]} of {first}–{last}")
    except BrokenFile as wrong:
        raise NothingFetched(f"{root} does not answer as Sotkanet does for indicator {asked.indicator}: {wrong}") from wrong
    spool.clear()
    return f"sotkanet_{asked.indicator}.csv", _written(rows)


def _query(asked: SotkanetIndicator, years: Sequence[int]) -> str:
    return urlencode([("indicator", asked.indicator), *(("years", year) for year in years), ("genders", asked.gender)])


def _answer(url: str, call: Caller) -> Json:
    return load_json(_bytes(url, call))


def _bytes(url: str, call: Caller) -> bytes:
    answer = call(WebRequest(url))
    if answer.status != 200:
        raise NothingFetched(f"{url} answered with status {answer.status}; see that the indicator is still there")
    return answer.data


def _part(key: str, url: str, call: Caller, spool: Spool) -> Json:
    """The answer, from the spool where an earlier fetch of the same update of the indicator left it."""
    kept = spool.get(key)
    if kept is None:
        kept = _bytes(url, call)
        answer = load_json(kept)
        spool.put(key, kept)
        return answer
    return load_json(kept)


def _about(answer: Json) -> tuple[int, int, str]:
    """The first and last year of an indicator, and when it was updated."""
    told = mapping(answer, "the indicator")
    span = mapping(told.get("range"), "range")
    ends = [text_of(span.get(end), f"range, {end}") for end in ("start", "end")]
    if not all(end.isdecimal() and len(end) == 4 for end in ends) or ends[0] > ends[1]:
        raise BrokenFile(f"the years of the indicator are {ends[0]!r} to {ends[1]!r}", "range", "see what the service says of it")
    return int(ends[0]), int(ends[1]), text_of(told.get("data-updated"), "data-updated")


def _regions(answer: Json) -> Mapping[str, tuple[str, str]]:
    """Kind and code (KUNTA:005), and the Finnish name, by the service's own number of a region."""
    listed = [mapping(one, "regions") for one in sequence(answer, "regions")]
    return {
        text_of(one.get("id"), "regions, id"): (
            f"{text_of(one.get('category'), 'category')}:{text_of(one.get('code'), 'code')}",
            text_of(mapping(one.get("title") or {}, "title").get("fi"), "title"),
        )
        for one in listed
    }


def _rows(answer: Json, regions: Mapping[str, tuple[str, str]]) -> list[Row]:
    found = []
    for entry in sequence(answer, "figures"):
        told = {name: text_of(value, f"figures, {name}") for name, value in mapping(entry, "figures").items()}
        if told.get("region", "") not in regions:
            raise BrokenFile(f"a figure is of region {told.get('region')!r}, which is not among the regions", "figures", "fetch it again")
        region, title = regions[told["region"]]
        found.append({**told, "region": region, "title": title})
    return found


def _written(rows: Iterable[Row]) -> bytes:
    """The rows by year and region, so that the same figures give the same bytes."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, extrasaction="ignore", restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(sorted(rows, key=lambda row: (row.get("year", ""), row["region"], row.get("gender", ""))))
    return text.getvalue().encode()
