"""Price indices of a comparison table as tables: over time for each own provider, and the level across providers."""

from __future__ import annotations

from puntari.define.dimension import CodeList
from puntari.doors.peers import PeerComparison
from puntari.guard.release import Finding
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.wording import period_text, plain_number
from puntari.words.text import Language, Text

TITLE = Text("Hintaindeksi", "Prisindex", "Price index")
EQUAL = Text(
    "Hintojen muutosten geometrinen keskiarvo (Jevons), {base} = 100. Jokainen palvelu painaa yhtä paljon, koska volyymeja ei ole "
    "lähteessä; mukana ovat vain palvelut, joilla on hinta joka vuodelta.",
    "Prisändringarnas geometriska medelvärde (Jevons), {base} = 100. Alla tjänster väger lika mycket, eftersom källan inte har några "
    "volymer; endast tjänster med pris för varje år ingår.",
    "Geometric mean of price changes (Jevons), {base} = 100. Every service weighs the same, as the source has no volumes; only services "
    "with a price in every year are in it.",
)
BASKET = Text(
    "Koko kokoonpanon hinta osien summana, {base} = 100. Indeksiä ei ole, jos jonkin osan hinta puuttuu joltakin vuodelta.",
    "Hela konfigurationens pris som summan av delarna, {base} = 100. Det finns inget index om en del saknar pris för något år.",
    "Price of the whole configuration as the sum of its parts, {base} = 100. There is no index where a part lacks a price in some year.",
)
LEVELS = Text(
    "Hintataso tuottajittain, {first} = 100, vuosi {period}. Tasot on laskettu yhteisistä palveluista (maa–tuote-regressio, CPD), jokainen "
    "hinta yhtä painavana; hintoja on vähän, joten yksikin poikkeava hinta siirtää tasoa.",
    "Prisnivå per producent, {first} = 100, år {period}. Nivåerna är räknade ur de gemensamma tjänsterna (land–produkt-regression, CPD), "
    "varje pris med samma vikt; priserna är få, så ett enda avvikande pris flyttar nivån.",
    "Price level by provider, {first} = 100, year {period}. Levels are computed from the services that providers share "
    "(country-product-dummy regression, CPD), every price with the same weight; prices are few, so a single odd one moves a level.",
)
PROVIDER = Text("Tuottaja", "Producent", "Provider")
LEVEL = Text("Hintataso", "Prisnivå", "Price level")
PRICES = Text("Hintoja", "Priser", "Prices")
USED = Text("Rivejä indeksissä", "Rader i indexet", "Rows in the index")
LEFT_OUT = Text(
    "Pois jäävät: hinta puuttuu joltakin vuodelta tai ei ole vertailukelpoinen",
    "Utanför: pris saknas för något år eller är inte jämförbart",
    "Left out: no price in some year, or one that cannot be compared",
)
NO_INDEX = Text("ei voi laskea", "kan inte räknas", "cannot be computed")
NONE_OF_THEM = Text("ei mitään", "inga", "none")


def tables(answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> tuple[ChartTable, ...]:
    """The tables that the release has figures for; none where its prices make no index."""
    made = (_over_time(answer, lists, language), _across(answer, lists, language))
    return tuple(one for one in made if one is not None)


def _over_time(answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> ChartTable | None:
    if not answer.body.indexed:
        return None
    providers, rows = lists[answer.body.report.columns].names, lists[answer.body.report.rows].names
    periods = sorted({period for one in answer.body.indexed.values() for period in one.periods})
    told = []
    for own, one in answer.body.indexed.items():
        values = dict(zip(one.periods, one.values, strict=False))
        shown = (plain_number(values[period], 1, language) if period in values else NO_INDEX[language] for period in periods)
        left = ", ".join(rows[code][language] for code in one.left_out) or NONE_OF_THEM[language]
        told.append((providers[own][language], *shown, str(len(one.used)), left))
    heads = (PROVIDER, *(Text(*(period_text(period, one) for one in Language)) for period in periods), USED, LEFT_OUT)
    caption = (EQUAL if answer.body.report.weighing == "equal" else BASKET)[language].format(base=period_text(periods[0], language))
    return ChartTable(caption, tuple(head[language] for head in heads), tuple(told))


def _across(answer: Finding[PeerComparison], lists: dict[str, CodeList], language: Language) -> ChartTable | None:
    if answer.body.levels is None:
        return None
    providers, levels = lists[answer.body.report.columns].names, answer.body.levels
    told = tuple(
        (providers[one][language], plain_number(level, 1, language), str(levels.prices[one])) for one, level in levels.levels.items()
    )
    first = providers[next(iter(levels.levels))][language]
    caption = LEVELS[language].format(first=first, period=period_text(levels.period, language))
    return ChartTable(caption, (PROVIDER[language], LEVEL[language], PRICES[language]), told)


def record(answer: Finding[PeerComparison]) -> dict[str, object]:
    """The same for machines: `price_index` by own provider and `price_levels`; values by period, 100 being the first."""
    over_time = {
        own: {
            "formula": one.formula,
            "values": {str(period): value for period, value in zip(one.periods, one.values, strict=False)},
            "rows": one.used,
            "left_out": one.left_out,
        }
        for own, one in answer.body.indexed.items()
    }
    levels = answer.body.levels
    across = None if levels is None else {"period": str(levels.period), "levels": dict(levels.levels), "prices": dict(levels.prices)}
    return {"price_index": over_time, "price_levels": across}
