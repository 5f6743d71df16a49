"""The words of the page of evidence."""

from __future__ import annotations

from puntari.define.evidence import Sort
from puntari.doors.evidence import Holding, Lack
from puntari.words.text import Text

TITLE = Text("Aineistorekisteri", "Materialregister", "Evidence register")
LEAD = Text(
    "Mihin arvioinnin havainnot nojaavat: asiakirjat, haastattelut rooleittain, kyselyt ja taulukot päivineen ja tiivisteineen.",
    "Vad utvärderingens iakttagelser bygger på: dokument, intervjuer per roll, enkäter och tabeller med datum och hashvärden.",
    "What the evaluation's findings rest on: documents, interviews by role, surveys and tables, with dates and hashes.",
)
KIND = Text("aineistorekisteri", "materialregister", "evidence register")
WORK = Text("Työ tehtiin {since} – {until}.", "Arbetet gjordes {since} – {until}.", "The work was done from {since} to {until}.")
COUNT = Text(
    "{all} aineistoa. Mikään havainto tai osa-alueen arvio ei nojaa näistä {idle} aineistoon.",
    "{all} material. På {idle} av dem bygger ingen iakttagelse och ingen bedömning av ett delområde.",
    "{all} pieces of evidence. No finding and no judged area rests on {idle} of them.",
)
SORTS = {
    Sort.DOCUMENT: Text("Asiakirjat", "Dokument", "Documents"),
    Sort.INTERVIEW: Text("Haastattelut", "Intervjuer", "Interviews"),
    Sort.SURVEY: Text("Kyselyt", "Enkäter", "Surveys"),
    Sort.TABLE: Text("Taulukot", "Tabeller", "Tables"),
}
EXHIBIT = Text("Aineisto", "Material", "Evidence")
WHEN = Text("Milloin", "När", "When")
BY = Text("Keneltä", "Av vem", "From whom")
TOPIC = Text("Aihe luettelossa", "Ämne i förteckningen", "Topic in the list")
PERSONS = Text("Henkilöitä", "Personer", "Persons")
ANSWERED = Text("Vastaajia", "Svarande", "Respondents")
MODE = Text("Tapa", "Sätt", "Mode")
SUPPLIER = Text("Toteuttaja", "Genomförd av", "Made by")
HASH = Text("Tiiviste (SHA-256)", "Hashvärde (SHA-256)", "Hash (SHA-256)")
CARRIES = Text("Havainnot", "Iakttagelser", "Findings")
AREAS = Text("Arvioidut osa-alueet", "Bedömda delområden", "Judged areas")
CARRIES_NONE = Text("ei yhtään", "ingen", "none")
RESTS = Text("Havainto kerrallaan", "Iakttagelse för iakttagelse", "Finding by finding")
RESTS_HELP = Text(
    "Mihin kukin havainto nojaa. Havainnosta pääsee suosituksiin tavoitteiden sivulla.",
    "Vad varje iakttagelse bygger på. Från iakttagelsen kommer man till rekommendationerna på sidan om mål.",
    "What each finding rests on. From a finding one comes to the recommendations on the page of goals.",
)
NOTHING = Text("ei mihinkään, mitä rekisterissä on", "inget som finns i registret", "nothing that is in the register")
LACKS = {
    Lack.NO_DATE: Text("päivä puuttuu", "datum saknas", "date missing"),
    Lack.NO_COUNT: Text("määrä puuttuu", "antal saknas", "number missing"),
    Lack.NO_MODE: Text("tapa puuttuu", "sätt saknas", "mode missing"),
    Lack.NO_SUPPLIER: Text("toteuttaja puuttuu", "genomförare saknas", "maker missing"),
    Lack.BEFORE_THE_WORK: Text("päivätty ennen työn alkua", "daterat före arbetets början", "dated before the work began"),
    Lack.AFTER_THE_WORK: Text("päivätty työn päätyttyä", "daterat efter arbetets slut", "dated after the work ended"),
    Lack.OTHER_FILE: Text(
        "lisätty tiedosto on toinen kuin rekisterin tiiviste sanoo", "den tillagda filen är en annan än registrets hashvärde",
        "the file that was added is another than the register's hash says",
    ),
    Lack.CARRIES_NOTHING: Text(
        "mikään havainto tai arvio ei nojaa tähän", "ingen iakttagelse och ingen bedömning bygger på detta", "nothing rests on this"
    ),
}
REMARK = Text("Huomattavaa", "Att märka", "Remarks")
HOLDINGS = {
    Holding.DELIVERED: Text("toimituksen tiiviste", "leveransens hashvärde", "hash of the delivery"),
    Holding.KEPT: Text("tiedosto sinetöity holviin", "filen förseglad i valvet", "the file is sealed in the vault"),
    Holding.SEEN: Text("vain tiiviste talletettu", "bara hashvärdet bevarat", "only the hash is kept"),
    Holding.DECLARED: Text("rekisterin ilmoittama", "uppgivet i registret", "as the register tells"),
    Holding.NOT_HELD: Text("ei hallussa", "innehas inte", "not held"),
    Holding.NONE_EXPECTED: Text("ei tiedostoa", "ingen fil", "no file"),
}
HELD = Text(
    "Asiakirjoja on {all}: {held} on hallussa tiivisteineen, {without} ei ole hallussa. Kun asiakirja saadaan, arvioija lisää sen "
    "komennolla",
    "Dokumenten är {all}: {held} innehas med hashvärde, {without} innehas inte. När ett dokument fås lägger utvärderaren till det med "
    "kommandot",
    "There are {all} documents: {held} are held with their hash, {without} are not held. When a document is had, an evaluator adds it "
    "with the command",
)
ADDED = Text(
    "tiedosto {number}: {hash}, {day}, saatu: {source}", "fil {number}: {hash}, {day}, från: {source}",
    "file {number}: {hash}, {day}, from: {source}",
)
FROM_MIRROR = Text(
    "tehty avoimesta tiedostosta {path}, tiiviste {hash}", "gjord av den öppna filen {path}, hashvärde {hash}",
    "made from the open file {path}, hash {hash}",
)
NOT_IN_MIRROR = Text(
    "avointa tiedostoa {path} ei ollut, kun kooste tehtiin", "den öppna filen {path} fanns inte när bygget gjordes",
    "the open file {path} was not there when the build was made",
)
