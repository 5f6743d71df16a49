"""What the employment pack says of itself: its indicators, their words, and what it refuses to add up."""

from __future__ import annotations

from datetime import date

import pytest

from puntari.define.expression import Published, Sum, shared_terms, terms_of
from puntari.define.source import Audience, Redistribution, Source
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency
from puntari.words.text import Language
from tests.spec.employment.delivered import PACK, put, rows

PARTS = ("title", "short", "what", "how", "beware", "is_not")
ASKED_FOR = """
unemployment_rate labour_force unemployed_job_seekers job_seekers unemployed_men unemployed_women unemployed_under_20 unemployed_under_25
unemployed_over_50 unemployed_disabled unemployed_foreign_nationals long_term_unemployed laid_off new_vacancies open_vacancies
unemployed_per_vacancy activation_rate activation_rate_foreign_nationals in_subsidised_work in_work_trial in_labour_market_training
in_coaching in_other_services structurally_unemployed structural_long_term structural_repeatedly structural_service_to_unemployment
structural_service_to_service flow_over_3_months mean_unemployment_duration unemployed_after_training unemployed_after_coaching
unemployed_after_subsidised_work unemployed_after_trials unemployed_after_other_services municipal_share municipal_share_per_inhabitant
population under_15_share_of_population over_64_share_of_population tertiary_education_share median_income gini_coefficient
net_immigration_per_1000 net_migration_between_municipalities_per_1000
""".split()


def test_it_has_the_indicators_asked_for() -> None:
    assert set(ASKED_FOR) <= PACK.indicators.keys()
    assert len(PACK.indicators) >= 40


@pytest.mark.parametrize("language", Language)
def test_titles_and_short_words_tell_indicators_apart(language: Language) -> None:
    for part in ("title", "short"):
        words = [getattr(indicator.card, part)[language] for indicator in PACK.indicators.values()]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("part", PARTS)
def test_words_are_whole_sentences_in_three_languages(part: str) -> None:
    for id, indicator in PACK.indicators.items():
        words = [getattr(indicator.card, part)[language] for language in Language]
        assert len(set(words)) == 3, f"{id}: one language repeats another"
        assert all(text == text.strip() for text in words), id
        assert all(text.endswith(".") == (part != "title") for text in words), id


@pytest.mark.parametrize("source", PACK.sources.values(), ids=PACK.sources)
def test_every_source_is_open_and_says_whose_it_is(source: Source) -> None:
    assert (source.audience, source.redistribution) == (Audience.PUBLIC, Redistribution.OPEN)
    if source.licence.id == "ec_reuse":
        assert "LMP" in source.licence.attribution.en
    else:
        assert source.licence.id.startswith("cc_by_4")
        assert all("CC BY 4.0" in source.licence.attribution[language] for language in Language)
    assert source.notes is not None


@pytest.mark.parametrize("source", PACK.sources.values(), ids=PACK.sources)
def test_every_source_is_used(source: Source) -> None:
    read = {used.id for indicator in PACK.indicators.values() for used in indicator.sources}
    checks = [binding.agrees_with for indicator in PACK.indicators.values() for binding in indicator.bindings if binding.agrees_with]
    read |= {table.id for check in checks for table in check.fact.tables.values()}
    assert source.id in read


@pytest.mark.parametrize("id", ["unemployment_rate", "activation_rate", "open_vacancies", "new_vacancies"])
def test_what_leads_computes_from_sums_and_not_from_finished_rates(id: str) -> None:
    assert not any(isinstance(binding.value, Published) for binding in PACK.indicators[id].bindings)


def test_services_are_a_part_of_the_activation_rates_whole() -> None:
    for binding in PACK.indicators["activation_rate"].bindings:
        shared, rest = shared_terms(binding.value, binding.per)
        assert len(shared) == len(terms_of(binding.value))
        assert [term.column.name for term in rest] == ["unemployed"]


