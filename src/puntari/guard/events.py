"""Every event that the audit trail can hold, as data: what it is, and what it may say of what it is about. Nothing else can be entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.question import Question
from puntari.words.text import Text


class Outcome(StrEnum):
    """How an event ended."""

    BEGUN = "begun"
    DONE = "done"
    RELEASED = "released"
    REFUSED = "refused"
    FAILED = "failed"


DEED = (Outcome.BEGUN, Outcome.DONE, Outcome.REFUSED, Outcome.FAILED)
QUESTION = (Outcome.RELEASED, Outcome.REFUSED, Outcome.FAILED)


@dataclass(frozen=True)
class Kind:
    """A kind of event: its name in the trail, what happened, the keys that `about` may have, and how it can end."""

    id: str
    meaning: Text
    about: frozenset[str]
    outcomes: tuple[Outcome, ...]


def _kind(id: str, meaning: Text, about: str, outcomes: tuple[Outcome, ...]) -> Kind:
    return Kind(id, meaning, frozenset(about.split()), outcomes)


_LISTED = (
    _kind("ask", Text("Kysyttiin lukuja.", "Siffror efterfrågades.", "Figures were asked for."),
          "pack indicators by area period as_known_on as_delivered only", QUESTION),
    _kind("explain", Text("Kysyttiin, miten luku on laskettu.", "Hur en siffra räknats efterfrågades.",
                          "How a figure came about was asked for."),
          "pack indicators by area period as_known_on as_delivered only codes", QUESTION),
    _kind("turned_away", Text("Yritettiin kysyä roolissa, jota ei ole, tai sellaista, mitä ei ole.",
                              "Någon försökte fråga i en roll som inte finns eller efter något som inte finns.",
                              "Somebody tried to ask in a role, or for something, that there is not."),
          "role pack indicator study", (Outcome.REFUSED,)),
    _kind("standings", Text("Katsottiin, missä julkaisut, määritelmät tai arviot ovat ja kuka niistä on päättänyt.",
                            "Läget för publiceringar, definitioner eller bedömningar och vem som beslutat om dem efterfrågades.",
                            "Where releases, definitions or judgements stand, and by whom, was asked for."),
          "pack of", (Outcome.RELEASED,)),
    _kind("checks", Text("Katsottiin tarkistukset.", "Kontrollerna efterfrågades.", "The checks were asked for."), "pack", QUESTION),
    _kind("peer_table", Text("Kysyttiin verrokkien taulukkoa.", "En tabell över referenser efterfrågades.",
                             "A table of peers was asked for."),
          "pack report", QUESTION),
    _kind("claims", Text("Arvioitiin raportin väitteet.", "Påståendena i en rapport prövades.", "The claims of a report were judged."),
          "pack", QUESTION),
    _kind("report", Text("Koottiin raportti.", "En rapport sammanställdes.", "A report was put together."), "pack report round", QUESTION),
    _kind("evidence", Text("Kysyttiin näyttöä.", "Belägg efterfrågades.", "Evidence was asked for."), "pack", QUESTION),
    _kind("prices", Text("Kysyttiin hintoja.", "Priser efterfrågades.", "Prices were asked for."), "pack", QUESTION),
    _kind("steering", Text("Kysyttiin tavoitteita.", "Mål efterfrågades.", "Goals were asked for."), "pack", QUESTION),
    _kind("registers", Text("Katsottiin, mitä rekistereissä on.", "Vad registren innehåller efterfrågades.",
                            "What the registers hold was asked for."), "", QUESTION),
    _kind("aliases", Text("Katsottiin, mitä tunnusten vaihtumisia on kirjattu.", "Antecknade byten av beteckningar efterfrågades.",
                          "Which changes of codes were entered was asked for."), "", QUESTION),
    _kind("requests", Text("Katsottiin pyynnöt lähteille.", "Begäran till källorna efterfrågades.",
                           "The requests to owners were asked for."), "source", QUESTION),
    _kind("quarantine", Text("Katsottiin karanteenin rivit.", "Raderna i karantän efterfrågades.", "Rows in quarantine were asked for."),
          "source", QUESTION),
    _kind("quarantine of persons",
          Text("Katsottiin, mitä henkilörivejä on karanteenissa.", "Vilka personrader som är i karantän efterfrågades.",
               "Which rows of persons are in quarantine was asked for."), "register", QUESTION),
    _kind("protect", Text("Suojattiin tuotu taulukko.", "En medtagen tabell skyddades.", "A table that was brought along was protected."),
          "table sums least rule dataset vintage audience", QUESTION),
    _kind("hidden", Text("Laskettiin tai katsottiin, kuinka suuri osa luvuista peitetään.",
                         "Hur stor del av siffrorna som döljs räknades eller efterfrågades.",
                         "How large a part of the figures is hidden was counted or asked for."),
          "pack levels counting", QUESTION),
    _kind("turnout", Text("Katsottiin kierroksen vastausaktiivisuus.", "Svarsfrekvensen i en omgång efterfrågades.",
                          "The turnout of a round was asked for."), "round", QUESTION),
    _kind("results", Text("Kysyttiin kierroksen tuloksia.", "Resultaten av en omgång efterfrågades.",
                        "The results of a round were asked for."), "round", QUESTION),
    _kind("own_answers", Text("Vastaaja avasi omat vastauksensa.", "Den svarande öppnade sina egna svar.",
                              "A respondent opened his own answers."), "round", QUESTION),
    _kind("earlier_rounds", Text("Kysyttiin aiempien kierrosten tasoja.", "Nivåerna i tidigare omgångar efterfrågades.",
                                 "The levels of earlier rounds were asked for."), "pack framework", QUESTION),
    _kind("grounds", Text("Kysyttiin aiempien kierrosten perusteluja.", "Motiveringarna i tidigare omgångar efterfrågades.",
                          "The grounds of earlier rounds were asked for."), "pack framework", QUESTION),
    *(
        _kind(f"price_{about}", Text("Kysyttiin hintakierroksen tietoja.", "Uppgifter om en prisomgång efterfrågades.",
                                     "Something of a round of prices was asked for."), "price_round", QUESTION)
        for about in ("state", "faults", "rows", "results", "costs", "bill")
    ),
    _kind("portfolio", Text("Kysyttiin kehityssalkkua.", "Utvecklingsportföljen efterfrågades.",
                            "The development portfolio was asked for."), "pack", QUESTION),
    _kind("rows", Text("Luovutettiin raakatietoa.", "Rådata lämnades ut.", "Raw data was handed over."),
          "pack fact form as_known_on", QUESTION),
    _kind("trail", Text("Luettiin käyttöloki.", "Loggen lästes.", "The audit trail was read."), "since until", DEED),
    _kind("deliver", Text("Otettiin vastaan toimitus.", "En leverans togs emot.", "A delivery was taken in."),
          "source file known division register delivers synthetic database price_round respondent", DEED),
    _kind("fetch", Text("Haettiin toimitus palvelusta.", "En leverans hämtades.", "A delivery was fetched."), "source", DEED),
    _kind("build", Text("Koostettiin kaikki.", "Allt byggdes.", "Everything was built."), "packs", DEED),
    _kind("mend", Text("Korjattiin tai palautettiin karanteenin rivejä.", "Rader i karantän rättades eller återfördes.",
                       "Rows in quarantine were mended or put back."), "row columns register cells registers sources", DEED),
    _kind("erase", Text("Poistettiin henkilö tai vanhentunutta.", "En person eller det som var för gammalt raderades.",
                        "A person, or what was past its time, was erased."), "order tombstone unseen", DEED),
    _kind("join_codes", Text("Kirjattiin vaihtuneita henkilötunnuksia.", "Bytta personbeteckningar antecknades.",
                             "Changed identity codes were entered."), "source known", DEED),
    _kind("part_codes", Text("Peruttiin kirjattu tunnuksen vaihtuminen.", "Ett antecknat byte av personbeteckning togs tillbaka.",
                             "An entered change of an identity code was taken back."), "source known number", DEED),
    _kind("rotate_keys", Text("Uusittiin avaimet.", "Nycklarna förnyades.", "Keys were made anew."), "", DEED),
    _kind("open_round", Text("Avattiin kierros.", "En omgång öppnades.", "A round was opened."),
          "round price_round pack framework period synthetic", DEED),
    _kind("invite", Text("Kutsuttiin vastaajia tai peruttiin kutsu.", "Svarande bjöds in eller en inbjudan drogs tillbaka.",
                         "Respondents were invited, or an invitation was withdrawn."),
          "round price_round group count withdrawn respondent", DEED),
    _kind("close_round", Text("Päätettiin kierros.", "En omgång avslutades.", "A round was closed."), "round price_round", DEED),
    _kind("publish_round", Text("Julkaistiin kierroksen tulokset.", "Resultaten av en omgång publicerades.",
                                "The results of a round were published."), "round price_round", DEED),
    _kind("judge", Text("Kirjattiin arvio.", "En bedömning antecknades.", "A judgement was noted."),
          "round price_round areas pack criterion area one_account", DEED),
    _kind("record", Text("Kirjattiin, mitä suosituksille on tapahtunut, tai peruttiin kirjaus.",
                         "Vad som hänt med rekommendationer antecknades, eller en anteckning drogs tillbaka.",
                         "What became of recommendations was recorded, or an entry was withdrawn."),
          "pack recommendations withdrawn", DEED),
    _kind("arrange", Text("Tallennettiin tiekartan järjestys.", "En ordning för vägkartan sparades.",
                          "An order of the roadmap was saved."), "pack", DEED),
    _kind("keep_evidence", Text("Lisättiin aineistoon tiedosto.", "En fil lades till materialet.",
                                "A file was added to the evidence."), "pack exhibit", DEED),
    _kind("verify_evidence", Text("Tarkistettiin aineiston tiedostot.", "Materialets filer kontrollerades.",
                                  "The files of the evidence were verified."), "pack", DEED),
    _kind("answer", Text("Vastattiin kierrokseen.", "Någon svarade i en omgång.", "Somebody answered in a round."), "round sent", DEED),
    _kind("follow_request", Text("Kirjattiin pyynnön vaihe.", "Ett steg i en begäran antecknades.", "A step of a request was noted."),
          "request step", DEED),
    _kind("forget", Text("Poistettiin säilytysajan ylittänyttä lokia.", "Logg som var äldre än bevaringstiden togs bort.",
                         "Entries past their retention were taken away."), "before entries after", DEED),
    _kind("propose", Text("Ehdotettiin julkaistavaksi.", "Publicering föreslogs.", "It was proposed to make something public."),
          "pack build table", DEED),
    _kind("approve", Text("Hyväksyttiin julkaistavaksi.", "Publicering godkändes.", "Making something public was approved."),
          "pack build table one_account", DEED),
    _kind("turn_down", Text("Julkaiseminen torjuttiin.", "Publicering avslogs.", "Making something public was turned down."),
          "pack build table", DEED),
    _kind("study_output", Text("Katsottiin tutkimuksen tuloksia tai otettiin niitä mukaan.", "Resultat av en studie sågs eller togs med.",
                               "Results of a study were looked at or taken away."), "pack study output leaving", QUESTION),
    _kind("propose_output", Text("Ehdotettiin tutkimuksen tulosta luovutettavaksi.", "Ett resultat av en studie föreslogs bli utlämnat.",
                                 "It was proposed that a result leave a study."), "pack study output", DEED),
    _kind("release_output", Text("Vapautettiin tutkimuksen tulos.", "Ett resultat av en studie godkändes.",
                                 "A result of a study was released."), "pack study output one_account", DEED),
    _kind("refuse_output", Text("Torjuttiin tutkimuksen tulos tai peruttiin sen vapautus.",
                                "Ett resultat av en studie avslogs eller dess godkännande återkallades.",
                                "A result of a study was refused, or its release taken back."), "pack study output", DEED),
    _kind("define", Text("Määritelmän elinkaaressa otettiin askel.", "Ett steg togs i en definitions liv.",
                         "A step was taken in the life of a definition."), "pack indicator step definition since asked one_account", DEED),
    _kind("comment", Text("Organisaatio lausui määritelmästä.", "En organisation uttalade sig om en definition.",
                          "An organisation commented on a definition."), "pack indicator organisation view", DEED),
    _kind("publish", Text("Julkaistiin sivusto tiedostoina.", "Webbplatsen publicerades som filer.",
                          "The site was published as files."), "files", QUESTION),
)
KINDS: Mapping[str, Kind] = {one.id: one for one in _LISTED}
"""The list of events, by name."""
KEPT_YEARS = 5
"""How long entries are kept: the rule by which `puntari audit forget` takes them away."""


def fault_of(what: str, about: Mapping[str, object], outcome: str) -> str:
    """Why such an event is not on the list; empty where it is."""
    kind = KINDS.get(what)
    if kind is None:
        return f"event {what!r} is not on the list of events; add it to guard/events.py with what it means and what it may say"
    if unknown := set(about) - kind.about:
        return f"event {what!r} may not say {', '.join(sorted(unknown))}; the list in guard/events.py has what it may say"
    return "" if outcome in kind.outcomes else f"event {what!r} cannot end as {outcome!r}; it ends as {', '.join(kind.outcomes)}"


def of_question(question: Question) -> dict[str, object]:
    """What the trail says of a question: all that tells it from another."""
    return {
        "pack": question.pack, "indicators": question.indicators, "by": question.by, "area": str(question.area or ""),
        "period": str(question.period or ("every" if question.every_period else "newest")), "as_known_on": question.as_known_on,
        "as_delivered": question.as_delivered,
        "only": {one.dimension: one.codes for one in question.only},
    }
