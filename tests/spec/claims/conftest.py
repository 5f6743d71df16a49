"""The pack's claims over the figures that its own tables carry, and ways to change a figure or the whole pack's folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.doors.house import House
from puntari.flow.claims.figures import Figure, from_carried
from puntari.flow.claims.judge import Judgement, judge
from puntari.flow.claims.view import View
from puntari.flow.run import build
from puntari.store.root import Store

Judge = Callable[..., Judgement]


@pytest.fixture(scope="session")
def figures() -> Mapping[str, Figure]:
    """The carried figures by their ids."""
    found = [figure for source in PACK.sources.values() for figure in from_carried(source, Path(PACK.folder))]
    return {figure.id: figure for figure in found}


@pytest.fixture(scope="session")
def judged(figures: Mapping[str, Figure]) -> Judge:
    """A function that judges a claim of the pack, with some figures changed: id -> fields of Figure, `words` merged."""

    def told(claim: str, changes: Mapping[str, Mapping[str, object]] | None = None) -> Judgement:
        changed = {id: _changed(figures[id], dict(fields)) for id, fields in (changes or {}).items()}
        view = View({**figures, **changed}, PACK.sources, PACK.reasons, PACK.claims.marks)
        return judge(PACK.claims.claims[claim], view)

    return told


def _changed(figure: Figure, fields: dict[str, object]) -> Figure:
    return replace(figure, words={**figure.words, **fields.pop("words", {})}, **fields)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house over a build of this pack alone."""
    store = Store(tmp_path_factory.mktemp("claims"))
    build(store, {PACK.id: PACK}, None, False, lambda doing, done, of: None)
    return House(store, {PACK.id: PACK})
