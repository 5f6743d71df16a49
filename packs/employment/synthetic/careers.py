"""Ten years of everybody's life, month by month: people leave as their hazards say, and as many come in as the target stock needs.

So every municipality's stock is met to the person, durations follow hazards that were fitted to the published flows, and the stock
of the long-term unemployed is steered by a pull on their hazards alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from packs.employment.synthetic import effects, life, tables
from packs.employment.synthetic.choosing import first_of, rank_within
from packs.employment.synthetic.homes import Homes, Moving
from packs.employment.synthetic.life import AT_WORK, LAID_OFF, LONG, OUTSIDE, SERVICE, UNEMPLOYED, Month
from packs.employment.synthetic.other_course import OtherCourses
from packs.employment.synthetic.people import People, group_on
from packs.employment.synthetic.scale import Scale, in_whole
from packs.employment.synthetic.solving import TURNS
from packs.employment.synthetic.steering import Steering
from packs.employment.synthetic.tables import KINDS, MONTHS
from packs.employment.synthetic.targets import Targets
from packs.employment.synthetic.world import PLACES, World, hazards, month_end

MOST_OF_POOL = 0.25
LAST_RESORT = 1e-6
MOST_RELEASED = 5.0
# Of a group that lacks nobody so few come in nevertheless, where a place has nobody else.
LEAST_NEEDED = 0.002
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, eq=False)
class Careers:
    """States at month ends, (121, persons); `begun` is the month in which the state of June 2016 began; what services were begun; homes."""

    states: np.ndarray
    begun: np.ndarray
    courses: OtherCourses
    homes: Homes


def live(people: People, goals: Targets, scale: Scale, weaker: np.ndarray, random: np.random.Generator, told: Told) -> Careers:
    """Lives of everybody from June 2016 to June 2026; `weaker` (121, 308) is how much less often those who leave find work."""
    dither = random.random((3, PLACES))
    stocks = in_whole(goals.unemployed, dither[0])
    laid_off = np.minimum(in_whole(goals.laid_off, dither[1]), stocks)
    services = np.stack([in_whole(goals.services[:, :, kind], random.random(PLACES)) for kind in range(len(KINDS))], axis=2)
    world = _beginning(people, goals, stocks[0], laid_off[0], services[0], random)
    states = np.empty((MONTHS, len(people)), dtype=np.int8)
    states[0], begun = world.state, world.since.copy()
    courses = OtherCourses(people, scale.followed, np.random.default_rng([int(random.integers(2**31)), 1]))
    steering = Steering(goals)
    moving = Moving(people.place, np.random.default_rng([int(random.integers(2**31)), 2]))
    world.place = moving.place
    for month in range(1, MONTHS):
        world.group, world.weaker = group_on(people, month_end(month)), weaker[month]
        moving.month(month)
        _month(world, month, stocks[month], laid_off[month], services[month], steering, courses)
        states[month] = world.state
        courses.see(month, world.state)
        told("lives", month, MONTHS - 1)
    return Careers(states, begun, courses, moving.homes())


def _beginning(people: People, goals: Targets, stocks: np.ndarray, laid_off: np.ndarray, services: np.ndarray,
               random: np.random.Generator) -> World:
    """June 2016: who is unemployed, for how long so far, laid off, in a service, at work."""
    count = len(people)
    world = World(
        people, np.where(random.random(count) < 0.72, AT_WORK, OUTSIDE).astype(np.int8), np.zeros(count, np.int16),
        np.zeros(count, np.int16), np.full(count, -1, np.int16), np.zeros(count, np.float32), random, np.ones(PLACES),
        people.place, group_on(people, month_end(0)),
    )
    chosen = _first_ones(world, goals.groups[0], stocks + services.sum(axis=1))
    rank = rank_within(people.place[chosen])
    place = people.place[chosen]
    bounds = np.cumsum(np.column_stack([laid_off, stocks - laid_off, services]), axis=1)
    kind = (rank[:, None] >= bounds[place]).sum(axis=1)
    world.state[chosen] = np.array([LAID_OFF, UNEMPLOYED, *range(SERVICE, SERVICE + len(KINDS))], np.int8)[kind]
    _waits(world, goals)
    serving = world.state >= SERVICE
    world.until[serving] = 1 + random.exponential(life.MONTHS_IN_SERVICE[world.state[serving] - SERVICE]).astype(np.int16)
    return world


def _first_ones(world: World, goal: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Who is unemployed or in a service at first: as many of each place as asked for, of groups in the shares of the goal."""
    need = np.r_[_needed(goal, np.zeros(6), np.bincount(world.group[world.group >= 0], minlength=6)), 0.0]
    base = np.where(world.group >= 0, world.people.recurrence / world.people.frailty, 0.0)
    for _ in range(TURNS):
        chosen, _ = first_of(world.random, base * need[world.group], world.place, count)
        have = np.bincount(world.group[chosen], minlength=6).clip(1)
        need[:6] *= (goal / goal.sum()) / (have / have.sum())
    return chosen


