"""The Hämeenlinna sub-region: what open data has nowhere else, for three municipalities, their sub-region and in part the country."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import COUNTRY, by_name, everywhere
from packs.employment.codes.lists import AGE_PRINTED, EDUCATION_PRINTED, LISTS, SEX_PRINTED
from packs.employment.sources.terms import (
    CC_BY_KELA,
    CC_BY_STATISTICS,
    EMPLOYMENT_SERVICE_STATISTICS,
    KEHA,
    KELA,
    KELA_STATISTICS,
    NOTES,
    OPEN,
    count,
    euros,
    finished,
    month,
    share,
)
from puntari.define.column import CodeColumn, ColumnDefinition, PlaceColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2020, 1, 1)
WHOLE = {"KOKO MAA": COUNTRY, "SK051 Hämeenlinna": "sub_region:051"}
SEX = CodeColumn("sex", ("Sukupuoli",), LISTS["sex"], SEX_PRINTED)
AGE = CodeColumn("age_group", ("Ikäryhmitys",), LISTS["age_group"], AGE_PRINTED)
EDUCATION = CodeColumn("education", ("Koulutusaste",), LISTS["education"], EDUCATION_PRINTED)


def _area() -> PlaceColumn:
    return by_name("Alue", whole=WHOLE)


def _extract(file: str, title: Text, *columns: ColumnDefinition, note: str = "hameenlinna", rules: dict[str, str] | None = None) -> Source:
    return Source(
        id=f"hameenlinna_{file}",
        title=title,
        owner=KEHA,
        licence=CC_BY_STATISTICS,
        columns=(_area(), month("Kuukausi"), *columns),
        mirror=(MirrorFile(f"hameenlinna_seutu/{file}.csv.gz", DIVISION),),
        home=EMPLOYMENT_SERVICE_STATISTICS,
        rules=rules or {},
        fresh_days=45,
        notes=NOTES[note],
        **OPEN,
    )


hameenlinna_perustiedot = _extract(
    "perustiedot",
    Text(
        "Työnhakijat, palvelut ja työpaikat, Hämeenlinnan seutu",
        "Arbetssökande, tjänster och arbetsplatser, Tavastehusregionen",
        "Job seekers, services and vacancies, Hämeenlinna sub-region",
    ),
    count("job_seekers", "Työnhakijoita laskentapäivänä"),
    count("unemployed", "Työttömät"),
    count("labour_force", "Työvoima"),
    share("unemployment_rate", "Työttömien osuus"),
    count("unemployed_men", "Työttömät miehet"),
    count("unemployed_women", "Työttömät naiset"),
    count("unemployed_under_20", "Alle 20-v. työttömät"),
    count("unemployed_under_25", "Alle 25-v. työttömät"),
    count("unemployed_over_50", "Yli 50-v. työttömät"),
    count("unemployed_disabled", "Vamm./pitkäaik.sair. työttömät"),
    count("unemployed_foreign", "Ulkomaalaiset työttömät"),
    count("long_term_unemployed", "Pitkäaikaistyöttömät"),
    count("fund_members", "Kassan jäseniä"),
    count("laid_off", "Lomautettu"),
    count("short_week", "Lyhennetty työviikko"),
    count("subsidised_work", "Työllistetty"),
    count("practical_training", "Työharj./työelämävalmennus"),
    count("work_trial", "Kokeilussa"),
    count("training", "Työvoimakoulutuksessa"),
    count("coaching", "Valmennuksessa"),
    count("other_services", "Muissa palveluissa"),
    count("open_vacancies", "Avoimet työpaikat"),
    count("new_vacancies", "Uudet avoimet työpaikat kuukauden aikana"),
    rules={
        "men_and_women_within_the_unemployed": "unemployed_men + unemployed_women <= unemployed",
        "unemployed_within_the_job_seekers": "unemployed <= job_seekers",
    },
)

hameenlinna_kesto = _extract(
    "kesto",
    Text(
        "Työttömyyden kesto, Hämeenlinnan seutu",
        "Arbetslöshetens längd, Tavastehusregionen",
        "Duration of unemployment, Hämeenlinna sub-region",
    ),
    SEX,
    AGE,
    count("unemployed", "Työnhakijoita laskentapäivänä"),
    finished("mean_duration", "Työnhaun keskim. kesto"),
    count("long_term_unemployed", "Pitkäaikaistyöttömät"),
    note="hameenlinna_durations",
    rules={"long_term_within_the_unemployed": "long_term_unemployed <= unemployed"},
)

hameenlinna_rakennetyottomyys = _extract(
    "rakennetyottomyys",
    Text(
        "Rakennetyöttömyys, Hämeenlinnan seutu",
        "Strukturell arbetslöshet, Tavastehusregionen",
        "Structural unemployment, Hämeenlinna sub-region",
    ),
    SEX,
    EDUCATION,
    count("structural", "Rakennetyöttömät yhteensä"),
    count("long_term_unemployed", "Pitkäaikaistyöttömät"),
    count("equivalent_long_term", "Rinnasteiset pitkäaikaistyöttömät"),
    count("service_to_unemployment", "Palveluilta työttömäksi"),
    count("service_to_service", "Palveluilta palveluille"),
    rules={
        "parts_make_the_whole": "structural = long_term_unemployed + equivalent_long_term + service_to_unemployment + service_to_service"
    },
)

hameenlinna_virta_yli_3kk = _extract(
    "virta_yli_3kk",
    Text(
        "Virta pitkittyvään työttömyyteen, Hämeenlinna",
        "Flöde till utdragen arbetslöshet, Tavastehus",
        "Flow into prolonged unemployment, Hämeenlinna",
    ),
    share("over_1_month", "%-Virta yli 1kk työttömyyteen"),
    share("over_3_months", "%-Virta yli 3kk työttömyyteen"),
    share("over_6_months", "%-Virta yli 6kk työttömyyteen"),
    share("over_12_months", "%-Virta yli 12kk työttömyyteen"),
)

hameenlinna_palvelut_aktivointiaste = _extract(
    "palvelut_aktivointiaste",
    Text(
        "Aktivointiaste palveluittain, Hämeenlinna", "Aktiveringsgrad efter tjänst, Tavastehus", "Activation rate by service, Hämeenlinna"
    ),
    share("activation_rate", "Aktivointiaste"),
    count("unemployed", "Työttömiä työnhakijoita"),
    count("in_services", "Palveluissa yhteensä"),
    count("training", " -Työvoimakoulutuksessa", "-Työvoimakoulutuksessa"),
    count("coaching", " -Valmennuksessa", "-Valmennuksessa"),
    count("subsidised_work", " -Työllistettynä/työharj.", "-Työllistettynä/työharj."),
    count("work_trial", " -Kokeilussa", "-Kokeilussa"),
    count("job_alternation", " -Vuorotteluvapaasijaiset", "-Vuorotteluvapaasijaiset"),
    count("rehabilitative_work", " -Kuntouttava työtoiminta", "-Kuntouttava työtoiminta"),
    count("self_motivated_studies", " -Omaehtoinen opiskelu", "-Omaehtoinen opiskelu"),
)

hameenlinna_ulkomaalaiset = _extract(
    "ulkomaalaiset",
    Text(
        "Ulkomaalaisten työttömyys, Hämeenlinnan seutu",
        "Utländska medborgares arbetslöshet, Tavastehusregionen",
        "Unemployment of foreign nationals, Hämeenlinna sub-region",
    ),
    count("unemployed_foreign", "Ulkomaalaisia työttömiä työnhakijoita"),
    count("foreign_labour_force", "Ulkomainen työvoima"),
    share("foreign_unemployment_rate", "Ulkomaisten työttömien työnhakijoiden %-osuus ulkomaalaisesta työvoimasta"),
)

hameenlinna_nuoriso = _extract(
    "nuoriso",
    Text("Nuorten työttömyys, Hämeenlinnan seutu", "Ungdomsarbetslöshet, Tavastehusregionen", "Youth unemployment, Hämeenlinna sub-region"),
    count("unemployed_under_25", "Alle 25-vuotiaita työttömiä työnhakijoita"),
    count("young_labour_force", "Alle 25-vuotiaiden työvoima"),
    share("young_unemployment_rate", "Alle 25-vuotiaiden työttömien työnhakijoiden %-osuus alle 25-vuotiaasta työvoimasta"),
)

hameenlinna_tmt_kuntaosuus = Source(
    id="hameenlinna_tmt_kuntaosuus",
    title=Text(
        "Työmarkkinatuen kuntaosuus ennen vuotta 2025, Hämeenlinna",
        "Kommunens andel av arbetsmarknadsstödet före 2025, Tavastehus",
        "Municipal share of labour market subsidy before 2025, Hämeenlinna",
    ),
    owner=KELA,
    licence=CC_BY_KELA,
    columns=(
        everywhere("municipality:109"),
        month("Kuukausi"),
        count("recipients", "SaajatYhteensä", adds=()),
        euros("benefits_paid", "EtuudetYhteensä"),
        euros("municipal_share", "OsuusYhteensä"),
        count("benefit_days", "PäivätYhteensä"),
    ),
    mirror=(MirrorFile("hameenlinna_seutu/tmt_kuntaosuus.csv.gz", DIVISION),),
    home=KELA_STATISTICS,
    rules={"share_within_the_benefits": "municipal_share <= benefits_paid"},
    fresh_days=45,
    notes=NOTES["hameenlinna_municipal_share"],
    **OPEN,
)
