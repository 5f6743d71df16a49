"""Code lists of the pack's sources, and how deliveries print their codes where they print words."""

from __future__ import annotations

from pathlib import Path

from puntari.define.dimension import CodeList
from puntari.define.wordbook import code_lists
from puntari.store.files import read_rows
from puntari.words.text import Text

FOLDER = Path(__file__).resolve().parent
TOTAL = "SSS"
LISTS = code_lists(FOLDER / "lists.yaml")


def _unlabelled(what: tuple[str, str, str], rows: tuple[dict[str, str], ...]) -> dict[str, Text]:
    """Names of codes from a table; a code without a confirmed name is called by the code itself."""
    named = {row["code"]: (row["name_fi"], row["name_sv"], row["name_en"]) for row in rows}
    return {code: Text(*(name or f"{word} {code}" for name, word in zip(names, what, strict=True))) for code, names in named.items()}


OCCUPATION = CodeList(
    "occupation",
    Text("Ammattiryhmä", "Yrkesgrupp", "Occupational group"),
    {TOTAL: Text("Kaikki ammattiryhmät", "Alla yrkesgrupper", "All occupational groups")}
    | _unlabelled(("Ammattiryhmä", "Yrkesgrupp", "Occupational group"), read_rows(FOLDER / "occupations.csv")),
    total=TOTAL,
)
SUBSIDISED_KIND = CodeList(
    "subsidised_kind",
    Text("Työllistämisen laji", "Slag av sysselsättning med stöd", "Kind of subsidised work"),
    {TOTAL: Text("Yhteensä", "Sammanlagt", "Total")} | _unlabelled(("Laji", "Slag", "Kind"), read_rows(FOLDER / "subsidised_kinds.csv")),
    total=TOTAL,
)

SEX_PRINTED = {"Yhteensä": TOTAL, "Miehet": "1", "Naiset": "2"}
AGE_PRINTED = {"Yhteensä": TOTAL, "Nuoret työnhakijat (15-24v)": "15_24", "25-49v työnhakijat": "25_49", "Yli 50v työnhakijat": "50"}
EDUCATION_PRINTED = {
    "Yhteensä": TOTAL,
    "Alempi perusaste": "basic_lower",
    "Ylempi perusaste": "basic_upper",
    "Toinen aste": "upper_secondary",
    "Erikoisammattikoulutusaste": "special_vocational",
    "Alin korkea-aste": "tertiary_lowest",
    "Alempi korkeakouluaste": "bachelor",
    "Ylempi korkeakouluaste": "master",
    "Tutkijakoulutusaste": "doctor",
    "Ei perusasteen jälkeistä tutkintoa tai koulutusaste tuntematon": "none_or_unknown",
}
BENEFIT_PRINTED = {"Yhteensä": TOTAL, "Ansiopäiväraha": "earnings_related", "Peruspäiväraha": "basic", "Työmarkkinatuki": "labour_market"}
DAYS_PRINTED = {
    "Yhteensä": TOTAL,
    "101-200": "101_200",
    "201-300": "201_300",
    "301-400": "301_400",
    "401-700": "401_700",
    "701-": "over_700",
}
CODES_PRINTED = {
    "Yhteensä": TOTAL,
    "Työllistetty": "placed",
    "Työssä yleisillä työmarkk.": "open_market",
    "Työtön": "unemployed",
    "Lomautettu": "laid_off",
    "Lyhennetyllä työvkolla": "short_week",
    "Työvoiman ulkopuolella": "outside",
    "Työttömyyseläkkeellä": "unemployment_pension",
    "Työllistym. ed. palvelussa": "in_service",
    "Koulutuksessa": "studying",
    "Tuntematon": "unknown",
}
_OF_FIVE_YEARS = (code for code in LISTS["age_of_five_years"].names if "_" in code)
AGES_PRINTED = {"Yhteensä": TOTAL, "65 -": "65"} | {code.replace("_", " - "): code for code in _OF_FIVE_YEARS}
AGES_TO_75_PRINTED = {"Yhteensä": TOTAL, "75 -": "75"} | {
    code.replace("_", " - "): code for code in LISTS["age_to_75"].names if "_" in code
}
INDUSTRY_PRINTED = {row["printed"]: row["code"] for row in read_rows(FOLDER / "industries.csv")}
