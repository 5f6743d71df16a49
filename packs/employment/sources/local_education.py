"""Education in the Hämeenlinna sub-region: of the unemployed of the city, and of the residents by age."""

from __future__ import annotations

from packs.employment.codes.lists import AGE_PRINTED, AGES_TO_75_PRINTED, CODES_PRINTED, EDUCATION_PRINTED, LISTS
from packs.employment.sources.local_economy import BY_SEX, MUNICIPALITIES, extract
from packs.employment.sources.terms import (
    CONTENTS,
    KEHA,
    SERVICE_DIVISION,
    SEX,
    STATISTICS_FINLAND,
    TITLES,
    TOTAL,
    count,
    month,
    statfin,
    year,
)
from puntari.define.column import CodeColumn, NumberColumn
from puntari.words.cell import Reason
from puntari.words.text import Text

# The table calls the same state "Työttömät työnhakijat" that the table of employment codes calls "Työtön".
STANDING = CodeColumn(
    "employment_code", ("Työmarkkina-asema",), LISTS["employment_code"], CODES_PRINTED | {"Työttömät työnhakijat": "unemployed"}
)

hameenlinna_koulutustaso = extract(
    "koulutustaso",
    Text(
        "Työttömät työnhakijat koulutusasteen mukaan, Hämeenlinna",
        "Arbetslösa arbetssökande efter utbildningsnivå, Tavastehus",
        "Unemployed job seekers by level of education, Hämeenlinna",
    ),
    KEHA,
    None,
    month(),
    BY_SEX,
    CodeColumn("age_group", ("Ikäryhmitys",), LISTS["age_group"], AGE_PRINTED),
    STANDING,
    CodeColumn("education", ("Koulutusaste",), LISTS["education"], EDUCATION_PRINTED),
    count("unemployed_by_education", "Työnhakijat"),
    fresh_days=45,
    note="hameenlinna_number_unknown",
)

hameenlinna_koulutus = extract(
    "koulutus",
    Text(
        "Korkea-asteen tutkinnon suorittaneet iän mukaan, Hämeenlinnan seutu",
        "Personer med examen på högre nivå efter ålder, Tavastehusregionen",
        "Persons with a tertiary qualification by age, Hämeenlinna sub-region",
    ),
    STATISTICS_FINLAND,
    statfin(
        "vkour/12bs",
        SERVICE_DIVISION,
        {"Alue|alue_23_20260101": MUNICIPALITIES, SEX: TOTAL, CONTENTS: ("*kaste5T8osuus",)},
        texts=True,
    ),
    year(),
    CodeColumn("age_to_75", ("Ikä", "ikaryhma_10_20180101"), LISTS["age_to_75"], AGES_TO_75_PRINTED),
    BY_SEX,
    # An empty cell is an age at which nobody has a qualification of that level yet: the source gives no share.
    NumberColumn(
        "tertiary_share",
        ("Korkea-asteen tutkinnon suorittaneiden osuus 15 vuotta täyttäneestä väestöstä, %", "kaste5T8osuus"),
        TITLES["tertiary_share"],
        adds=(),
        missing={"": Reason.NOT_STATED, "...": Reason.NOT_STATED},
        maximum=100,
    ),
)
