"""Whatever faults come and go and whatever the keeper does between: the book of requests stays true."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.flow.faults import Fault, FaultKind, Seen
from puntari.flow.requests import Request, State, answer, close, follow, send
from puntari.store.requests import read_requests
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

KINDS = (FaultKind.WRONG_CODES, FaultKind.GAP)
SOURCES = ("hens", "people")
DEEDS = {"send": send, "answer": answer, "close": close}
faults = st.builds(
    Fault, st.just("small"), st.sampled_from(SOURCES), st.just("file"), st.sampled_from(KINDS), st.sampled_from(("a", "b")),
    st.integers(1, 3), st.just(""), st.just("mend it"),
)  # fmt: skip
looks = st.builds(
    Seen,
    st.lists(faults, max_size=5, unique_by=lambda one: (one.source, one.kind, one.about)).map(tuple),
    st.just(frozenset((source, kind) for source in SOURCES for kind in KINDS)),
)
deeds = st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(1, 6))


def done(store: Store, step: Seen | tuple[str, int]) -> None:
    if isinstance(step, Seen):
        follow(store, step)
        return
    what, number = step
    try:
        DEEDS[what](store, number, "keeper", "F-1")
    except BadQuestion:
        return


def of(request: Request) -> tuple[str, str, str]:
    return request.kept.source, request.kept.kind, request.kept.about


@settings(max_examples=40)
@given(steps=st.lists(looks | deeds, max_size=12))
def test_the_book_stays_true(steps: list[Seen | tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        store, closed = Store(Path(folder) / "store"), {}
        for step in steps:
            before = [one.number for one in read_requests(store)]
            done(store, step)
            book = tuple(map(Request.of, read_requests(store)))
            assert [one.kept.number for one in book] == list(range(1, len(book) + 1))
            assert len(book) >= len(before), "no request is ever taken out"
            followed = [of(one) for one in book if one.state is not State.CLOSED]
            assert len(set(followed)) == len(followed), "one fault is followed once"
            if isinstance(step, Seen):
                there = {(one.source, one.kind, one.about): one.count for one in step.faults}
                assert {of(one): one.count for one in book if one.state not in (State.MENDED, State.CLOSED)} == there
            assert all(closed[number] == book[number - 1] for number in closed), "what is closed stays as it was"
            closed = {one.kept.number: one for one in book if one.state is State.CLOSED}
            assert all(one.kept.steps[-2].what == "mended" for one in closed.values()), "closed only once found gone"
