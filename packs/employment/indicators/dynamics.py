"""Labour market dynamics: job seekers and the unemployed by group, and their shares."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import job_seekers as jobs
from packs.employment.indicators.common import REFORM
from packs.employment.themes import DYNAMICS
from puntari.define.expression import Sum
from puntari.define.fact import FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import PERSONS, Better


def _count(id: str, column: FactColumn, better: Better = Better.LOWER, core: bool = False) -> Indicator:
    return Indicator((Binding(Sum(jobs, column)),), PERSONS, better, DYNAMICS, CARDS[id], core=core, breaks=(REFORM,))


unemployed_job_seekers = _count("unemployed_job_seekers", jobs.unemployed, core=True)
job_seekers = _count("job_seekers", jobs.job_seekers, Better.NEITHER, core=True)
unemployed_men = _count("unemployed_men", jobs.unemployed_men)
unemployed_women = _count("unemployed_women", jobs.unemployed_women)
unemployed_under_20 = _count("unemployed_under_20", jobs.unemployed_under_20)
unemployed_under_25 = _count("unemployed_under_25", jobs.unemployed_under_25, core=True)
unemployed_over_50 = _count("unemployed_over_50", jobs.unemployed_over_50)
unemployed_disabled = _count("unemployed_disabled", jobs.unemployed_disabled)
long_term_unemployed = _count("long_term_unemployed", jobs.long_term_unemployed, core=True)
laid_off = _count("laid_off", jobs.laid_off)
