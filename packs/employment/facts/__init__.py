"""Facts of the employment pack: each a SELECT in a file of its own, bound to the sources it reads."""

from __future__ import annotations

from pathlib import Path

from packs.employment.sources import (
    hameenlinna,
    kela,
    labour_market_policy,
    living_conditions,
    local_economy,
    local_education,
    outcomes,
    prices,
    services,
    vacancies,
)
from packs.employment.sources import job_seekers as employment_service
from packs.employment.sources import population as people
from puntari.define.fact import Fact
from puntari.define.source import Source
from puntari.store.files import read_text

FOLDER = Path(__file__).resolve().parent


def _fact(id: str, source: Source) -> Fact:
    return Fact(id, read_text(FOLDER / f"{id}.sql"), (source,))


job_seekers = _fact("job_seekers", employment_service.tyonv_12r5)
occupations = _fact("occupations", employment_service.tyonv_12ti)
vacancies_2310 = _fact("vacancies_2310", vacancies.tyonv_2310)
vacancy_durations = _fact("vacancy_durations", vacancies.tyonv_2310)

population_series = _fact("population_series", people.sotkanet_population)
population_changes = _fact("population_changes", people.statfin_121w)
age_structure = _fact("age_structure", people.statfin_11ra)
population_by_sex = _fact("population_by_sex", people.statfin_11re)
key_figures_2018 = _fact("key_figures_2018", people.municipal_key_figures_2018)
education = _fact("education", living_conditions.statfin_12bs)
income = _fact("income", living_conditions.statfin_14ww)
labour_force_survey = _fact("labour_force_survey", living_conditions.statfin_135z)

activation = _fact("activation", services.tyonv_12u4)
activation_of_foreign_nationals = _fact("activation_of_foreign_nationals", services.tyonv_12u5)
coaching_kinds = _fact("coaching_kinds", services.tyonv_12u1)
training_flows = _fact("training_flows", services.tyonv_12u2)
subsidised_kinds = _fact("subsidised_kinds", services.tyonv_12u6)
trial_kinds = _fact("trial_kinds", services.tyonv_12u8)
other_service_kinds = _fact("other_service_kinds", services.tyonv_12u9)

after_training = _fact("after_training", outcomes.tyonv_12ur)
after_coaching = _fact("after_coaching", outcomes.tyonv_12us)
after_subsidised_work = _fact("after_subsidised_work", outcomes.tyonv_12ut)
after_trials = _fact("after_trials", outcomes.tyonv_12uw)
after_other_services = _fact("after_other_services", outcomes.tyonv_12ux)
training_started_in_year = _fact("training_started_in_year", outcomes.tyonv_12v7)
training_ended_in_year = _fact("training_ended_in_year", outcomes.tyonv_12v8)
coaching_in_year = _fact("coaching_in_year", outcomes.tyonv_12v9)
subsidised_in_year = _fact("subsidised_in_year", outcomes.tyonv_12va)

hameenlinna_job_seekers = _fact("hameenlinna_job_seekers", hameenlinna.hameenlinna_perustiedot)
hameenlinna_durations = _fact("hameenlinna_durations", hameenlinna.hameenlinna_kesto)
hameenlinna_structural = _fact("hameenlinna_structural", hameenlinna.hameenlinna_rakennetyottomyys)
hameenlinna_flow = _fact("hameenlinna_flow", hameenlinna.hameenlinna_virta_yli_3kk)
hameenlinna_activation = _fact("hameenlinna_activation", hameenlinna.hameenlinna_palvelut_aktivointiaste)
hameenlinna_foreign = _fact("hameenlinna_foreign", hameenlinna.hameenlinna_ulkomaalaiset)
hameenlinna_young = _fact("hameenlinna_young", hameenlinna.hameenlinna_nuoriso)
hameenlinna_subsidy = _fact("hameenlinna_subsidy", hameenlinna.hameenlinna_tmt_kuntaosuus)
hameenlinna_jobs = _fact("hameenlinna_jobs", local_economy.hameenlinna_tyopaikat_toimiala)
hameenlinna_tax = _fact("hameenlinna_tax", local_economy.hameenlinna_verotulot)
hameenlinna_enterprises = _fact("hameenlinna_enterprises", local_economy.hameenlinna_yritykset)
hameenlinna_employment_codes = _fact("hameenlinna_employment_codes", local_economy.hameenlinna_tyonhakijat_tyollisyyskoodi)
hameenlinna_education = _fact("hameenlinna_education", local_education.hameenlinna_koulutustaso)
hameenlinna_tertiary = _fact("hameenlinna_tertiary", local_education.hameenlinna_koulutus)
hameenlinna_turnover = _fact("hameenlinna_turnover", local_economy.hameenlinna_yritysten_liikevaihto)

lmp_spending = _fact("lmp_spending", labour_market_policy.lmp_expenditure)
lmp_in_measures = _fact("lmp_in_measures", labour_market_policy.lmp_measures)
lmp_entering_measures = _fact("lmp_entering_measures", labour_market_policy.lmp_measures)
lmp_leaving_measures = _fact("lmp_leaving_measures", labour_market_policy.lmp_measures)
lmp_on_supports = _fact("lmp_on_supports", labour_market_policy.lmp_supports)

municipal_share = _fact("municipal_share", kela.kela_municipal_share)
municipal_share_country = _fact("municipal_share_country", kela.kela_municipal_share_country)
price_index = _fact("price_index", prices.statfin_price_index)