def _waits(world: World, goals: Targets) -> None:
    """Months unemployed so far in June 2016: short ones as the flows say, long ones so that share and mean are those published."""
    laid = np.flatnonzero(world.state == LAID_OFF)
    world.since[laid] = -world.random.integers(0, 4, len(laid))
    who = np.flatnonzero(world.state == UNEMPLOYED)
    group = world.group[who]
    everybody = np.bincount(np.r_[group, world.group[laid]], minlength=6).clip(1)
    long_ones = goals.long_term[0] * everybody / goals.groups[0]
    stay = tables.open_share(np.arange(LONG) + 0.5)
    short = world.random.choice(LONG, len(who), p=stay / stay.sum())
    mean = (goals.mean_months[0] * everybody - (everybody - long_ones) * (short.mean() + 0.5)) / long_ones
    long = LONG + world.random.exponential(np.maximum(mean - LONG, 2.0)[group])
    slow = 1.0 / world.people.frailty[who]
    slow = slow * goals.long_relative[0][world.place[who]]
    share = (long_ones / np.bincount(group, slow, minlength=6).clip(1e-9))[group] * slow
    is_long = world.random.random(len(who)) < np.minimum(share, 0.95)
    world.since[who] = -np.where(is_long, long, short).astype(np.int16)
    serving = np.flatnonzero(world.state >= SERVICE)
    world.since[serving] = -world.random.integers(0, 3, len(serving))


