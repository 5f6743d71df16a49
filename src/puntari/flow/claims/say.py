"""What a judgement says of its reason, in three languages: sentences with places for numbers and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from puntari.words.text import Language, Text

SENTENCES: Mapping[str, Text] = {
    "equal": Text(
        "Laskettu {x} on sama kuin ilmoitettu.", "Det beräknade {x} är detsamma som det uppgivna.", "The computed {x} is the stated figure."
    ),
    "rounds": Text(
        "Laskettu {x} pyöristyy ilmoitettuun lukuun {says}.",
        "Det beräknade {x} avrundas till det uppgivna {says}.",
        "The computed {x} rounds to the stated {says}.",
    ),
    "finer": Text(
        "Painetuista pyöristetyistä osista tulee {x}, tarkemmista yksikköhinnoista {y}, joka pyöristyy ilmoitettuun lukuun {says}.",
        "De tryckta, avrundade delarna ger {x}, de noggrannare enhetspriserna {y}, som avrundas till det uppgivna {says}.",
        "The printed, rounded parts give {x}; the finer unit prices give {y}, which rounds to the stated {says}.",
    ),
    "finer_too": Text(
        "Tarkemmista yksikköhinnoista tulee {y}.", "De noggrannare enhetspriserna ger {y}.", "The finer unit prices give {y}."
    ),
    "too_high": Text(
        "Ilmoitettu {says} on {gap} liian suuri: laskettu on {x}.",
        "Det uppgivna {says} är {gap} för högt: det beräknade är {x}.",
        "The stated {says} is {gap} too high: computed is {x}.",
    ),
    "too_low": Text(
        "Ilmoitettu {says} on {gap} liian pieni: laskettu on {x}.",
        "Det uppgivna {says} är {gap} för lågt: det beräknade är {x}.",
        "The stated {says} is {gap} too low: computed is {x}.",
    ),
    "complement": Text(
        "Osuus ja sen täydennysosa ovat vaihtuneet: {says} on loppuosa {rest}, itse osuus on {x}.",
        "Andelen och dess komplement har bytt plats: {says} är resten {rest}, själva andelen är {x}.",
        "The share and its complement are swapped: {says} is the remaining {rest}, while the share itself is {x}.",
    ),
    "left_out": Text(
        "Ilmoitettu {says} on summa ilman osaa {part} ({amount}), kaikkien osien summa on {x}.",
        "Det uppgivna {says} är summan utan {part} ({amount}); summan av alla delar är {x}.",
        "The stated {says} is the sum without {part} ({amount}); all parts together are {x}.",
    ),
    "points": Text(
        "Prosenttiyksiköt on ilmoitettu prosentteina: muutos {earlier} → {later} on {points} prosenttiyksikköä eli {growth} %.",
        "Procentenheter har uppgivits som procent: ändringen {earlier} → {later} är {points} procentenheter, det vill säga {growth} %.",
        "Percentage points are given as per cent: the change {earlier} → {later} is {points} points, which is {growth} %.",
    ),
    "places_agree": Text("Luku on sama joka paikassa.", "Siffran är densamma på alla ställen.", "The figure is the same in every place."),
    "places_rounded": Text(
        "Luvut {one} ja {other} ovat sama luku eri tarkkuudella.",
        "{one} och {other} är samma siffra med olika noggrannhet.",
        "{one} and {other} are one figure with different precision.",
    ),
    "two_values": Text("Samalla asialla on kaksi lukua.", "Samma sak har två siffror.", "One fact has two values."),
    "places_differ": Text(
        "{here}: {one}. {there}: {other}. Ensimmäinen on {gap} {way}.",
        "{here}: {one}. {there}: {other}. Den första är {gap} {way}.",
        "{here}: {one}. {there}: {other}. The first is {gap} {way}.",
    ),
    "two_ranges": Text("Samalla luvulla on kaksi vaihteluväliä.", "Samma siffra har två intervall.", "One figure has two ranges."),
    "two_words": Text(
        "Samasta asiasta sanotaan eri tavoin.", "Om samma sak sägs olika saker.", "Of one fact different things are said."
    ),
    "both_places": Text("{here}: {one}. {there}: {other}.", "{here}: {one}. {there}: {other}.", "{here}: {one}. {there}: {other}."),
    "missing": Text("Luku puuttuu yhdestä paikasta.", "Siffran saknas på ett ställe.", "The figure is missing in one place."),
    "denied": Text(
        "Yksi paikka kieltää toisen luvun.", "Ett ställe förnekar ett annats siffra.", "One place denies the figure of another."
    ),
    "without_here": Text("{here}: {given}. {there}: {why}", "{here}: {given}. {there}: {why}", "{here}: {given}. {there}: {why}"),
    "of_which": Text("{what} – {told}", "{what} – {told}", "{what} – {told}"),
    "all_hold": Text("Pitää paikkansa: {gaps}.", "Stämmer: {gaps}.", "It holds: {gaps}."),
    "all_of_many": Text(
        "Pitää paikkansa kaikissa {all} vertailussa.", "Stämmer i alla {all} jämförelser.", "It holds in all {all} comparisons."
    ),
    "noted": Text("Huomattavaa: {gaps}.", "Att notera: {gaps}.", "To be noted: {gaps}."),
    "out_of_line": Text("Poikkeava luku: {gaps}.", "Avvikande siffra: {gaps}.", "Out of line: {gaps}."),
    "not_possible": Text("Näin ei voi olla: {gaps}.", "Så kan det inte vara: {gaps}.", "It can't be so: {gaps}."),
    "fails": Text("Ei pidä paikkaansa: {gaps}.", "Stämmer inte: {gaps}.", "It does not hold: {gaps}."),
    "some_fail": Text(
        "Vertailuista pitää paikkansa {held}/{all}. Poikkeaa: {gaps}.",
        "Av jämförelserna stämmer {held}/{all}. Det här avviker: {gaps}.",
        "Of the comparisons {held} of {all} hold. Not so: {gaps}.",
    ),
    "without_exception": Text(
        "Väite ei jätä sijaa poikkeuksille, joten yksikin kumoaa sen.",
        "Påståendet lämnar inget rum för undantag, så ett enda motsäger det.",
        "The statement leaves no room for exceptions, so a single one contradicts it.",
    ),
    "in_general": Text(
        "Väite on yleisluonteinen, joten poikkeukset rajaavat sitä mutta eivät kumoa sitä.",
        "Påståendet är allmänt hållet, så undantag begränsar det men motsäger det inte.",
        "The statement is a general one, so exceptions limit it and do not contradict it.",
    ),
    "nearly": Text(
        "Samana pidetään lukua, joka eroaa enintään {percent} %.",
        "Som oförändrad räknas en siffra som skiljer sig högst {percent} %.",
        "A figure counts as the same when it differs by at most {percent} %.",
    ),
    "total_only": Text(
        "Pitää paikkansa vain kokonaisuudesta; osista poikkeavat: {gaps}.",
        "Stämmer bara för helheten; av delarna avviker: {gaps}.",
        "It holds for the total only; of the parts not for: {gaps}.",
    ),
    "few": Text(
        "Kohteita on {all}. Nousseita on {least}–{most}: {least} näkyy luvuista, ja {unseen} kohteen lukua ei ole. "
        "Muutamana pidetään alle puolta.",
        "Punkterna är {all}. {least}–{most} har stigit: {least} syns i siffrorna, och för {unseen} finns ingen siffra. "
        "Färre än hälften räknas som några.",
        "Of {all}, from {least} to {most} rose: {least} show in the figures, and {unseen} have no figure. "
        "Fewer than a half count as a few.",
    ),
    "few_presumed": Text(
        "Kohteista {n} on luettu ei nousseiksi, koska raportti antaa ymmärtää niin antamatta aiempaa lukua. Se on oletus: ilman sitä "
        "nousseita on enintään {most}.",
        "{n} av punkterna räknas som inte stigna, eftersom rapporten låter förstå det utan att ge den tidigare siffran. Det är ett "
        "antagande: utan det har högst {most} stigit.",
        "{n} count as not risen, because the report lets it be understood without giving the earlier figure. That is an assumption: "
        "without it at most {most} rose.",
    ),
    "few_of": Text("{least}–{most}/{all}", "{least}–{most} av {all}", "{least} to {most} of {all}"),
    "some_of": Text("{least}/{all}", "{least} av {all}", "{least} of {all}"),
    "two_meanings": Text(
        "Sama luku {says} tarkoittaa yhdessä paikassa: {one}, toisessa: {other}.",
        "Samma siffra {says} avser på ett ställe: {one}, på ett annat: {other}.",
        "The same {says} is about {one} in one place and about {other} in another.",
    ),
    "two_targets": Text(
        "Tavoite on yhdessä paikassa {one}, toisessa {other}.",
        "Målet är {one} på ett ställe och {other} på ett annat.",
        "The target is {one} in one place and {other} in another.",
    ),
    "moved": Text(
        "Tavoitetta siirrettiin: ensin {first}, sitten {later}. Tulos {result} täyttää vain siirretyn.",
        "Målet flyttades: först {first}, sedan {later}. Resultatet {result} uppfyller bara det flyttade.",
        "The target was moved: first {first}, then {later}. The result {result} meets only the moved one.",
    ),
    "moved_plain": Text(
        "Tavoitetta siirrettiin: ensin {first}, sitten {later}; tulos on {result}.",
        "Målet flyttades: först {first}, sedan {later}; resultatet är {result}.",
        "The target was moved: first {first}, then {later}; the result is {result}.",
    ),
    "target_kept": Text(
        "Tavoite {first} on sama joka paikassa.", "Målet {first} är detsamma överallt.", "The target {first} is the same everywhere."
    ),
    "found_among": Text("Luku on sarjassa.", "Siffran finns i serien.", "The figure is in the series."),
    "found_nowhere": Text(
        "Mikään sarjan {n} luvusta ei ole {says}; lähin on {nearest}, {gap} {way}.",
        "Ingen av seriens {n} siffror är {says}; närmast är {nearest}, {gap} {way}.",
        "None of the {n} figures of the series is {says}; the nearest is {nearest}, {gap} {way}.",
    ),
    "point": Text("{x} %-yksikkö", "{x} procentenhet", "{x} percentage point"),
    "points_apart": Text("{x} %-yksikköä", "{x} procentenheter", "{x} percentage points"),
    "points_and_share": Text("{points} ({share})", "{points} ({share})", "{points} ({share})"),
    "from_to": Text("{one} … {other}", "{one} … {other}", "{one} to {other}"),
    "whole_with_weight": Text("{whole} painolla {weight}", "{whole} med vikten {weight}", "{whole} with weight {weight}"),
    "weights_missing": Text(
        "Painot tai perusvuosi puuttuvat: osat ovat {least}…{most}, painottamaton keskiarvo {mean}; ilmoitettu {says} on niiden välissä.",
        "Vikter eller basår saknas: delarna är {least}…{most}, det ovägda medelvärdet {mean}; det uppgivna {says} ligger mellan dem.",
        "Weights or the base year are missing: the parts run from {least} to {most}, their plain mean is {mean}; "
        "the stated {says} lies between.",
    ),
    "outside_parts": Text(
        "Ilmoitettu {says} ei ole osien välissä ({least}…{most}), joten mikään painotus ei anna sitä.",
        "Det uppgivna {says} ligger inte mellan delarna ({least}…{most}), så ingen viktning ger det.",
        "The stated {says} is not between the parts ({least} to {most}), so no weights give it.",
    ),
    "with_weight": Text(
        "Luku syntyy, jos lisäosan paino on {weight}; raportti ei kerro painoa.",
        "Siffran uppstår om tilläggsdelen har vikten {weight}; rapporten anger inte vikten.",
        "The figure comes about if the added part has the weight {weight}; the report does not state the weight.",
    ),
    "weights_vary": Text(
        "Vuonna {year} paino on {other}: tällä painolla luku olisi silloin ollut {then}. Ero vuoteen {year} on "
        "painettuna {printed} ja samalla painolla {same}; loput on painojen muutosta.",
        "År {year} är vikten {other}: med denna vikt hade siffran då varit {then}. Skillnaden mot {year} är {printed} som "
        "tryckt och {same} med samma vikt; resten är ändrade vikter.",
        "In {year} the weight is {other}: with this weight the figure would then have been {then}. The difference from {year} "
        "is {printed} as printed and {same} with one weight; the rest is a change of weights.",
    ),
    "below_part": Text(
        "Kokonaisuus {says} on pienempi kuin sen osa {base}: lisäosan paino olisi {weight}.",
        "Helheten {says} är mindre än sin del {base}: tilläggsdelen skulle ha vikten {weight}.",
        "The whole, {says}, is less than its part {base}: the added part would have the weight {weight}.",
    ),
    "above_parts": Text(
        "Kokonaisuus {says} on suurempi kuin osien summa: lisäosan paino olisi {weight}.",
        "Helheten {says} är större än summan av delarna: tilläggsdelen skulle ha vikten {weight}.",
        "The whole, {says}, is more than its parts together: the added part would have the weight {weight}.",
    ),
    "break_between": Text(
        "Sarja katkeaa: {event}. Eroa {gap} ({earlier} → {later}) ei voi lukea kehitykseksi.",
        "Serien bryts: {event}. Skillnaden {gap} ({earlier} → {later}) kan inte läsas som en utveckling.",
        "The series breaks: {event}. The difference {gap} ({earlier} → {later}) can't be read as a development.",
    ),
    "beside_break": Text(
        "Muut vertailut eivät ylitä katkosta.",
        "De övriga jämförelserna går inte över avbrottet.",
        "The other comparisons do not cross the break.",
    ),
    "two_definitions": Text("{what} ({one} → {other})", "{what} ({one} → {other})", "{what} ({one} → {other})"),
    "no_break": Text("Sarja on yhtenäinen.", "Serien är enhetlig.", "The series is of one piece."),
    "definitions": Text(
        "Sama luku {says} on eri asioista: ”{one}” ja ”{other}”.",
        "Samma siffra {says} gäller olika saker: ”{one}” och ”{other}”.",
        "The same figure {says} is of different things: “{one}” and “{other}”.",
    ),
    "other_question": Text(
        "Lukuja {first} ja {second} ei voi verrata: ”{one}” ja ”{other}” ovat eri asioita.",
        "{first} och {second} kan inte jämföras: ”{one}” och ”{other}” är olika saker.",
        "{first} and {second} can't be compared: “{one}” and “{other}” are different things.",
    ),
    "units": Text(
        "Luvuilla on eri yksiköt: {units}.", "Siffrorna har olika enheter: {units}.", "The figures have different units: {units}."
    ),
    "one_unit": Text("Luvuilla on sama yksikkö.", "Siffrorna har samma enhet.", "The figures have one unit."),
    "notation": Text("{why} Tällaisia lukuja on {n}.", "{why} Sådana siffror är {n}.", "{why} There are {n} such figures."),
    "plain": Text("Luvut on painettu tavallisesti.", "Siffrorna är tryckta på vanligt sätt.", "The figures are printed plainly."),
    "midpoints": Text(
        "{n}/{all} keskiarvoa on vaihteluvälinsä puolivälissä: {values}. Vastaajia on luultavasti kaksi, ja väli kertoo molempien hinnan.",
        "{n}/{all} medelvärden ligger mitt i sitt intervall: {values}. De svarande är sannolikt två, och intervallet visar bådas pris.",
        "{n} of {all} means are the middle of their range: {values}. There are probably two respondents, and the range shows both prices.",
    ),
    "no_midpoints": Text("Verrokkeja ei voi tunnistaa.", "Referenserna kan inte kännas igen.", "No peers can be recognised."),
    "inside": Text(
        "Kaikki {all} lukua ovat vaihteluvälissään.",
        "Alla {all} siffror ligger i sitt intervall.",
        "All {all} figures lie in their ranges.",
    ),
    "outside": Text("Vaihteluvälinsä ulkopuolella: {which}.", "Utanför sitt intervall: {which}.", "Outside their range: {which}."),
    "derived": Text(
        "Johdettu, ei ilmoitettu: raportin luvuista tulee {x}.",
        "Härlett, inte uppgivet: rapportens siffror ger {x}.",
        "Derived, not stated: the report's figures give {x}.",
    ),
    "remark_left_out": Text(
        "Huomautus on jätetty pois, koska luvut, joihin se nojaa, ovat muuttuneet.",
        "En anmärkning har utelämnats, eftersom siffrorna som den stöder sig på har ändrats.",
        "A remark is left out, because the figures that it rests on have changed.",
    ),
    "rests": Text("Tieto on raportissa.", "Uppgiften finns i rapporten.", "The report holds it."),
    "no_figure": Text("{what}: {why}", "{what}: {why}", "{what}: {why}"),
    "higher": Text("suurempi", "högre", "higher"),
    "lower": Text("pienempi", "lägre", "lower"),
    "against": Text("{left} / {right} ({gap})", "{left} mot {right} ({gap})", "{left} against {right} ({gap})"),
    "against_bare": Text("{left} / {right}", "{left} mot {right}", "{left} against {right}"),
    "of_row": Text("{what}: {told}", "{what}: {told}", "{what}: {told}"),
    "beside": Text("{left}, vertailussa {right}", "{left} mot {right}", "{left} against {right}"),
    "beside_gap": Text("{left}, vertailussa {right}, ero {gap}", "{left} mot {right}, skillnad {gap}", "{left} against {right}, {gap}"),
    "in_brackets": Text("{one} ({other})", "{one} ({other})", "{one} ({other})"),
    "number": Text("{x}", "{x}", "{x}"),
    "and": Text("{one} {other}", "{one} {other}", "{one} {other}"),
}

_NUMBERS = re.compile(r"[-+\d.;%() –…/×h]+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
Slot = str | float | int | Text


def say(sentence: str, **slots: Slot) -> Text:
    """A sentence with its places filled: numbers as each language writes them, texts in that language."""
    return Text(
        *(SENTENCES[sentence][language].format(**{key: _slot(value, language) for key, value in slots.items()}) for language in Language)
    )


def joined(parts: Iterable[Text], by: str = "; ") -> Text:
    """Texts one after another, parted by semicolons or something else; what stands twice is told twice."""
    told = list(parts)
    return Text(*(by.join(part[language] for part in told) for language in Language))


def day_or_same(word: str) -> Text:
    """A day or a quarter as each language writes it; any other word as it is."""
    if found := _DAY.fullmatch(word):
        year, month, day = map(int, found.groups())
        told = f"{day}.{month}.{year}"
        return Text(told, told, word)
    return Text.same(_QUARTER.sub(r"Q\2/\1", word))


def plain(value: float, decimals: int = 2) -> str:
    """A number with at most so many decimals, a point, and no noughts at its end."""
    shown = f"{value:.{decimals}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in ("-0", "") else shown


def gap(value: float, of: float) -> str:
    """A difference in per cent of the second figure, with its sign; empty where there is none to tell."""
    told = "" if of == 0 else f"{(value / of - 1) * 100:+.1f} %"
    return "" if told[1:] == "0.0 %" else told


def _slot(value: Slot, language: Language) -> str:
    if isinstance(value, Text):
        return value[language]
    shown = value if isinstance(value, str) else plain(value)
    return shown if language is Language.EN or isinstance(value, int) else _comma(shown)


def _comma(shown: str) -> str:
    """Decimal commas in what is numbers with perhaps signs and units; any other text stays as it is."""
    return _POINT.sub(",", shown) if _NUMBERS.fullmatch(shown) else shown
