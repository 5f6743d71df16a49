"""What the evaluator of 2023 wrote of each area: on the page, in its twin and in the report, every number held against its row."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.define.groundbook import read_grounds
from puntari.define.grounds import RoundGrounds
from puntari.define.source import Audience
from puntari.doors.grounds import GroundsTold, ask_grounds
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding, Refusal
from puntari.outlets.rounds import judged_before
from puntari.outlets.site import evidence_page, maturity_page
from puntari.outlets.site.book import open_book
from puntari.words.errors import BadDefinition, TextDisagrees
from puntari.words.text import Language

(ASSESSMENT,) = PACK.assessments
(ROUND,) = ASSESSMENT.grounds


def with_grounds(house: House, told: RoundGrounds) -> House:
    """The same house over a pack whose evaluator wrote something else."""
    return House(house.store, {PACK.id: replace(PACK, assessments=(replace(ASSESSMENT, grounds=(told,)),))})


def read(folder: Path) -> tuple[RoundGrounds, ...]:
    return read_grounds(folder, ASSESSMENT.framework, PACK.sources, Path(PACK.folder), PACK.evidence.exhibits if PACK.evidence else ())


def test_every_area_is_told_and_its_numbers_agree(house: House) -> None:
    answer = ask_grounds(house, PACK.id, "maturity", PUBLIC)
    assert isinstance(answer, Finding) and isinstance(answer.body, GroundsTold)
    assert list(answer.body.rounds[0].areas) == [area.id for area in ASSESSMENT.framework.areas]
    assert {one.rows[0] for one in answer.body.statements} > {"pf-asko-now", "sat-customer-support-tuve-2022", "mat-culture-level-2023"}
    unknown = {id for id, area in ROUND.areas.items() if area.level is None}
    assert len(unknown) == 7 and "pricing" in unknown and "culture" not in unknown


def test_the_page_tells_each_area_with_its_rows_and_evidence(house: House) -> None:
    said = maturity_page.page(open_book(house, "v"), PACK, ASSESSMENT, Language.FI)
    told = said[said.index('id="told-2023"'):]
    assert len(re.findall(r'<details class="data" id="told-2023-\w+"><summary>[^<]*: Taso ', told[: told.index("</section>")])) == 18
    scope = told[told.index("<summary>Palvelujen laajuus: Taso 2.</summary>"):].split("</details>")[0]
    assert "Asiakaskohtaisia palveluja on yhä 231." in scope and "<code>[pf-asko-now]</code>" in scope
    assert ASSESSMENT.framework.area("service_scope").of_level(2)[1].text.fi in scope, "the criterion that is met"
    assert re.search(r'href="[^"]*service_centre/evidence/#d25"', scope)
    pricing = told[told.index("<summary>Hinnoittelu: Taso on raportissa vain kuvassa"):].split("</details>")[0]
    assert "3 kuukauden varoitusajalla" in pricing
    assert "Raportti ei sano minkään tämän viitekehyksen kriteerin täyttyvän" in told
    targets = said[said.index('id="targets-h"'):].split("</table>")[0]
    assert targets.count("scope=\"row\">") == 18 and targets.count("2–5 vuotta ensimmäisestä arvioinnista") == 1
    assert targets.count(">ei kerrota<") == 1 and targets.count("Arvioija päätti pitää") == 1, "what all areas share is told once"
    assert re.findall(r'<th [^>]*scope="col"[^>]*>([^<]*)', targets) == ["Osa-alue", "Lähtötaso", "Nyt", "Tavoite"]
    assert re.search(r'<td [^>]*>3 \([^<)]+\)</td>', targets), "what a single row alone has to say stands in it"


@pytest.mark.parametrize(("language", "says"), [
    (Language.SV, "De kundspecifika tjänsterna är ännu 231."), (Language.EN, "There are still 231 customer-specific services."),
])
def test_in_other_languages(house: House, language: Language, says: str) -> None:
    assert says in maturity_page.page(open_book(house, "v"), PACK, ASSESSMENT, language)


def test_evidence_and_what_was_judged_on_it_lead_to_one_another(house: House) -> None:
    book = open_book(house, "v")
    register = evidence_page.page(book, PACK, Language.FI)
    (row,) = re.findall(r'<tr [^>]*id="d25">.*', register)
    assert re.search(r'<a href="[^"]*assessment/maturity/#told-2023-service_scope">Palvelujen laajuus</a>', row)
    assert 'id="told-2023-service_scope"' in maturity_page.page(book, PACK, ASSESSMENT, Language.FI)
    told = {one["id"]: one["areas"] for one in json.loads(evidence_page.twin(book, PACK, Language.EN))["exhibits"]}
    assert told["d25"] == ["2023/service_scope", "2023/service_models", "2023/service_management"]
    assert not told["d07"], "nobody said that the answer to a request carries anything"


def test_the_twin_has_the_same(house: House) -> None:
    told = json.loads(maturity_page.twin(open_book(house, "v"), PACK, ASSESSMENT, Language.EN))["grounds"]
    assert [one["period"] for one in told] == ["2023"] and len(told[0]["areas"]) == 18
    scope = told[0]["areas"]["service_scope"]
    assert scope["level"] == 2 and scope["criteria_met"] == ["service_scope_2b"]
    assert {"stated": "231", "formula": "[pf-asko-now]"} in scope["numbers"]
    assert told[0]["areas"]["pricing"]["level"] == "unknown"


def test_a_pack_that_tells_of_no_earlier_round_has_none(house: House) -> None:
    bare = replace(PACK, assessments=(replace(ASSESSMENT, grounds=()),))
    answer = ask_grounds(House(house.store, {PACK.id: bare}), PACK.id, "maturity", PUBLIC)
    assert isinstance(answer, Finding) and answer.body.rounds == () and judged_before(answer, Language.EN) == {}
    said = maturity_page.page(open_book(House(house.store, {PACK.id: bare}), "v"), bare, bare.assessments[0], Language.EN)
    assert "told-" not in said and 'id="targets-h"' not in said


def test_text_that_disagrees_with_its_row_is_not_given_out(house: House) -> None:
    culture = replace(ROUND.areas["culture"], said_level=ROUND.areas["production"].said_level)
    wrong = replace(culture.said_level[Language.FI].spans[1], formula=ROUND.areas["culture"].said_level[Language.FI].formulas[0])
    prose = replace(culture.said_level[Language.FI], spans=(wrong,))
    told = replace(ROUND, areas={**ROUND.areas, "culture": replace(culture, said_level={Language.FI: prose})})
    with pytest.raises(TextDisagrees, match=r"area culture of 2023: the text says '3,5', but .*2"):
        ask_grounds(with_grounds(house, told), PACK.id, "maturity", PUBLIC)


def test_a_level_that_is_known_is_not_called_unknown(house: House) -> None:
    culture = replace(ROUND.areas["culture"], level=None, said_level=ROUND.areas["pricing"].said_level)
    told = replace(ROUND, areas={**ROUND.areas, "culture": culture})
    with pytest.raises(TextDisagrees, match="area culture of 2023: the text says 'unknown', but its row has the level 2"):
        ask_grounds(with_grounds(house, told), PACK.id, "maturity", PUBLIC)


def test_who_may_not_see_a_row_gets_no_text_of_it(house: House) -> None:
    closed = PACK.sources | {"portfolio": replace(PACK.sources["portfolio"], audience=Audience.AUTHORITIES)}
    levels = {id: PACK.indicators[id] for id in (ASSESSMENT.level, ASSESSMENT.target)}
    # The pack itself would refuse an indicator over another source than it lists, so only what the text needs is kept.
    kept = {"leading": (), "reports": (), "documents": (), "steering": None, "evidence": None, "prices": None, "portfolio": None}
    pack = replace(PACK, sources=closed, indicators=levels, claims=None, **kept)
    answer = ask_grounds(House(house.store, {PACK.id: pack}), PACK.id, "maturity", PUBLIC)
    assert isinstance(answer, Refusal) and "grounds of maturity" in answer.what


@pytest.mark.parametrize(("file", "before", "after", "says"), [
    ("organisation.yaml", "culture:\n", "kulture:\n", "dimension organisation has no area 'kulture'; .*culture"),
    ("organisation.yaml", "level: 2\n", "level: 2.2\n", "2.2 is no level"),
    ("organisation.yaml", "[]\n  evidence: [d30", "[culture_9a]\n  evidence: [d30", "met: 'culture_9a' does not exist; nearest: culture_"),
    ("organisation.yaml", "evidence: [d30, i_management]", "evidence: [d99]", "evidence: 'd99' does not exist"),
    ("organisation.yaml", "row: mat-culture-level", "row: mat-kulture-level", "no row is called 'mat-kulture-.*'; nearest: mat-culture"),
    ("organisation.yaml", "en: The culture has silos", "en: The culture has 3 silos", "'3' is bound to nothing"),
    ("round.yaml", "none_met:", "non_met:", "says nothing of none_met"),
])
def test_what_is_written_wrong_is_refused_with_its_place(file: str, before: str, after: str, says: str, tmp_path: Path) -> None:
    shutil.copytree(Path(PACK.folder) / "grounds", tmp_path / "grounds")
    path = tmp_path / "grounds" / "maturity" / "2023" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) >= 1
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadDefinition, match=says):
        read(tmp_path / "grounds")
