"""A marker in a register that nothing may be handed on from is hunted in everything that leaves, by every role and in every form."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from puntari.cli import asking, handing, persons, requesting, taking
from puntari.define.expression import Condition
from puntari.define.question import Place, Question
from puntari.define.right import Role
from puntari.define.source import Audience
from puntari.doors import outputs
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.doors.persons import tell_waiting
from puntari.doors.raw import RowForm, Wish, hand_over
from puntari.doors.registers import tell_registers
from puntari.doors.tell import tell_checks, tell_quarantine
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Figures, Refusal
from puntari.outlets.answers import as_csv, as_json, as_table
from puntari.outlets.site.build import build_site
from puntari.store.tables import read_table
from puntari.words.errors import BadDefinition, BadQuestion, PuntariError
from puntari.words.period import PeriodRange
from tests.small import marked
from tests.small.marked import CASE, MARKED, MARKER, PACK, REPORT, marked_house
from tests.small.registers import business, hetu

FIRST_QUARTER = PeriodRange.parse("2021-01..2021-03")
HUNTED = (MARKER.split(".")[0], REPORT, hetu(MARKED), business(MARKED), business(MARKED).replace("-", ""))
"""The income, the number of its report, whose it is and who paid it."""
ACTORS = tuple(
    Actor(role, name="hunter", purpose="a hunt", organisation=organisation)
    for role, organisation in product(Role, ("", "county:1", "county:3", "parish:f"))
)

ANALYST = next(one for one in ACTORS if one.role is Role.ANALYST)
RESEARCHER = Actor(Role.RESEARCHER, name="hunter", purpose="a hunt", study="pay")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("marked"))


# Any five digits come up in a hash, a pseudonym or behind the point of a changed number now and then.
HASH = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{12,}\b|\b[0-9]{17,}\b|(?<=[0-9])\.[0-9]{9,}")


def found_in(text: str) -> list[str]:
    plain = HASH.sub(" ", text)
    return [one for one in (*HUNTED, CASE) if one in plain]


def test_digits_within_a_hash_are_no_find() -> None:
    assert not found_in('"hash": "2b27654325f11442cc4c80c4", "person": 727976543522515032, "middle": 2659.276543437984')
    assert found_in("7654325") and found_in('"paid": 76543.25') and found_in("99976543250000") and found_in("176543.436243798")


def text_of(path: Path) -> str:
    """What a file says; a table cell by cell."""
    return str(read_table(io.BytesIO(path.read_bytes())).to_pylist()) if path.suffix == ".parquet" else path.read_text("utf-8", "replace")


def questions() -> Iterator[Question]:
    """Every figure by everything, down to the parish and the code that the marked person is in, alone and with others."""
    parish = marked.PARISHES[MARKED % 6]
    for id in marked.BINDINGS:
        asked = Question("small", (id,), period=FIRST_QUARTER)
        for by in ((), ("country",), ("county",), ("parish",), ("parish", "kind"), ("kind",), ("expert",)):
            yield replace(asked, by=by)
        for by, kind in product(((), ("kind",)), ("a", "b")):
            yield replace(asked, by=by, area=Place("parish", parish), only=(Condition("kind", (kind,)),))


def test_no_answer_tells_it_in_any_form(house: House) -> None:
    told, deepest = 0, [one for one in questions() if one.by in (("parish", "kind"), ("expert",))]
    everything = [(actor, one) for actor in (ANALYST, RESEARCHER) for one in questions()]
    for actor, question in everything + list(product((one for one in ACTORS if one.organisation == "county:1"), deepest)):
        try:
            answer = ask(house, question, actor)
        except PuntariError as wrong:
            assert not found_in(str(wrong)), (actor, question)
            continue
        if isinstance(answer, Refusal):
            continue
        told += len(answer)
        for form in (as_csv, as_json, as_table):
            assert not found_in(form(answer)), (actor, question, form)
        if question.indicators[0] in ("most_paid", "middle_paid"):
            top = max((row.cell.high or row.cell.value or 0 for row in answer.rows()), default=0)
            assert top < 4000, "nor is a quantile, or a bound of one, drawn towards the marked income"
    assert told > 500


def test_the_unprotected_copy_would_tell_it(house: House) -> None:
    rows = house.warehouse("small").rows("SELECT max(paid) AS most FROM fact.income")
    assert rows["most"].to_pylist() == [float(MARKER)]


def test_no_explanation_check_list_or_refusal_tells_it(house: House) -> None:
    for actor in (one for one in ACTORS if one.organisation in ("", "county:1")):
        told: list[object] = [tell_registers(house, actor), tell_waiting(house, "", actor), tell_checks(house, "small", actor)]
        told.append(tell_quarantine(house, None, actor))
        for id in marked.BINDINGS:
            one = Question("small", (id,), area=Place("parish", "f"), period=PeriodRange.parse("2021-03"))
            with contextlib.suppress(PuntariError):
                told.append(explain(house, one, {}, actor))
        assert not found_in(repr([getattr(one, "body", one) for one in told])), actor


def test_no_row_that_is_handed_over_tells_it_nor_what_the_house_calls_anybody(house: House, tmp_path: Path) -> None:
    ours = house.warehouse("small").rows("SELECT DISTINCT person FROM fact.clients")["person"].to_pylist()
    handed = 0
    for number, (actor, fact, form) in enumerate(product(ACTORS, marked.FACTS, RowForm)):
        out = tmp_path / str(number)
        if isinstance(hand_over(house, actor, Wish("small", fact, form), out), Refusal):
            assert not out.exists()
            continue
        assert fact == "clients" and actor.role is Role.DIRECTOR
        handed += 1
        for path in out.iterdir():
            text = text_of(path)
            assert not found_in(text) and not any(str(person) in text for person in ours), path.name
    assert handed == 4


def test_no_result_that_leaves_a_study_tells_it(house: House, tmp_path: Path) -> None:
    releaser = replace(ANALYST, name="releaser")
    left, refused = set(), set()
    for number, question in enumerate(one for one in questions() if len(one.by) < 2 and not one.only):
        try:
            proposed = outputs.propose_table(house, RESEARCHER, "pay", question)
        except PuntariError as wrong:
            refused |= {question.indicators[0]} if "no such thing leaves" in str(wrong) else set()
            assert not found_in(str(wrong)), question
            continue
        if isinstance(proposed, Refusal):
            assert question.by == ("expert",)
            continue
        outputs.take_step(house, releaser, Deed.RELEASE_OUTPUT, "small", "pay", proposed.build)
        outputs.take_output(house, RESEARCHER, "small", "pay", proposed.build, tmp_path / str(number))
        left.add(question.indicators[0])
        assert not any(found_in(text_of(path)) for path in (tmp_path / str(number)).iterdir()), question
    assert left == {"clients", "earning", "paid_to", "mean_paid"} and refused == {"most_paid", "middle_paid"}, "no percentile leaves"
    with pytest.raises(BadQuestion, match="maximum") as told:
        outputs.propose_model(house, RESEARCHER, "small", "pay", model_of(tmp_path, f"paid,maximum,{MARKER},240"), ("mean_paid",))
    assert not found_in(str(told.value))


def model_of(folder: Path, line: str) -> Path:
    """A file of a model with one estimate."""
    path = folder / "model.csv"
    path.write_text(f"term,statistic,value,persons\n{line}\n")
    return path


def test_no_page_of_the_site_tells_it(house: House, tmp_path: Path) -> None:
    build_site(house, tmp_path / "site", lambda what, done, of: None, workers=1)
    pages = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert len(pages) > 20
    assert [path for path in pages if found_in(path.read_bytes().decode("utf-8", "replace"))] == []
    figures = [path for path in pages if "catalogue" not in path.parts]
    assert len(figures) > 20
    assert not any(id in path.as_posix() for path in figures for id in marked.BINDINGS), "figures over persons have no page"


def test_no_command_prints_it(house: House, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (asking, handing, persons, requesting, taking):
        monkeypatch.setattr(module, "house", lambda: house, raising=False)
    for call in (
        lambda: requesting.list_registers(), lambda: requesting.listed(), lambda: taking.list_quarantine(), lambda: taking.sources(),
        lambda: asking.explain("mean_paid", area="parish:f", role="analyst"),
        lambda: asking.ask("mean_paid", by=["parish"], role="analyst", purpose="x"),
    ):
        with contextlib.suppress(SystemExit, PuntariError, RuntimeError, TypeError):
            call()
    said = capfd.readouterr()
    assert said.out and not found_in(said.out + said.err)


def test_nothing_that_the_store_keeps_of_what_was_told_has_it(house: House) -> None:
    """The trail, the memory of what was told, requests to owners and what builds say of themselves."""
    looked = 0
    for path in house.store.root.rglob("*"):
        inside = path.relative_to(house.store.root).parts
        if not path.is_file() or inside[0] == "registers" or (inside[0] == "builds" and "persons" in inside):
            continue
        assert not found_in(text_of(path)), path
        looked += 1
    assert looked > 10


def test_a_figure_over_such_a_register_cannot_be_called_public() -> None:
    with pytest.raises(BadDefinition, match="can't be the public"):
        replace(PACK.indicator("mean_paid"), audience=Audience.PUBLIC)


def test_the_hunt_would_find_it(house: House) -> None:
    answer = ask(house, Question("small", ("mean_paid",), ("country",), period=FIRST_QUARTER), ANALYST)
    assert isinstance(answer, Figures)
    told = as_csv(answer).replace("2021-03", f"2021-03 {MARKER}")
    assert found_in(told) == [MARKER.split(".")[0]]