def _needed(goal: np.ndarray, have: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """How much each group should weigh among those who come in, by what it lacks and how easily all of it who are out come in."""
    need = np.maximum(goal - have, LEAST_NEEDED * goal) / np.maximum(pool, 1e-9)
    return need / max(need.max(), 1e-9)


def _count(world: World, mask: np.ndarray) -> np.ndarray:
    return np.bincount(world.place[mask], minlength=PLACES)


def _month(world: World, number: int, stock: np.ndarray, laid_off: np.ndarray, services: np.ndarray, steering: Steering,
           courses: OtherCourses) -> None:
    _age_out(world, number)
    _services_end(world, number, services)
    _into_services(world, number, services, courses)
    month = steering.month(world, number, laid_off)
    _leave(world, month)
    _release(world, month, LAID_OFF, laid_off)
    release = _release(world, month, UNEMPLOYED, stock - laid_off)
    need, threshold = _come_in(world, number, stock, laid_off, steering.goals.groups[number])
    _drift(world)
    courses.move(replace(month, need=need, threshold=threshold, release=release), world.group, world.place, world.weaker)


def _move(world: World, who: np.ndarray, state: np.ndarray | int, number: int) -> None:
    world.state[who] = state
    world.since[who] = number


def _age_out(world: World, number: int) -> None:
    _move(world, np.flatnonzero((world.group < 0) & (world.state > OUTSIDE)), OUTSIDE, number)


def _cut_short(world: World, number: int, services: np.ndarray) -> np.ndarray:
    """Who leaves a service early because more are in it than the target; those who just came stay."""
    cut = np.zeros(len(world.state), bool)
    for kind in range(len(KINDS)):
        inside = world.state == SERVICE + kind
        staying = np.flatnonzero(inside & (world.until > number) & (world.since < number))
        over = _count(world, inside & (world.until > number)) - services[:, kind]
        chosen, _ = first_of(world.random, np.ones(len(staying)), world.place[staying], over)
        cut[staying[chosen]] = True
    return cut


def _services_end(world: World, number: int, services: np.ndarray) -> None:
    who = np.flatnonzero((world.state >= SERVICE) & ((world.until <= number) | _cut_short(world, number, services)))
    kind, weaker = world.state[who] - SERVICE, world.weaker[world.place[who]]
    world.served[who] = number
    _move(world, who, life.after_service(kind, world.random.random(len(who)), world.peak[who], weaker), number)


def _into_services(world: World, number: int, services: np.ndarray, courses: OtherCourses) -> None:
    people, traits = world.people, {}
    for kind in world.random.permutation(len(KINDS)):
        lacking = np.maximum(services[:, kind] - _count(world, world.state == SERVICE + kind), 0)
        pool = np.flatnonzero((world.state == UNEMPLOYED) & (world.since < number))
        most = np.ceil(MOST_OF_POOL * np.bincount(world.place[pool], minlength=PLACES)).astype(int)
        traits = {name: getattr(people, name)[pool] for name in ("drive", "disabled", "foreign", "education")}
        drawn = np.exp(effects.uptake(int(kind), world.group[pool] % 3, number - world.since[pool], traits))
        chosen, _ = first_of(world.random, drawn, world.place[pool], np.minimum(lacking, most))
        _begin_service(world, number, int(kind), pool[chosen], courses)


def _begin_service(world: World, number: int, kind: int, who: np.ndarray, courses: OtherCourses) -> None:
    waited = number - world.since[who]
    peaks = effects.peak(np.full(len(who), kind), world.group[who] % 3, waited >= LONG)
    courses.begin(number, kind, who, world, peaks)
    world.peak[who] = peaks
    world.served[who] = -1
    months = world.random.gamma(3.0, life.MONTHS_IN_SERVICE[kind] / 3.0, len(who))
    world.until[who] = number + np.maximum(1, np.rint(months)).astype(np.int16)
    _move(world, who, SERVICE + kind, number)


def _leave(world: World, month: Month) -> None:
    who = np.flatnonzero((world.state == UNEMPLOYED) & (world.since < month.number))
    gone = life.leaves(hazards(world, who, month), world.random.random(len(who)))
    _out(world, who[gone], month.number)
    laid = np.flatnonzero((world.state == LAID_OFF) & (world.since < month.number))
    back = laid[life.leaves(life.LAID_OFF_HAZARD * month.quick[world.group[laid]], world.random.random(len(laid)))]
    _move(world, back, AT_WORK, month.number)


def _out(world: World, who: np.ndarray, number: int) -> None:
    works = life.to_work(number - world.since[who], world.random.random(len(who)), world.weaker[world.place[who]])
    _move(world, who, np.where(works, AT_WORK, OUTSIDE), number)


def _release(world: World, month: Month, state: int, goal: np.ndarray) -> np.ndarray:
    """Let those leave who are still too many for the target, by their hazards; the key of the last one to leave, by municipality.

    Those who came back from a service this month leave only where there is nobody else.
    """
    who = np.flatnonzero(world.state == state)
    over = _count(world, world.state == state) - goal
    hazard = hazards(world, who, month) if state == UNEMPLOYED else np.full(len(who), life.LAID_OFF_HAZARD)
    weight = hazard * np.where(world.since[who] < month.number, 1.0, LAST_RESORT)
    chosen, threshold = first_of(world.random, weight, world.place[who], over)
    if state == UNEMPLOYED:
        _out(world, who[chosen], month.number)
    else:
        _move(world, who[chosen], AT_WORK, month.number)
    return np.minimum(threshold, MOST_RELEASED)


def _come_in(world: World, number: int, stock: np.ndarray, laid_off: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Make up the stock from those who are out: first those laid off, then the unemployed."""
    inside = (world.state == UNEMPLOYED) | (world.state == LAID_OFF)
    out = np.flatnonzero((world.state <= OUTSIDE) & (world.group >= 0) & (world.since < number))
    lifted = life.lift(world.peak[out], world.served[out], number)
    away = number - world.since[out]
    weight = life.longing(world.people.recurrence[out], world.state[out], away, lifted)
    need = _needed(groups, np.bincount(world.group[inside], minlength=6), np.bincount(world.group[out], weight, minlength=6))
    laid = np.maximum(laid_off - _count(world, world.state == LAID_OFF), 0)
    total = np.maximum(stock - _count(world, inside), 0)
    chosen, threshold = first_of(world.random, weight * need[world.group[out]], world.place[out], total)
    rank = rank_within(world.place[out][chosen])
    first = rank < laid[world.place[out][chosen]]
    _move(world, out[chosen], np.where(first, LAID_OFF, UNEMPLOYED), number)
    return need, threshold


def _drift(world: World) -> None:
    """Some who are outside find work, some at work leave the labour force."""
    draw = world.random.random(len(world.state), dtype=np.float32)
    outside, working = world.state == OUTSIDE, world.state == AT_WORK
    world.state[outside & (draw < life.BACK_TO_WORK)] = AT_WORK
    world.state[working & (draw < life.OUT_OF_WORK)] = OUTSIDE
