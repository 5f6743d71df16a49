"""What followed the services: the unemployed three months after each kind, and how many began and ended in a year."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import (
    after_coaching,
    after_other_services,
    after_subsidised_work,
    after_training,
    after_trials,
    coaching_in_year,
    subsidised_in_year,
    training_ended_in_year,
    training_started_in_year,
)
from packs.employment.indicators.common import ROUNDED, less_reliable
from packs.employment.themes import SERVICES
from puntari.define.expression import Published, Sum
from puntari.define.fact import Fact, FactColumn
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import PERCENT, PERSONS, Better


def _after(id: str, fact: Fact) -> Indicator:
    """The unemployed three months after per those whose service ended in the year, checked against the published share."""
    published = Published(fact, fact.unemployed_after_share)
    binding = Binding(Sum(fact, fact.unemployed_after), Sum(fact, fact.ended), times=100, agrees_with=published, tolerance=ROUNDED)
    return Indicator((binding,), PERCENT, Better.LOWER, SERVICES, CARDS[id], **less_reliable("names_unconfirmed"))


def _in_year(id: str, fact: Fact, column: FactColumn) -> Indicator:
    return Indicator((Binding(Sum(fact, column)),), PERSONS, Better.NEITHER, SERVICES, CARDS[id], **less_reliable("names_unconfirmed"))


unemployed_after_training = _after("unemployed_after_training", after_training)
unemployed_after_coaching = _after("unemployed_after_coaching", after_coaching)
unemployed_after_subsidised_work = _after("unemployed_after_subsidised_work", after_subsidised_work)
unemployed_after_trials = _after("unemployed_after_trials", after_trials)
unemployed_after_other_services = _after("unemployed_after_other_services", after_other_services)

training_started_in_the_year = _in_year("training_started_in_the_year", training_started_in_year, training_started_in_year.started)
training_ended_in_the_year = _in_year("training_ended_in_the_year", training_ended_in_year, training_ended_in_year.ended)
coaching_started_in_the_year = _in_year("coaching_started_in_the_year", coaching_in_year, coaching_in_year.started)
subsidised_work_started_in_the_year = _in_year("subsidised_work_started_in_the_year", subsidised_in_year, subsidised_in_year.started)
