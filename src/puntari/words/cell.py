"""One figure with what it is worth: a value, an interval with its kind, or a reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.text import Text


class Status(StrEnum):
    """What a cell holds. Zero is a value; hidden, missing and impossible are three other things."""

    OK = "ok"
    INTERVAL = "interval"
    HIDDEN = "hidden"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    PUBLISHED = "published"


class IntervalKind(StrEnum):
    """Why a figure is an interval."""

    SUPPRESSION = "suppression"
    PEERS = "peers"
    UNCERTAINTY = "uncertainty"
    SPREAD = "spread"
    UPPER_BOUND = "upper_bound"


class Reason(StrEnum):
    """Why a figure is not a plain value."""

    MEMBER_HIDDEN = "member_hidden"
    HIDDEN_AT_SOURCE = "hidden_at_source"
    NOT_DELIVERED = "not_delivered"
    NOT_FOR_THIS_LEVEL = "not_for_this_level"
    MEMBER_MISSING = "member_missing"
    ZERO_DENOMINATOR = "zero_denominator"
    NOT_STATED = "not_stated"
    UPPER_BOUND = "upper_bound"
    OUT_OF_USE = "out_of_use"
    NOT_COMPARABLE = "not_comparable"
    QUARANTINED = "quarantined"
    FEW_RESPONDENTS = "few_respondents"
    NOBODY_KNEW = "nobody_knew"
    NOT_ASKED = "not_asked"
    NOBODY_ANSWERED = "nobody_answered"
    NOT_JUDGED = "not_judged"
    LEVEL_UNKNOWN = "level_unknown"
    FOLLOW_UP_OPEN = "follow_up_open"
    HALF_NOT_REACHED = "half_not_reached"
    ESTIMATED = "estimated"
    PERTURBED = "perturbed"
    SAMPLED = "sampled"
    EXPECTED = "expected"
    FEW_PERSONS = "few_persons"
    FEW_UNITS = "few_units"
    DOMINATED = "dominated"
    UNPROTECTED = "unprotected"
    NO_PRICE_INDEX = "no_price_index"


REASONS: dict[Reason, Text] = {
    Reason.MEMBER_HIDDEN: Text(
        "Summassa on kunta, jonka luvun lähde on peittänyt; luku on näiden rajojen välissä.",
        "Summan innehåller en kommun vars siffra källan har skyddat; siffran ligger mellan dessa gränser.",
        "The sum holds a municipality whose figure the source has hidden; the figure lies between these bounds.",
    ),
    Reason.HIDDEN_AT_SOURCE: Text(
        "Lähde on peittänyt luvun, jotta ketään ei voi tunnistaa.",
        "Källan har skyddat siffran för att ingen ska kunna kännas igen.",
        "The source has hidden the figure so that nobody can be recognised.",
    ),
    Reason.NOT_DELIVERED: Text(
        "Lukua ei ole toimitetuissa aineistoissa.",
        "Siffran finns inte i de levererade materialen.",
        "The figure is not in the deliveries at hand.",
    ),
    Reason.NOT_FOR_THIS_LEVEL: Text(
        "Lukua ei ole tällä aluetasolla eikä sitä voi laskea osista.",
        "Siffran finns inte på denna områdesnivå och kan inte räknas ur delarna.",
        "The figure does not exist at this level of area and cannot be computed from parts.",
    ),
    Reason.MEMBER_MISSING: Text(
        "Jonkin alueeseen kuuluvan kunnan luku puuttuu.",
        "Siffran för någon kommun i området saknas.",
        "The figure of a municipality in the area is missing.",
    ),
    Reason.ZERO_DENOMINATOR: Text(
        "Jakaja on nolla, joten suhdetta ei ole.",
        "Nämnaren är noll, så kvoten finns inte.",
        "The denominator is zero, so there is no ratio.",
    ),
    Reason.NOT_STATED: Text(
        "Lähteessä ei kerrota lukua.",
        "Källan uppger inte siffran.",
        "The source does not state the figure.",
    ),
    Reason.UPPER_BOUND: Text(
        "Lähde kertoo vain, minkä alle luku jää.",
        "Källan säger bara vad siffran ligger under.",
        "The source says only what the figure lies below.",
    ),
    Reason.OUT_OF_USE: Text(
        "Lukua ei enää seurata.",
        "Siffran följs inte längre.",
        "The figure is no longer followed.",
    ),
    Reason.NOT_COMPARABLE: Text(
        "Luku ei ole vertailukelpoinen muiden kanssa.",
        "Siffran är inte jämförbar med de andra.",
        "The figure cannot be compared with the others.",
    ),
    Reason.QUARANTINED: Text(
        "Toimitettu luku rikkoo lähteen sopimusta ja odottaa korjausta.",
        "Den levererade siffran bryter mot källans kontrakt och väntar på rättelse.",
        "The delivered figure breaks the contract of its source and waits to be mended.",
    ),
    Reason.FEW_RESPONDENTS: Text(
        "Vastaajia on niin vähän, että tulosta ei näytetä.",
        "De svarande är så få att resultatet inte visas.",
        "There are so few respondents that the result is not shown.",
    ),
    Reason.NOBODY_KNEW: Text(
        "Ryhmästä vastattiin, mutta kukaan ei antanut tasoa.",
        "Gruppen svarade, men ingen gav en nivå.",
        "The group answered, but nobody gave a level.",
    ),
    Reason.NOT_ASKED: Text(
        "Ryhmältä ei kysytty.",
        "Gruppen tillfrågades inte.",
        "The group was not asked.",
    ),
    Reason.NOBODY_ANSWERED: Text(
        "Ryhmältä kysyttiin, mutta kukaan ei vastannut.",
        "Gruppen tillfrågades, men ingen svarade.",
        "The group was asked, but nobody answered.",
    ),
    Reason.NOT_JUDGED: Text(
        "Arvioija ei ole antanut tasoa.",
        "Utvärderaren har inte gett någon nivå.",
        "The evaluator has not given a level.",
    ),
    Reason.LEVEL_UNKNOWN: Text(
        "Arvioijan mukaan taso ei ole tiedossa.",
        "Enligt utvärderaren är nivån okänd.",
        "The evaluator says that the level is unknown.",
    ),
    Reason.FOLLOW_UP_OPEN: Text(
        "Seuranta tai määräaika ei ollut vielä edennyt tarpeeksi pitkälle, kun aineisto viimeksi päivittyi.",
        "Uppföljningen eller tidsfristen hade ännu inte hunnit tillräckligt långt när materialet senast uppdaterades.",
        "The follow-up or the deadline had not yet run far enough when the data was last renewed.",
    ),
    Reason.HALF_NOT_REACHED: Text(
        "Yli puolet jatkui vielä, kun seuranta päättyi, joten puoliväliä ei ole.",
        "Mer än hälften fortgick ännu när uppföljningen slutade, så halva antalet har inte nåtts.",
        "More than half still went on when the follow-up ended, so the half has not been reached.",
    ),
    Reason.ESTIMATED: Text(
        "Kaikkia ei ole voitu seurata loppuun, joten luku on arvio; väli on sen 95 prosentin luottamusväli.",
        "Alla har inte kunnat följas till slutet, så siffran är en skattning; intervallet är dess 95-procentiga konfidensintervall.",
        "Not everybody could be followed to the end, so the figure is an estimate; the interval is its 95 per cent confidence interval.",
    ),
    Reason.EXPECTED: Text(
        "Luku on ennuste aiemmista luvuista; väliin osuu neljä viidestä, jos vaihtelu pysyy ennallaan.",
        "Siffran är en prognos ur tidigare siffror; fyra av fem hamnar inom intervallet om variationen är oförändrad.",
        "The figure is a forecast out of earlier ones; four of five fall within the interval if they go on varying as they did.",
    ),
    Reason.SAMPLED: Text(
        "Luku on vastausten keskiarvo; väli on sen 95 prosentin luottamusväli.",
        "Siffran är ett medelvärde av svaren; intervallet är dess 95-procentiga konfidensintervall.",
        "The figure is a mean of the answers; the interval is its 95 per cent confidence interval.",
    ),
    Reason.PERTURBED: Text(
        "Lukua on muutettu vähän, jotta ketään ei voi tunnistaa. Osat eivät välttämättä summaudu kokonaisuudeksi.",
        "Siffran har ändrats något för att ingen ska kunna kännas igen. Delarna summerar inte nödvändigtvis till helheten.",
        "The figure has been changed a little so that nobody can be recognised. Parts need not add up to the whole.",
    ),
    Reason.FEW_PERSONS: Text(
        "Ryhmä on liian pieni tai yksipuolinen eriteltäväksi.",
        "Gruppen är för liten eller för ensidig för att delas upp.",
        "The group is too small or too uniform to be broken down.",
    ),
    Reason.FEW_UNITS: Text(
        "Luvun takana on liian harva työnantaja tai palveluntuottaja.",
        "Bakom siffran står för få arbetsgivare eller serviceproducenter.",
        "Too few employers or service providers stand behind the figure.",
    ),
    Reason.DOMINATED: Text(
        "Luku riippuu liikaa yhdestä henkilöstä tai työnantajasta.",
        "Siffran beror för mycket på en enda person eller arbetsgivare.",
        "The figure depends too much on one person or employer.",
    ),
    Reason.UNPROTECTED: Text(
        "Lukua ei voi suojata, joten sitä ei näytetä.",
        "Siffran kan inte skyddas och visas därför inte.",
        "The figure cannot be protected, so it is not shown.",
    ),
    Reason.NO_PRICE_INDEX: Text(
        "Vuoden tai perusvuoden hintaindeksiä ei ole toimitettu, joten lukua ei voi kertoa kiinteinä hintoina.",
        "Prisindexet för året eller basåret har inte levererats, så siffran kan inte anges i fasta priser.",
        "The price index of the year or of the base year has not been delivered, so the figure cannot be told in fixed prices.",
    ),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: `value` where it is exact, `low` and `high` where it is an interval, `reason` where it is neither.

    An interval without `high` has no upper bound; one of the kind `upper_bound` has nothing but it."""

    status: Status
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: IntervalKind | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        has_value = self.value is not None
        if has_value != (self.status in (Status.OK, Status.PUBLISHED)):
            raise ValueError(f"a cell that is {self.status} {'carries' if has_value else 'lacks'} a value: {self}")
        if self.status is Status.INTERVAL and (self._bound is None or self.interval is None or self.reason is None):
            raise ValueError(f"an interval needs a lower bound (an upper one if it has no other), a kind and a reason: {self}")
        if self.low is not None and self.interval is IntervalKind.UPPER_BOUND:
            raise ValueError(f"a figure known only to lie below {self.high} carries a lower bound: {self}")
        if self.status in (Status.HIDDEN, Status.MISSING, Status.IMPOSSIBLE) and self.reason is None:
            raise ValueError(f"a cell that is {self.status} needs a reason")

    @property
    def exact(self) -> bool:
        """Whether there is one number that may be ranked, drawn as a point and compared."""
        return self.value is not None

    @property
    def numbered(self) -> bool:
        """Whether there is any number at all: the figure's own, or a bound of it."""
        return self.exact or self.status is Status.INTERVAL

    @property
    def lowest(self) -> float | None:
        """What a figure is put in order by: its number, else its lower bound, or the upper one if it has no other; None without any."""
        if self.exact:
            return self.value
        return self._bound if self.status is Status.INTERVAL else None

    @property
    def _bound(self) -> float | None:
        """The bound that tells where an interval lies."""
        return self.high if self.interval is IntervalKind.UPPER_BOUND else self.low


def without_value(status: Status, reason: str) -> Cell:
    """A cell that has no number, with its reason."""
    return Cell(status, reason=reason)


NOT_TOLD = without_value(Status.MISSING, Reason.NOT_DELIVERED)
"""What a place tells of which nothing was delivered."""
