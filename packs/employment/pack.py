"""The employment pack as one value."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from packs.employment import facts
from packs.employment.cards import with_short_titles
from packs.employment.catalogue import CATALOGUE, CONDITIONS, HEARING, kept
from packs.employment.codes.finland import FINLAND
from packs.employment.goals import GOALS
from packs.employment.indicators import (
    benefits,
    conditions,
    duration,
    dynamics,
    employers,
    immigration,
    outcomes,
    policy,
    registers,
    services,
    situation,
    staff,
)
from packs.employment.indicators.families import FAMILIES
from packs.employment.indicators.prices import with_fixed_prices
from packs.employment.maps import BOUNDARIES, TILES
from packs.employment.person_facts import FACTS as PERSON_FACTS
from packs.employment.person_facts import SPELLS
from packs.employment.registers.all import REGISTERS, SWITCHES, TWO_WAYS
from packs.employment.rights import RIGHTS
from packs.employment.sources import (
    hameenlinna,
    job_seekers,
    kela,
    labour_market_policy,
    living_conditions,
    local_economy,
    local_education,
    population,
    prices,
    vacancies,
)
from packs.employment.sources import outcomes as after_services
from packs.employment.sources import services as in_services
from packs.employment.studies import STUDIES
from packs.employment.synthetic import SYNTHETIC
from packs.employment.themes import THEMES
from puntari.define.disclosure_table import read_disclosures
from puntari.define.fact import Fact
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack, named
from puntari.define.source import Source
from puntari.words.text import Text

SOURCES: tuple[ModuleType, ...] = (
    job_seekers,
    vacancies,
    in_services,
    after_services,
    hameenlinna,
    kela,
    population,
    living_conditions,
    local_economy,
    local_education,
    labour_market_policy,
    prices,
)
INDICATORS: tuple[ModuleType, ...] = (
    dynamics,
    duration,
    employers,
    services,
    outcomes,
    immigration,
    benefits,
    situation,
    conditions,
    policy,
    registers,
    staff,
)


def _all(modules: tuple[ModuleType, ...], kind: type) -> dict[str, object]:
    found = [item for module in modules for item in named(module, kind).items()]
    return dict(found)


DISCLOSURES, TABLE_RULES = read_disclosures(Path(__file__).resolve().parent / "tables" / "disclosure.csv")
_FOLLOWED = with_short_titles(kept(with_fixed_prices(_all(INDICATORS, Indicator) | FAMILIES)))

PACK = Pack(
    id="employment",
    title=Text("Työllisyys", "Sysselsättning", "Employment"),
    what=Text(
        "Miten työvoima- ja kotoutumispalvelut toimivat Suomen 45 työllisyysalueella ja 308 kunnassa: "
        "työttömyys, avoimet työpaikat, palvelut, etuudet ja alueiden lähtökohdat avoimista tilastoista.",
        "Hur arbetskrafts- och integrationstjänsterna fungerar i Finlands 45 sysselsättningsområden och 308 kommuner: "
        "arbetslöshet, lediga arbetsplatser, tjänster, förmåner och områdenas utgångsläge ur öppen statistik.",
        "How employment and integration services do in Finland's 45 employment areas and 308 municipalities: "
        "unemployment, vacancies, services, benefits and what the areas start from, out of open statistics.",
    ),
    folder=str(Path(__file__).resolve().parent),
    sources={source.id: source for source in _all(SOURCES, Source).values()},
    facts={fact.id: fact for fact in named(facts, Fact).values()},
    indicators=_FOLLOWED,
    themes=tuple(theme for theme in THEMES if any(one.theme == theme for one in _FOLLOWED.values())),
    catalogue=CATALOGUE,
    goals=GOALS,
    hearing=HEARING,
    conditions=CONDITIONS,
    hierarchy=FINLAND,
    leading=("unemployment_rate", "unemployed_job_seekers", "open_vacancies", "unemployed_per_vacancy"),
    map_level="employment_area",
    tiles=TILES,
    geometry=BOUNDARIES,
    registers=REGISTERS,
    switches=SWITCHES,
    synthetic=SYNTHETIC,
    spells=SPELLS,
    person_facts=PERSON_FACTS,
    two_ways=TWO_WAYS,
    rights=RIGHTS,
    disclosures=DISCLOSURES,
    table_rules=TABLE_RULES,
    studies=STUDIES,
)
