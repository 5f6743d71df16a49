"""Population: Sotkanet's yearly series, Statistics Finland's changes, age and sex, and the key figures of 2018."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.columns import of_sotkanet
from packs.employment.codes.finland import COUNTRY, by_name, coded
from packs.employment.codes.lists import LISTS
from packs.employment.sources.terms import (
    AGE,
    CC_BY_STATISTICS,
    CC_BY_THL,
    CONTENTS,
    KEY_FIGURES,
    OPEN,
    SOTKANET,
    SOTKANET_PAGES,
    STATISTICS_FINLAND,
    THL,
    TOTAL,
    change,
    count,
    finished,
    noted,
    share,
    statfin,
    year,
)
from packs.employment.stand_in import population
from puntari.define.column import CodeColumn, PeriodColumn
from puntari.define.official import SotkanetIndicator
from puntari.define.source import MirrorFile, Source
from puntari.words.period import Frequency
from puntari.words.text import Text

DIVISION = date(2026, 1, 1)
AREA = ("alue_23_20260101", "Alue", "Alue 2026")
INHABITANTS = ("vaerak-vaesto", "vaesto", "Väestö 31.12.")

sotkanet_population = Source(
    id="sotkanet_population",
    title=Text("Väestö 31.12. (Sotkanet 127)", "Befolkning 31.12. (Sotkanet 127)", "Population on 31 December (Sotkanet 127)"),
    owner=THL,
    licence=CC_BY_THL,
    columns=(of_sotkanet("kunta", "region"), year("vuosi", "year"), count("population", "vaesto", "value")),
    mirror=(MirrorFile("sotkanet_vaesto/sotkanet_127_vaesto_kunta.csv.gz", date(2023, 1, 1)),),
    home=SOTKANET_PAGES,
    official=SotkanetIndicator(SOTKANET, 127, date(2026, 1, 1)),
    stand_in=population,
    notes=noted("sotkanet_population"),
    **OPEN,
)

statfin_121w = Source(
    id="statfin_121w",
    title=Text(
        "Väestönmuutokset ja väkiluku (121w)", "Befolkningsförändringar och folkmängd (121w)", "Population changes and population (121w)"
    ),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded(*AREA),
        year(),
        change("births", "ssaaty-vm01", "vm01", "Elävänä syntyneet"),
        change("deaths", "ssaaty-vm11", "vm11", "Kuolleet"),
        change("net_between_municipalities", "ssaaty-vm43_netto", "vm43_netto", "Kuntien välinen nettomuutto"),
        change("immigration", "ssaaty-vm41", "vm41", "Maahanmuutto Suomeen"),
        change("emigration", "ssaaty-vm42", "vm42", "Maastamuutto Suomesta"),
        change("net_immigration", "ssaaty-vm4142", "vm4142", "Nettomaahanmuutto"),
        change("net_migration", "ssaaty-koknetmuutto", "koknetmuutto", "Kokonaisnettomuutto"),
        count("population", "ssaaty-vaesto", "vaesto", "Väkiluku"),
    ),
    mirror=(MirrorFile("statfin_json_2026/population_register_kunnat_121w.json", date(2026, 1, 1)),),
    official=statfin("ssaaty/121w", DIVISION),
    rules={
        "net_immigration_is_the_difference": "net_immigration = immigration - emigration",
        "net_migration_is_the_sum": "net_migration = net_between_municipalities + net_immigration",
    },
    notes=noted(),
    **OPEN,
)

statfin_11ra = Source(
    id="statfin_11ra",
    title=Text(
        "Tunnuslukuja väestöstä alueittain (11ra)",
        "Nyckeltal för befolkningen efter område (11ra)",
        "Key figures of the population by area (11ra)",
    ),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded(*AREA),
        year(),
        count("population", *INHABITANTS),
        share("under_15_share", "vaesto_alle15_p", "Alle 15-vuotiaiden osuus, %"),
        share("over_64_share", "vaesto_yli64_p", "65 vuotta täyttäneiden osuus, %"),
        finished("mean_age", "vaesto_keski_ika", "Keski-ikä, molemmat sukupuolet", maximum=120),
    ),
    mirror=(MirrorFile("statfin_json_2026/age_register_kunnat_11ra.json", date(2026, 1, 1)),),
    official=statfin("vaerak/11ra", DIVISION, {CONTENTS: ("vaerak-vaesto", "vaesto_alle15_p", "vaesto_yli64_p", "vaesto_keski_ika")}),
    notes=noted(),
    **OPEN,
)

statfin_11re = Source(
    id="statfin_11re",
    title=Text("Väestö sukupuolen mukaan (11re)", "Befolkning efter kön (11re)", "Population by sex (11re)"),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded(*AREA),
        CodeColumn("sex", ("sukupuoli_9_20180101", "Sukupuoli"), LISTS["sex"]),
        year(),
        count("population", *INHABITANTS),
    ),
    mirror=(MirrorFile("statfin_json_2026/sex_register_kunnat_11re.json", date(2026, 1, 1)),),
    official=statfin("vaerak/11re", DIVISION, {AGE: TOTAL}),
    notes=noted(),
    **OPEN,
)

municipal_key_figures_2018 = Source(
    id="municipal_key_figures_2018",
    title=Text("Kuntien avainluvut 2018", "Kommunernas nyckeltal 2018", "Municipal key figures 2018"),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        by_name("Region 2018", whole={"WHOLE COUNTRY": COUNTRY}, last="Äänekoski"),
        PeriodColumn("period", (), Frequency.YEAR, always="2018"),
        share("swedish_speakers_share", "Share of Swedish-speakers of the population, %"),
        share("foreign_citizens_share", "Share of foreign citizens of the population, %"),
    ),
    mirror=(MirrorFile("kunnat_2018/municipal_2018.tsv", date(2018, 1, 1)),),
    home=KEY_FIGURES,
    notes=noted("municipal_key_figures_2018", fetched=False),
    **OPEN,
)
