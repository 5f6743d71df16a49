"""Employment service statistics by area: job seekers, the unemployed by group, persons in services and vacancies (tables 12r5 and 12ti)."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import coded
from packs.employment.codes.lists import OCCUPATION
from packs.employment.sources.terms import CC_BY_KEHA, KEHA, MONTH, OPEN, SERVICE_DIVISION, count, month, noted, share, statfin
from packs.employment.stand_in import job_seekers
from puntari.define.column import CodeColumn
from puntari.define.official import Newest
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

FIGURES = (
    count("job_seekers", "HAKIJALOPUSSA", "Työnhakijoita laskentapäivänä (lkm.)"),
    count("unemployed", "TYOTTOMATLOPUSSA", "Työttömät työnhakijat laskentapäivänä (lkm.)"),
    count("labour_force", "TYOVOIMATK", "TK:n Työssäkäyntitilaston työvoima (lkm.)"),
    share("unemployment_rate", "TYOTOSUUS", "Työttömien työnhakijoiden %-osuus työvoimasta (%)"),
    count("unemployed_men", "TYOTTOMATMIEHET", "Työttömät työnhakijat, miehet (lkm.)"),
    count("unemployed_women", "TYOTTOMATNAISET", "Työttömät työnhakijat, naiset (lkm.)"),
    count("unemployed_under_20", "TYOTTOMAT20", "Alle 20-v. työttömät työnhakijat (lkm.)"),
    count("unemployed_under_25", "TYOTTOMAT25", "Alle 25-v. työttömät työnhakijat (lkm.)"),
    count("unemployed_over_50", "TYOTTOMAT50", "Yli 50-v. työttömät työnhakijat (lkm.)"),
    count("unemployed_disabled", "TYOTTOMATSAIR", "Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.)"),
    count("unemployed_foreign", "TYOTTOMATULK", "Ulkomaalaisia työttömiä työnhakijoita laskentapäivänä (lkm.)"),
    count("long_term_unemployed", "PITKAAIKAISTYOTTOMAT", "Pitkäaikaistyöttömät (lkm.)"),
    count("fund_members", "KASSASSA", "Kassan jäseniä työttömistä työnhakijoista laskentapäivänä (lkm.)"),
    count("laid_off", "LOMAUTETTU", "Kokoaikaisesti lomautetut laskentapäivänä (lkm.)"),
    count("short_week", "LYHTYOVKO", "Lyhennetyllä työviikolla laskentapäivänä (lkm.)"),
    count("subsidised_work", "TYOLLISTETTYLOP", "Työllistettynä olevat laskentapäivänä (lkm.)"),
    count("practical_training", "TYOHARJOITTELULOP", "Työharj./työelämävalmennuksessa olevat laskentapäivänä (lkm.)"),
    count("work_trial", "KOKEILULOP", "Työ- ja koulutuskokeilussa olevat laskentapäivänä (lkm.)"),
    count("training", "TVKOULUTUSLOP", "Työvoimakoulutuksessa olevat laskentapäivänä (lkm.)"),
    count("coaching", "VALMENNUSLOP", "Valmennuksessa olevat laskentapäivänä (lkm.)"),
    count("other_services", "MTPPALVELUTLOP", "Muissa palveluissa olevat laskentapäivänä (lkm.)"),
    count("open_vacancies", "AVPAIKATLOPUSSA", "Avoimet työpaikat kuukauden laskentapäivänä (lkm.)"),
    count("new_vacancies", "UUDETAVP", "Uudet avoimet työpaikat kuukauden aikana (lkm.)"),
)
RULES = {
    "men_and_women_within_the_unemployed": "unemployed_men + unemployed_women <= unemployed",
    "under_20_within_under_25": "unemployed_under_20 <= unemployed_under_25",
    "unemployed_within_the_job_seekers": "unemployed <= job_seekers",
    "long_term_within_the_unemployed": "long_term_unemployed <= unemployed",
}

tyonv_12r5 = Source(
    id="tyonv_12r5",
    title=Text(
        "Työttömät eri ryhmissä, palveluissa olevat ja avoimet työpaikat kuukauden lopussa (12r5)",
        "Arbetslösa i olika grupper, personer i tjänster och lediga arbetsplatser i slutet av månaden (12r5)",
        "Unemployed by group, persons in services and vacancies at the end of the month (12r5)",
    ),
    owner=KEHA,
    licence=CC_BY_KEHA,
    columns=(coded("Alue", "alue"), month(), *FIGURES),
    mirror=(
        MirrorFile("tyonv_kk_2006_2023/tyonv_12r5_alue_kuukausi.csv.gz", date(2023, 1, 1)),
        MirrorFile("statfin_json_2026/unemployment_register_kunnat_12r5.json", date(2026, 1, 1)),
    ),
    official=statfin("tyonv/12r5", SERVICE_DIVISION),
    stand_in=job_seekers,
    rules=RULES,
    fresh_days=45,
    notes=noted("tyonv_12r5"),
    **OPEN,
)

tyonv_12ti = Source(
    id="tyonv_12ti",
    title=Text(
        "Työttömät ja avoimet työpaikat ammattiryhmän mukaan (12ti)",
        "Arbetslösa och lediga arbetsplatser efter yrkesgrupp (12ti)",
        "Unemployed and vacancies by occupational group (12ti)",
    ),
    owner=KEHA,
    licence=CC_BY_KEHA,
    columns=(
        coded("Alue", "alue"),
        CodeColumn("occupation", ("Ammattiryhmä", "ammattiryhma"), OCCUPATION),
        month(),
        count("unemployed", "TYOTTOMATLOPUSSA"),
        count("open_vacancies", "AVPAIKATLOPUSSA"),
    ),
    mirror=(
        MirrorFile("tyonv_kk_2006_2023/tyonv_12ti_maakunta_ammatti_2022M10_2023M10.csv.gz", date(2023, 1, 1)),
        MirrorFile("statfin_json_2026/software_occupations_register_kunnat_12ti.json", date(2026, 1, 1)),
    ),
    # All areas, occupations and months would be 77 million cells: the country and the regions, for the last month and its year before.
    official=statfin("tyonv/12ti", SERVICE_DIVISION, {"Alue": ("SSS", "MK*"), MONTH: Newest(13)}),
    fresh_days=45,
    notes=noted("tyonv_12ti"),
    **OPEN,
)
