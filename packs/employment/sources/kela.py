"""Municipal share of unemployment benefits by the model of 2025: Kela's sample of municipalities, and the country by benefit."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.columns import of_kela
from packs.employment.codes.finland import everywhere
from packs.employment.codes.lists import BENEFIT_PRINTED, DAYS_PRINTED, LISTS
from packs.employment.sources.terms import CATALOGUE, CC_BY_KELA, KELA, KELA_STATISTICS, OPEN, count, euros, month, noted
from puntari.define.column import CodeColumn
from puntari.define.official import CatalogueFile
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2025, 1, 1)
DATA_SET = "kunnan-osarahoittaman-tyottomyysturvan-saajat-ja-maksetut-etuudet"
BENEFIT = CodeColumn("benefit", ("etuus",), LISTS["benefit"], BENEFIT_PRINTED)
DAYS = CodeColumn("days_class", ("kertymaluokka",), LISTS["days_class"], DAYS_PRINTED)
# Kela's own files hold running totals of the year beside the months, and classes of days beside their total.
TIME_KIND = CodeColumn(
    "time_kind", ("aikatyyppi",), LISTS["time_kind"], {"Kuukausi": "month"}, set_aside=("Vuosi", "Vuosikertymä"), always="month"
)
CLASSES = tuple(printed for printed in DAYS_PRINTED if printed != "Yhteensä")
ALL_DAYS = CodeColumn("days_class", ("kertymaluokka",), LISTS["days_class"], {"Yhteensä": "SSS"}, set_aside=CLASSES, always="SSS")
# One person may get several benefits and fall into several classes in a month: recipients never add up, euros do.
FIGURES = (count("recipients", "saajat", adds=()), euros("municipal_share", "kuntaosuus_eur"))

kela_municipal_share = Source(
    id="kela_municipal_share",
    title=Text(
        "Kunnan maksuosuus työttömyysetuuksista, otos (2025)",
        "Kommunens andel av arbetslöshetsförmånerna, urval (2025)",
        "Municipal share of unemployment benefits, sample (2025)",
    ),
    owner=KELA,
    licence=CC_BY_KELA,
    columns=(of_kela("kunta_nro"), month("vuosikuukausi"), TIME_KIND, BENEFIT, DAYS, *FIGURES),
    mirror=(MirrorFile("kela_kuntaosuus_otos/kela_tyottomyysturva_kuntaosuus_2025_10_otos.csv", DIVISION),),
    home=KELA_STATISTICS,
    official=CatalogueFile(f"{CATALOGUE}{DATA_SET}-kunnittain", "data*.csv", DIVISION),
    fresh_days=60,
    notes=noted("kela_municipal_share"),
    **OPEN,
)

kela_municipal_share_country = Source(
    id="kela_municipal_share_country",
    title=Text(
        "Kuntien maksuosuus työttömyysetuuksista, koko maa (2025)",
        "Kommunernas andel av arbetslöshetsförmånerna, hela landet (2025)",
        "Municipal share of unemployment benefits, whole country (2025)",
    ),
    owner=KELA,
    licence=CC_BY_KELA,
    columns=(everywhere(), month("vuosikuukausi"), TIME_KIND, BENEFIT, ALL_DAYS, *FIGURES),
    mirror=(MirrorFile("kela_kuntaosuus_otos/kela_kuntaosuus_koko_maa_2025_yhteensa.csv", DIVISION),),
    home=KELA_STATISTICS,
    official=CatalogueFile(f"{CATALOGUE}{DATA_SET}-koko-maa", "data*.csv", DIVISION),
    fresh_days=60,
    notes=noted("kela_municipal_share_country"),
    **OPEN,
)
