"""Facts of the employment pack: each a SELECT in a file of its own, bound to the sources it reads."""

from __future__ import annotations

from pathlib import Path

from packs.employment.sources import job_seekers as employment_service
from packs.employment.sources import population, vacancies
from puntari.define.fact import Fact
from puntari.define.source import Source
from puntari.store.files import read_text

FOLDER = Path(__file__).resolve().parent


def _fact(id: str, source: Source) -> Fact:
    return Fact(id, read_text(FOLDER / f"{id}.sql"), (source,))


job_seekers = _fact("job_seekers", employment_service.tyonv_12r5)
vacancies_2310 = _fact("vacancies_2310", vacancies.tyonv_2310)
vacancy_durations = _fact("vacancy_durations", vacancies.tyonv_2310)
population_series = _fact("population_series", population.sotkanet_population)
population_changes = _fact("population_changes", population.statfin_121w)
