"""Population: Sotkanet's yearly series, and Statistics Finland's changes, age and sex."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import bare, by_name, coded
from packs.employment.codes.lists import SEX
from packs.employment.sources.terms import CC_BY_STATISTICS, CC_BY_THL, OPEN, STATFIN, STATISTICS_FINLAND, THL, count, finished, year
from packs.employment.stand_in import population
from puntari.define.column import CodeColumn, NumberColumn, PeriodColumn
from puntari.define.source import MirrorFile, PxWebTable, Source
from puntari.words.period import Frequency
from puntari.words.text import Text

POPULATION = Text("Väkiluku 31.12.", "Folkmängd 31.12.", "Population on 31 December")
UNVERIFIED = Text(
    "Osoite on ennen 8.6.2026 käytössä ollutta muotoa, eikä uutta ole tarkistettu.",
    "Adressen är i den form som gällde före 8.6.2026 och den nya har inte kontrollerats.",
    "The address has the form used before 8 June 2026; the new one has not been checked.",
)


def change(name: str, code: str, called: str, title: Text) -> NumberColumn:
    """A count of table 121w that may be below zero."""
    return NumberColumn(name, (f"ssaaty-{code}", code, called), title, minimum=None, whole_numbers=True)


sotkanet_population = Source(
    id="sotkanet_population",
    title=Text("Väestö 31.12. (Sotkanet 127)", "Befolkning 31.12. (Sotkanet 127)", "Population on 31 December (Sotkanet 127)"),
    owner=THL,
    licence=CC_BY_THL,
    columns=(bare("kunta"), year(), count("population", ("vaesto",), POPULATION)),
    mirror=(MirrorFile("sotkanet_vaesto/sotkanet_127_vaesto_kunta.csv.gz", date(2023, 1, 1)),),
    stand_in=population,
    fresh_days=400,
    notes=Text(
        "Aineistossa on 309 kuntaa vuoden 2023 jaossa, ei koko maan riviä.",
        "Materialet har 309 kommuner i 2023 års indelning, ingen rad för hela landet.",
        "The data has 309 municipalities in the division of 2023 and no row for the whole country.",
    ),
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
        coded("alue_23_20260101", "Alue"),
        year(),
        change("births", "vm01", "Elävänä syntyneet", Text("Elävänä syntyneet", "Levande födda", "Live births")),
        change("deaths", "vm11", "Kuolleet", Text("Kuolleet", "Döda", "Deaths")),
        change(
            "net_between_municipalities",
            "vm43_netto",
            "Kuntien välinen nettomuutto",
            Text("Kuntien välinen nettomuutto", "Nettoomflyttning mellan kommuner", "Net migration between municipalities"),
        ),
        change("immigration", "vm41", "Maahanmuutto Suomeen", Text("Maahanmuutto", "Invandring", "Immigration")),
        change("emigration", "vm42", "Maastamuutto Suomesta", Text("Maastamuutto", "Utvandring", "Emigration")),
        change("net_immigration", "vm4142", "Nettomaahanmuutto", Text("Nettomaahanmuutto", "Nettoinvandring", "Net immigration")),
        change(
            "net_migration",
            "koknetmuutto",
            "Kokonaisnettomuutto",
            Text("Kokonaisnettomuutto", "Total nettoflyttning", "Total net migration"),
        ),
        count("population", ("ssaaty-vaesto", "vaesto", "Väkiluku"), POPULATION),
    ),
    mirror=(MirrorFile("statfin_json_2026/population_register_kunnat_121w.json", date(2026, 1, 1)),),
    official=PxWebTable(f"{STATFIN}/synt/statfin_synt_pxt_121w.px", date(2026, 1, 1)),
    stand_in=None,
    rules={"net_immigration_is_the_difference": "net_immigration = immigration - emigration"},
    fresh_days=400,
    notes=UNVERIFIED,
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
        coded("alue_23_20260101", "Alue"),
        year(),
        count("population", ("vaerak-vaesto", "vaesto", "Väestö 31.12."), POPULATION),
        finished(
            "under_15_share",
            ("vaesto_alle15_p", "Alle 15-vuotiaiden osuus, %"),
            Text("Alle 15-vuotiaiden osuus, %", "Andel under 15 år, %", "Under 15, %"),
            maximum=100,
        ),
        finished(
            "over_64_share",
            ("vaesto_yli64_p", "65 vuotta täyttäneiden osuus, %"),
            Text("65 vuotta täyttäneiden osuus, %", "Andel 65 år fyllda, %", "65 and over, %"),
            maximum=100,
        ),
        finished(
            "mean_age", ("vaesto_keski_ika", "Keski-ikä, molemmat sukupuolet"), Text("Keski-ikä", "Medelålder", "Mean age"), maximum=120
        ),
    ),
    mirror=(MirrorFile("statfin_json_2026/age_register_kunnat_11ra.json", date(2026, 1, 1)),),
    official=PxWebTable(f"{STATFIN}/vaerak/statfin_vaerak_pxt_11ra.px", date(2026, 1, 1)),
    fresh_days=400,
    notes=UNVERIFIED,
    **OPEN,
)

statfin_11re = Source(
    id="statfin_11re",
    title=Text("Väestö sukupuolen mukaan (11re)", "Befolkning efter kön (11re)", "Population by sex (11re)"),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded("alue_23_20260101", "Alue"),
        CodeColumn("sex", ("sukupuoli_9_20180101", "Sukupuoli"), SEX),
        year(),
        count("population", ("vaerak-vaesto", "vaesto", "Väestö 31.12."), POPULATION),
    ),
    mirror=(MirrorFile("statfin_json_2026/sex_register_kunnat_11re.json", date(2026, 1, 1)),),
    official=PxWebTable(f"{STATFIN}/vaerak/statfin_vaerak_pxt_11re.px", date(2026, 1, 1)),
    fresh_days=400,
    notes=UNVERIFIED,
    **OPEN,
)

municipal_key_figures_2018 = Source(
    id="municipal_key_figures_2018",
    title=Text("Kuntien avainluvut 2018", "Kommunernas nyckeltal 2018", "Municipal key figures 2018"),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        by_name("Region 2018", whole={"WHOLE COUNTRY": "country:SSS"}, last="Äänekoski"),
        PeriodColumn("period", (), Frequency.YEAR, always="2018"),
        finished(
            "swedish_speakers_share",
            ("Share of Swedish-speakers of the population, %",),
            Text(
                "Ruotsinkielisten osuus väestöstä, %", "Svenskspråkigas andel av befolkningen, %", "Swedish speakers, % of the population"
            ),
            maximum=100,
        ),
        finished(
            "foreign_citizens_share",
            ("Share of foreign citizens of the population, %",),
            Text(
                "Ulkomaan kansalaisten osuus väestöstä, %",
                "Utländska medborgares andel av befolkningen, %",
                "Foreign citizens, % of the population",
            ),
            maximum=100,
        ),
    ),
    mirror=(MirrorFile("kunnat_2018/municipal_2018.tsv", date(2018, 1, 1)),),
    fresh_days=400,
    notes=Text(
        "Alueet tulevat niminä ilman koodeja. Rivit Äänekosken jälkeen ovat maakuntia ja seutukuntia, joiden nimi voi olla sama kuin kunnan; niitä ei käytetä.",
        "Områdena anges med namn utan koder. Raderna efter Äänekoski är landskap och ekonomiska regioner som kan heta som en kommun; de används inte.",
        "Areas come by name without codes. The rows after Äänekoski are regions and sub-regions that may be called like a municipality; they are not used.",
    ),
    **OPEN,
)
