"""Studies that are told figures over persons. There is one, and it is an example: nobody has asked for it and no permit was given."""

from __future__ import annotations

from datetime import date

from puntari.define.expression import Condition
from puntari.define.study import Study
from puntari.words.period import PeriodRange
from puntari.words.text import Text

OPENNESS_ACT = Text(
    "Laki viranomaisten toiminnan julkisuudesta (621/1999), 28 §: lupa saada tietoja tieteelliseen tutkimukseen; EU:n tietosuoja-asetus, "
    "artikla 89",
    "Lagen om offentlighet i myndigheternas verksamhet (621/1999), 28 §: tillstånd att få uppgifter för vetenskaplig forskning; EU:s "
    "dataskyddsförordning, artikel 89",
    "Act on the Openness of Government Activities (621/1999), section 28: a permit to have data for scientific research; EU General Data "
    "Protection Regulation, Article 89",
)
SERVICES_OF_THE_YOUNG = Study(
    "services_of_the_young",
    Text(
        "Esimerkki: mitä nuorten palveluista seuraa", "Exempel: vad som följer av de ungas tjänster",
        "Example: what follows the services of the young",
    ),
    Text("Esimerkkiyliopisto (keksitty)", "Exempeluniversitetet (påhittat)", "Example University (made up)"),
    Text(
        "Keksitty esimerkki: tutkimus vertaa, mitä alle 25-vuotiaiden työllistymistä edistävistä palveluista seuraa eri "
        "työllisyysalueilla.",
        "Ett påhittat exempel: studien jämför vad som följer av sysselsättningsfrämjande tjänster för personer under 25 år i "
        "olika sysselsättningsområden.",
        "A made-up example: the study compares what follows employment services of people under 25 in different employment areas.",
    ),
    Text(
        "Ei lupaa: keksitty esimerkki, joka koskee vain keksittyjä rekistereitä",
        "Inget tillstånd: ett påhittat exempel som bara gäller påhittade register",
        "No permit: a made-up example, of made-up registers only",
    ),
    OPENNESS_ACT,
    facts=frozenset({"service", "after_service"}),
    columns=frozenset({"sex", "age_group", "kind", "afterwards", "ended"}),
    periods=PeriodRange.parse("2025-01..2026-06"),
    since=date(2026, 1, 1),
    until=date(2028, 12, 31),
    finest="employment_area",
    population=(Condition("age_group", ("15_24",)),),
    synthetic=True,
)
STUDIES = (SERVICES_OF_THE_YOUNG,)
