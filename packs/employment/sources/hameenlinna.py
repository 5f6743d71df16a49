"""The Hämeenlinna sub-region: what open data has nowhere else, for three municipalities, their sub-region and in part the country."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import COUNTRY, by_name, everywhere
from packs.employment.codes.lists import AGE_PRINTED, EDUCATION_PRINTED, LISTS, SEX_PRINTED
from packs.employment.sources.job_seekers import FIGURES
from packs.employment.sources.services import PARTS
from packs.employment.sources.terms import (
    AGES,
    CC_BY_KELA,
    CC_BY_STATISTICS,
    EMPLOYMENT_SERVICE_STATISTICS,
    KEHA,
    KELA,
    KELA_STATISTICS,
    OPEN,
    SEX,
    count,
    employment_service,
    euros,
    finished,
    month,
    noted,
    share,
)
from puntari.define.column import CodeColumn, ColumnDefinition, PlaceColumn
from puntari.define.official import PxWebTable
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2020, 1, 1)
WHOLE = {"KOKO MAA": COUNTRY, "SK051 Hämeenlinna": "sub_region:051"}
BY_SEX = CodeColumn("sex", ("Sukupuoli", "sukupuoli_9_20180101"), LISTS["sex"], SEX_PRINTED)
BY_AGE = CodeColumn("age_group", ("Ikäryhmitys",), LISTS["age_group"], AGE_PRINTED)
BY_EDUCATION = CodeColumn("education", ("Koulutusaste",), LISTS["education"], EDUCATION_PRINTED)


AREAS = ("SSS", "SK051", "KU082", "KU109", "KU165")
TOWN = ("KU109",)
OF_12R5 = {figure.name: figure.called for figure in FIGURES}


def _area() -> PlaceColumn:
    return by_name("Alue", whole=WHOLE)


def _asked(table: str, *totals: str, areas: tuple[str, ...] = AREAS, **kinds: tuple[str, ...]) -> PxWebTable:
    return employment_service(table, *totals, areas=areas, texts=True, **kinds)


def _extract(
    file: str,
    title: Text,
    *columns: ColumnDefinition,
    official: PxWebTable,
    note: str = "hameenlinna",
    rules: dict[str, str] | None = None,
) -> Source:
    return Source(
        id=f"hameenlinna_{file}",
        title=title,
        owner=KEHA,
        licence=CC_BY_STATISTICS,
        columns=(_area(), month(), *columns),
        mirror=(MirrorFile(f"hameenlinna_seutu/{file}.csv.gz", DIVISION),),
        home=EMPLOYMENT_SERVICE_STATISTICS,
        official=official,
        rules=rules or {},
        fresh_days=45,
        notes=noted(note),
        **OPEN,
    )


hameenlinna_perustiedot = _extract(
    "perustiedot",
    Text(
        "Työnhakijat, palvelut ja työpaikat, Hämeenlinnan seutu",
        "Arbetssökande, tjänster och arbetsplatser, Tavastehusregionen",
        "Job seekers, services and vacancies, Hämeenlinna sub-region",
    ),
    count("job_seekers", "Työnhakijoita laskentapäivänä", *OF_12R5["job_seekers"]),
    count("unemployed", "Työttömät", *OF_12R5["unemployed"]),
    count("labour_force", "Työvoima", *OF_12R5["labour_force"]),
    share("unemployment_rate", "Työttömien osuus", *OF_12R5["unemployment_rate"]),
    count("unemployed_men", "Työttömät miehet", *OF_12R5["unemployed_men"]),
    count("unemployed_women", "Työttömät naiset", *OF_12R5["unemployed_women"]),
    count("unemployed_under_20", "Alle 20-v. työttömät", *OF_12R5["unemployed_under_20"]),
    count("unemployed_under_25", "Alle 25-v. työttömät", *OF_12R5["unemployed_under_25"]),
    count("unemployed_over_50", "Yli 50-v. työttömät", *OF_12R5["unemployed_over_50"]),
    count("unemployed_disabled", "Vamm./pitkäaik.sair. työttömät", *OF_12R5["unemployed_disabled"]),
    count("unemployed_foreign", "Ulkomaalaiset työttömät", *OF_12R5["unemployed_foreign"]),
    count("long_term_unemployed", "Pitkäaikaistyöttömät", *OF_12R5["long_term_unemployed"]),
    count("fund_members", "Kassan jäseniä", *OF_12R5["fund_members"]),
    count("laid_off", "Lomautettu", *OF_12R5["laid_off"]),
    count("short_week", "Lyhennetty työviikko", *OF_12R5["short_week"]),
    count("subsidised_work", "Työllistetty", *OF_12R5["subsidised_work"]),
    count("practical_training", "Työharj./työelämävalmennus", *OF_12R5["practical_training"]),
    count("work_trial", "Kokeilussa", *OF_12R5["work_trial"]),
    count("training", "Työvoimakoulutuksessa", *OF_12R5["training"]),
    count("coaching", "Valmennuksessa", *OF_12R5["coaching"]),
    count("other_services", "Muissa palveluissa", *OF_12R5["other_services"]),
    count("open_vacancies", "Avoimet työpaikat", *OF_12R5["open_vacancies"]),
    count("new_vacancies", "Uudet avoimet työpaikat kuukauden aikana", *OF_12R5["new_vacancies"]),
    official=_asked("12r5"),
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
    BY_SEX,
    BY_AGE,
    count("unemployed", "Työnhakijoita laskentapäivänä"),
    finished("mean_duration", "Työnhaun keskim. kesto"),
    count("long_term_unemployed", "Pitkäaikaistyöttömät"),
    official=_asked("(1207)", "Työllisyyskoodin kesto", **{AGES: ("SSS", "15-24", "25-49", "50-")}),
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
    BY_SEX,
    BY_EDUCATION,
    count("structural", "Rakennetyöttömät yhteensä"),
    count("long_term_unemployed", "Pitkäaikaistyöttömät"),
    count("equivalent_long_term", "Rinnasteiset pitkäaikaistyöttömät"),
    count("service_to_unemployment", "Palveluilta työttömäksi"),
    count("service_to_service", "Palveluilta palveluille"),
    official=_asked("(6211)", areas=AREAS[1:]),
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
    share("over_1_month", "%-Virta yli 1kk työttömyyteen", "1KKOSUUS"),
    share("over_3_months", "%-Virta yli 3kk työttömyyteen", "3KKOSUUS"),
    share("over_6_months", "%-Virta yli 6kk työttömyyteen", "6KKOSUUS"),
    share("over_12_months", "%-Virta yli 12kk työttömyyteen", "12KKOSUUS"),
    official=_asked("(1355)", SEX, AGES, "Valmistuminen", areas=TOWN),
)

hameenlinna_palvelut_aktivointiaste = _extract(
    "palvelut_aktivointiaste",
    Text(
        "Aktivointiaste palveluittain, Hämeenlinna", "Aktiveringsgrad efter tjänst, Tavastehus", "Activation rate by service, Hämeenlinna"
    ),
    share("activation_rate", "Aktivointiaste", "AKTASTE"),
    count("unemployed", "Työttömiä työnhakijoita", "TYOTTOMATLOPUSSA"),
    count("in_services", "Palveluissa yhteensä", "PALVELUISSAYHTEENSA"),
    count("training", " -Työvoimakoulutuksessa", "-Työvoimakoulutuksessa", PARTS["training"]),
    count("coaching", " -Valmennuksessa", "-Valmennuksessa", PARTS["coaching"]),
    count("subsidised_work", " -Työllistettynä/työharj.", "-Työllistettynä/työharj.", PARTS["subsidised_work"]),
    count("work_trial", " -Kokeilussa", "-Kokeilussa", PARTS["work_trial"]),
    count("job_alternation", " -Vuorotteluvapaasijaiset", "-Vuorotteluvapaasijaiset", PARTS["job_alternation"]),
    count("rehabilitative_work", " -Kuntouttava työtoiminta", "-Kuntouttava työtoiminta", PARTS["rehabilitative_work"]),
    count("self_motivated_studies", " -Omaehtoinen opiskelu", "-Omaehtoinen opiskelu", PARTS["self_motivated_studies"]),
    official=_asked("12u4", SEX, AGES, areas=TOWN),
)

hameenlinna_ulkomaalaiset = _extract(
    "ulkomaalaiset",
    Text(
        "Ulkomaalaisten työttömyys, Hämeenlinnan seutu",
        "Utländska medborgares arbetslöshet, Tavastehusregionen",
        "Unemployment of foreign nationals, Hämeenlinna sub-region",
    ),
    count("unemployed_foreign", "Ulkomaalaisia työttömiä työnhakijoita", "HAKIJALOPUSSA"),
    count("foreign_labour_force", "Ulkomainen työvoima", "ULKOMAALAINEN"),
    share("foreign_unemployment_rate", "Ulkomaisten työttömien työnhakijoiden %-osuus ulkomaalaisesta työvoimasta", "TYOTOSUUS"),
    official=_asked("(1261)"),
)

hameenlinna_nuoriso = _extract(
    "nuoriso",
    Text("Nuorten työttömyys, Hämeenlinnan seutu", "Ungdomsarbetslöshet, Tavastehusregionen", "Youth unemployment, Hämeenlinna sub-region"),
    count("unemployed_under_25", "Alle 25-vuotiaita työttömiä työnhakijoita", "HAKIJALOPUSSA"),
    count("young_labour_force", "Alle 25-vuotiaiden työvoima", "NUORET"),
    share("young_unemployment_rate", "Alle 25-vuotiaiden työttömien työnhakijoiden %-osuus alle 25-vuotiaasta työvoimasta", "TYOTOSUUS"),
    official=_asked("(1263)"),
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
    notes=noted("hameenlinna_municipal_share", fetched=False),
    **OPEN,
)
