"""Employment service statistics by area: job seekers, the unemployed by group, persons in services and vacancies (tables 12r5 and 12ti)."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import coded
from packs.employment.codes.occupations import OCCUPATION
from packs.employment.sources.terms import CC_BY_KEHA, KEHA, OPEN, STATFIN, count, finished, month
from packs.employment.stand_in import job_seekers
from puntari.define.column import CodeColumn
from puntari.define.source import MirrorFile, PxWebTable, Source
from puntari.words.text import Text

TWELVE_R5 = (
    count("job_seekers", ("HAKIJALOPUSSA", "Työnhakijoita laskentapäivänä (lkm.)"), Text("Työnhakijat", "Arbetssökande", "Job seekers")),
    count(
        "unemployed",
        ("TYOTTOMATLOPUSSA", "Työttömät työnhakijat laskentapäivänä (lkm.)"),
        Text("Työttömät työnhakijat", "Arbetslösa arbetssökande", "Unemployed job seekers"),
    ),
    count("labour_force", ("TYOVOIMATK", "TK:n Työssäkäyntitilaston työvoima (lkm.)"), Text("Työvoima", "Arbetskraft", "Labour force")),
    finished(
        "unemployment_rate",
        ("TYOTOSUUS", "Työttömien työnhakijoiden %-osuus työvoimasta (%)"),
        Text("Työttömien osuus työvoimasta, %", "Arbetslösas andel av arbetskraften, %", "Unemployed, % of the labour force"),
        maximum=100,
    ),
    count(
        "unemployed_men",
        ("TYOTTOMATMIEHET", "Työttömät työnhakijat, miehet (lkm.)"),
        Text("Työttömät miehet", "Arbetslösa män", "Unemployed men"),
    ),
    count(
        "unemployed_women",
        ("TYOTTOMATNAISET", "Työttömät työnhakijat, naiset (lkm.)"),
        Text("Työttömät naiset", "Arbetslösa kvinnor", "Unemployed women"),
    ),
    count(
        "unemployed_under_20",
        ("TYOTTOMAT20", "Alle 20-v. työttömät työnhakijat (lkm.)"),
        Text("Alle 20-vuotiaat työttömät", "Arbetslösa under 20 år", "Unemployed under 20"),
    ),
    count(
        "unemployed_under_25",
        ("TYOTTOMAT25", "Alle 25-v. työttömät työnhakijat (lkm.)"),
        Text("Alle 25-vuotiaat työttömät", "Arbetslösa under 25 år", "Unemployed under 25"),
    ),
    count(
        "unemployed_over_50",
        ("TYOTTOMAT50", "Yli 50-v. työttömät työnhakijat (lkm.)"),
        Text("Yli 50-vuotiaat työttömät", "Arbetslösa över 50 år", "Unemployed over 50"),
    ),
    count(
        "unemployed_disabled",
        ("TYOTTOMATSAIR", "Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.)"),
        Text(
            "Vammaiset ja pitkäaikaissairaat työttömät",
            "Arbetslösa med funktionsnedsättning eller långtidssjukdom",
            "Unemployed with a disability or long-term illness",
        ),
    ),
    count(
        "unemployed_foreign",
        ("TYOTTOMATULK", "Ulkomaalaisia työttömiä työnhakijoita laskentapäivänä (lkm.)"),
        Text("Ulkomaalaiset työttömät", "Arbetslösa utländska medborgare", "Unemployed foreign nationals"),
    ),
    count(
        "long_term_unemployed",
        ("PITKAAIKAISTYOTTOMAT", "Pitkäaikaistyöttömät (lkm.)"),
        Text("Pitkäaikaistyöttömät", "Långtidsarbetslösa", "Long-term unemployed"),
    ),
    count(
        "fund_members",
        ("KASSASSA", "Kassan jäseniä työttömistä työnhakijoista laskentapäivänä (lkm.)"),
        Text(
            "Työttömyyskassan jäsenet työttömistä",
            "Arbetslösa medlemmar i en arbetslöshetskassa",
            "Unemployed members of an unemployment fund",
        ),
    ),
    count(
        "laid_off",
        ("LOMAUTETTU", "Kokoaikaisesti lomautetut laskentapäivänä (lkm.)"),
        Text("Kokoaikaisesti lomautetut", "Permitterade på heltid", "Laid off full time"),
    ),
    count(
        "short_week",
        ("LYHTYOVKO", "Lyhennetyllä työviikolla laskentapäivänä (lkm.)"),
        Text("Lyhennetyllä työviikolla", "På förkortad arbetsvecka", "On a shortened working week"),
    ),
    count(
        "subsidised_work",
        ("TYOLLISTETTYLOP", "Työllistettynä olevat laskentapäivänä (lkm.)"),
        Text("Työllistettynä olevat", "Sysselsatta med stöd", "In subsidised work"),
    ),
    count(
        "practical_training",
        ("TYOHARJOITTELULOP", "Työharj./työelämävalmennuksessa olevat laskentapäivänä (lkm.)"),
        Text(
            "Työharjoittelussa tai työelämävalmennuksessa",
            "I arbetspraktik eller arbetslivsträning",
            "In practical training or coaching for working life",
        ),
    ),
    count(
        "work_trial",
        ("KOKEILULOP", "Työ- ja koulutuskokeilussa olevat laskentapäivänä (lkm.)"),
        Text("Työ- ja koulutuskokeilussa", "I arbets- och utbildningsprövning", "In a work or education trial"),
    ),
    count(
        "training",
        ("TVKOULUTUSLOP", "Työvoimakoulutuksessa olevat laskentapäivänä (lkm.)"),
        Text("Työvoimakoulutuksessa", "I arbetskraftsutbildning", "In labour market training"),
    ),
    count("coaching", ("VALMENNUSLOP", "Valmennuksessa olevat laskentapäivänä (lkm.)"), Text("Valmennuksessa", "I träning", "In coaching")),
    count(
        "other_services",
        ("MTPPALVELUTLOP", "Muissa palveluissa olevat laskentapäivänä (lkm.)"),
        Text("Muissa palveluissa", "I övriga tjänster", "In other services"),
    ),
    count(
        "open_vacancies",
        ("AVPAIKATLOPUSSA", "Avoimet työpaikat kuukauden laskentapäivänä (lkm.)"),
        Text("Avoimet työpaikat", "Lediga arbetsplatser", "Open vacancies"),
    ),
    count(
        "new_vacancies",
        ("UUDETAVP", "Uudet avoimet työpaikat kuukauden aikana (lkm.)"),
        Text("Uudet avoimet työpaikat kuukauden aikana", "Nya lediga arbetsplatser under månaden", "New vacancies during the month"),
    ),
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
        "Työttömät työnhakijat eri ryhmissä, palveluissa olevat ja avoimet työpaikat kuukauden lopussa (12r5)",
        "Arbetslösa arbetssökande i olika grupper, personer i tjänster och lediga arbetsplatser i slutet av månaden (12r5)",
        "Unemployed job seekers by group, persons in services and vacancies at the end of the month (12r5)",
    ),
    owner=KEHA,
    licence=CC_BY_KEHA,
    columns=(coded("Alue", "alue"), month(), *TWELVE_R5),
    mirror=(
        MirrorFile("tyonv_kk_2006_2023/tyonv_12r5_alue_kuukausi.csv.gz", date(2023, 1, 1)),
        MirrorFile("statfin_json_2026/unemployment_register_kunnat_12r5.json", date(2026, 1, 1)),
    ),
    official=PxWebTable(f"{STATFIN}/tyonv/statfin_tyonv_pxt_12r5.px", date(2026, 1, 1)),
    stand_in=job_seekers,
    rules=RULES,
    fresh_days=45,
    notes=Text(
        "Kunnan peitetty luku on 1–4 henkilöä; nolla julkaistaan. Työvoima on vuositieto, joka vaihtuu kerran vuodessa. Miesten ja naisten summa voi "
        "olla alle kaikkien määrän. Kuukausia 11/2023–5/2026 ei ole avoimen aineiston peilissä. Osoite on ennen 8.6.2026 käytössä ollutta muotoa, eikä uutta ole tarkistettu.",
        "Ett skyddat tal för en kommun är 1–4 personer; noll publiceras. Arbetskraften är en årsuppgift som byts en gång per år. Summan av män och kvinnor "
        "kan vara mindre än alla. Månaderna 11/2023–5/2026 finns inte i spegeln av öppna data. Adressen är i den form som gällde före 8.6.2026 och den nya har inte kontrollerats.",
        "A hidden figure of a municipality is 1–4 persons; zero is published. The labour force is a yearly figure that changes once a year. Men and women may "
        "add up to less than all. The months from November 2023 to May 2026 are not in the mirror of open data. The address has the form used before 8 June 2026; the new one has not been checked.",
    ),
    **OPEN,
)

tyonv_12ti = Source(
    id="tyonv_12ti",
    title=Text(
        "Työttömät työnhakijat ja avoimet työpaikat ammattiryhmän mukaan (12ti)",
        "Arbetslösa arbetssökande och lediga arbetsplatser efter yrkesgrupp (12ti)",
        "Unemployed job seekers and vacancies by occupation (12ti)",
    ),
    owner=KEHA,
    licence=CC_BY_KEHA,
    columns=(
        coded("Alue", "alue"),
        CodeColumn("occupation", ("Ammattiryhmä", "ammattiryhma"), OCCUPATION),
        month(),
        count("unemployed", ("TYOTTOMATLOPUSSA",), Text("Työttömät työnhakijat", "Arbetslösa arbetssökande", "Unemployed job seekers")),
        count("open_vacancies", ("AVPAIKATLOPUSSA",), Text("Avoimet työpaikat", "Lediga arbetsplatser", "Open vacancies")),
    ),
    mirror=(
        MirrorFile("tyonv_kk_2006_2023/tyonv_12ti_maakunta_ammatti_2022M10_2023M10.csv.gz", date(2023, 1, 1)),
        MirrorFile("statfin_json_2026/software_occupations_register_kunnat_12ti.json", date(2026, 1, 1)),
    ),
    official=PxWebTable(f"{STATFIN}/tyonv/statfin_tyonv_pxt_12ti.px", date(2026, 1, 1)),
    fresh_days=45,
    notes=Text(
        "Kesäkuun 2026 toimituksessa on vain kolme ammattiryhmää. Muiden ammattiryhmien nimiä ei ole aineistossa, joten ne näkyvät koodeina.",
        "Leveransen för juni 2026 har bara tre yrkesgrupper. De andra yrkesgruppernas namn finns inte i materialet, så de visas som koder.",
        "The delivery of June 2026 has only three occupational groups. The names of the others are not in the data, so they are shown as codes.",
    ),
    **OPEN,
)
