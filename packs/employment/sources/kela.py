"""Municipal share of unemployment benefits by the model of 2025: Kela's sample of municipalities, and the country by benefit."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import bare, everywhere
from packs.employment.codes.lists import BENEFIT_PRINTED, DAYS_PRINTED, LISTS
from packs.employment.sources.terms import CC_BY_KELA, KELA, KELA_STATISTICS, NOTES, OPEN, count, euros, month
from puntari.define.column import CodeColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2025, 1, 1)
BENEFIT = CodeColumn("benefit", ("etuus",), LISTS["benefit"], BENEFIT_PRINTED)
DAYS = CodeColumn("days_class", ("kertymaluokka",), LISTS["days_class"], DAYS_PRINTED)
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
    columns=(bare("kunta_nro"), month("vuosikuukausi"), BENEFIT, DAYS, *FIGURES),
    mirror=(MirrorFile("kela_kuntaosuus_otos/kela_tyottomyysturva_kuntaosuus_2025_10_otos.csv", DIVISION),),
    home=KELA_STATISTICS,
    fresh_days=60,
    notes=NOTES["kela_municipal_share"],
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
    columns=(everywhere(), month("vuosikuukausi"), BENEFIT, *FIGURES),
    mirror=(MirrorFile("kela_kuntaosuus_otos/kela_kuntaosuus_koko_maa_2025_yhteensa.csv", DIVISION),),
    home=KELA_STATISTICS,
    fresh_days=60,
    notes=NOTES["kela_municipal_share_country"],
    **OPEN,
)