@pytest.mark.parametrize("fact", ["municipal_share", "municipal_share_country", "hameenlinna_subsidy"])
def test_recipients_refuse_to_be_added_up_and_euros_do_not(fact: str) -> None:
    shares = PACK.facts[fact]
    with pytest.raises(BadDefinition, match="does not add up"):
        Sum(shares, shares.recipients)
    assert Sum(shares, shares.municipal_share).column.name == "municipal_share"


@pytest.mark.parametrize("column", ["median_income", "gini", "low_income_share"])
def test_finished_figures_of_income_refuse_to_be_added_up(column: str) -> None:
    income = PACK.facts["income"]
    with pytest.raises(BadDefinition, match="does not add up"):
        Sum(income, getattr(income, column))


def test_aland_is_outside_the_45_areas() -> None:
    areas = PACK.hierarchy.level("employment_area")
    codes = {area.code for area in PACK.hierarchy.areas("employment_area")}
    assert areas.outside == {"46"}
    assert len(codes - areas.outside) == 45


def test_the_country_is_never_summed() -> None:
    assert PACK.hierarchy.own_rows_only == {"country"}


def test_the_reform_is_a_break_and_the_pandemic_is_none() -> None:
    breaks = {str(one.since) for indicator in PACK.indicators.values() for one in indicator.breaks}
    assert breaks == {"2025-01"}
    assert PACK.indicators["laid_off"].breaks


def test_what_only_one_sub_region_has_is_not_called_reliable() -> None:
    for id in ("structurally_unemployed", "flow_over_3_months", "mean_unemployment_duration", "municipal_share"):
        assert PACK.indicators[id].reliability != "high"
        assert PACK.indicators[id].reliability_reason is not None


@pytest.mark.parametrize("source", [s for s in PACK.sources.values() if s.stand_in], ids=lambda source: source.id)
def test_a_stand_in_is_always_the_same_and_meets_its_contract(source: Source) -> None:
    name, data = source.stand_in.make()
    assert source.stand_in.make() == (name, data)
    assert name.startswith("synthetic")
    checked = put(source, name, data, source.stand_in.division)
    assert checked.rejected.num_rows == 0
    assert checked.accepted.num_rows == checked.rows > 0


def test_the_leading_indicators_can_be_made_of_stand_ins_alone() -> None:
    for id in PACK.leading:
        assert any(all(source.stand_in for source in binding.sources) for binding in PACK.indicators[id].bindings)


def test_the_stand_in_hides_small_municipal_figures_as_the_source_does() -> None:
    source = PACK.sources["tyonv_12r5"]
    name, data = source.stand_in.make()
    found = rows(put(source, name, data, source.stand_in.division))
    municipal = [row for row in found if row["area_level"] == "municipality"]
    assert any(row["coaching__why"] == "hidden_at_source" for row in municipal)
    assert all(row["unemployed"] is None or row["unemployed"] == 0 or row["unemployed"] > 4 for row in municipal)


@pytest.mark.parametrize("id", ["tyonv_12ur", "tyonv_12us", "tyonv_12ut", "tyonv_12uw", "tyonv_12ux", "tyonv_12v7", "tyonv_12va"])
def test_yearly_tables_are_yearly(id: str) -> None:
    period = PACK.sources[id].period
    assert (period.frequency, period.printed) == (Frequency.YEAR, Frequency.MONTH)


def test_divisions_are_those_that_the_deliveries_follow() -> None:
    told = {file.path.rpartition("/")[2]: file.division for source in PACK.sources.values() for file in source.mirror}
    assert told["tyonv_12r5_alue_kuukausi.csv.gz"] == date(2023, 1, 1)
    assert told["unemployment_register_kunnat_12r5.json"] == date(2026, 1, 1)
    assert told["tyonv_2310_avoimet_tyopaikat_kunta.csv.gz"] == date(2020, 1, 1)
    assert told["municipal_2018.tsv"] == date(2018, 1, 1)


def test_every_source_says_where_its_official_service_is() -> None:
    assert [id for id, source in PACK.sources.items() if not source.kept_at.startswith("https://")] == []
