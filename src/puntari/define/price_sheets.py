"""The sheets of a request for prices: what each column is, what it may hold, and how it is told in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.text import Text


class Holds(StrEnum):
    """What a cell holds: a code of the collection (an item, a quality, a reason, a question, a key), a number, a time, or text."""

    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    TEXT = "text"


@dataclass(frozen=True)
class Field:
    """A column. `codes` names the list of a code column; numbers are nought or more."""

    id: str
    title: Text
    help: Text
    holds: Holds = Holds.TEXT
    codes: str = ""
    required: bool = False
    fixed: bool = False
    """Whether the request fills it in and the answer must leave it so."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: whom it is for, what its rows are told apart by, and the list whose codes it begins with, a row each."""

    id: str
    title: Text
    help: Text
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    begins_with: str = ""
    of_own: bool = True
    of_peers: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns by id."""
        return tuple(one.id for one in self.fields)


_ITEM = Field(
    "item",
    Text("Palvelu", "Tjänst", "Service"),
    Text("Valitse luettelosta.", "Välj i listan.", "Choose from the list."),
    Holds.CODE,
    "items",
    True,
)
_SECURITY = Field(
    "security_class",
    Text("Turvallisuusluokka", "Säkerhetsklass", "Security class"),
    Text("Jolla palvelu tuotetaan.", "Som tjänsten produceras i.", "In which the service is provided."),
    Holds.CODE,
    "security_class",
    True,
)
_HOURS = Field(
    "support_hours",
    Text("Palveluaika", "Servicetid", "Support hours"),
    Text("Joka hintaan sisältyy.", "Som ingår i priset.", "That the price holds."),
    Holds.CODE,
    "support_hours",
    True,
)
_PLACE = Field(
    "place",
    Text("Tuotantopaikka", "Produktionsplats", "Place of production"),
    Text("Missä tuotetaan ja ylläpidetään.", "Var tjänsten produceras och underhålls.", "Where it is provided and maintained."),
    Holds.CODE,
    "place",
    True,
)
_MONTH = Field(
    "month",
    Text("Kuukausi", "Månad", "Month"),
    Text("Esimerkiksi 2026-03.", "Till exempel 2026-03.", "Such as 2026-03."),
    Holds.MONTH,
    required=True,
)
_CUSTOMER = Field(
    "customer",
    Text("Asiakas", "Kund", "Customer"),
    Text("Viraston nimi, aina samoin.", "Myndighetens namn, alltid lika.", "The agency's name, always the same."),
    required=True,
)


def _euros(id: str, title: Text, help: Text, required: bool = False) -> Field:
    return Field(id, title, help, Holds.NUMBER, required=required)


PRICES = Sheet(
    "prices",
    Text("Hinnat", "Priser", "Prices"),
    Text(
        "Yksi rivi palvelusta. Anna hinta ilman arvonlisäveroa tai syy, miksi hintaa ei ole. Jos tuotatte palvelua myös muulla laadulla, "
        "lisää sille oma rivi taulukon loppuun.",
        "En rad per tjänst. Ange priset utan mervärdesskatt, eller skälet till att det inte finns något. Om ni producerar "
        "tjänsten även med "
        "annan kvalitet, lägg till en egen rad för den i slutet av tabellen.",
        "One row a service. Give the price without value added tax, or the reason why there is none. If you provide the service in another "
        "quality too, add a row for it at the end of the table.",
    ),
    (
        _ITEM,
        _SECURITY,
        _HOURS,
        _PLACE,
        _euros(
            "price",
            Text("Hinta, euroa", "Pris, euro", "Price, euros"),
            Text("Hinnoitteluperusteen mukaan, ilman alv:tä.", "Enligt prisgrunden, utan moms.", "By the unit told, without VAT."),
        ),
        Field(
            "reason",
            Text("Miksi hintaa ei ole", "Varför pris saknas", "Why there is no price"),
            Text("Vain jos hinta puuttuu.", "Endast om priset saknas.", "Only where there is no price."),
            Holds.CODE,
            "reasons",
        ),
        _euros(
            "low",
            Text("Halvin", "Lägsta", "Lowest"),
            Text("Jos hinta vaihtelee sopimuksittain.", "Om priset varierar mellan avtal.", "Where the price differs by contract."),
        ),
        _euros(
            "high",
            Text("Kallein", "Högsta", "Highest"),
            Text("Jos hinta vaihtelee sopimuksittain.", "Om priset varierar mellan avtal.", "Where the price differs by contract."),
        ),
        Field(
            "differs",
            Text("Mitä hintaan sisältyy toisin", "Vad som ingår på annat sätt", "What the price holds otherwise"),
            Text(
                "Mitä on mukana tai puuttuu kuvaukseen nähden.",
                "Vad som ingår eller saknas jämfört med beskrivningen.",
                "What is in it or lacks, against the description.",
            ),
        ),
        Field(
            "document",
            Text("Lähde", "Källa", "Source"),
            Text("Esimerkiksi hinnasto ja sen päiväys.", "Till exempel prislista och dess datum.", "Such as a price list and its date."),
        ),
        Field(
            "note",
            Text("Huomautus", "Anmärkning", "Note"),
            Text(
                "Selitä tähän aiemmasta selvästi poikkeava hinta.",
                "Förklara här ett pris som tydligt avviker från det tidigare.",
                "Explain here a price far from the earlier one.",
            ),
        ),
    ),
    ("item", "security_class", "support_hours", "place"),
    "items",
)
WORDS = Sheet(
    "words",
    Text("Sanoin", "I ord", "In words"),
    Text(
        "Vastaa muutamalla lauseella. Vastauksia käytetään verrokkikorteissa niin, ettei organisaatiota tunnista.",
        "Svara med några meningar. Svaren används i referenskorten så att organisationen inte kan kännas igen.",
        "Answer in a few sentences. The answers are used in cards of peers so that the organisation cannot be recognised.",
    ),
    (
        Field(
            "question",
            Text("Kysymys", "Fråga", "Question"),
            Text("Valmiiksi täytetty.", "Ifylld på förhand.", "Filled in already."),
            Holds.CODE,
            "questions",
            True,
            True,
        ),
        Field(
            "answer",
            Text("Vastaus", "Svar", "Answer"),
            Text("Ilman henkilöiden nimiä.", "Utan personers namn.", "Without names of persons."),
        ),
    ),
    ("question",),
    "questions",
    of_own=False,
)
COSTS = Sheet(
    "costs",
    Text("Kustannukset", "Kostnader", "Costs"),
    Text(
        "Palvelun vuosivolyymi, tuotot ja suorat kustannukset. Yleiskustannukset jaetaan seuraavan taulukon perusteilla.",
        "Tjänstens årsvolym, intäkter och direkta kostnader. De allmänna kostnaderna fördelas enligt grunderna i nästa tabell.",
        "A service's yearly volume, revenue and direct costs. Overheads are shared out by the keys of the next sheet.",
    ),
    (
        _ITEM,
        _euros(
            "volume",
            Text("Volyymi vuodessa", "Volym per år", "Volume a year"),
            Text(
                "Hinnoitteluperusteen yksiköissä, kuukausihinnoissa kuukaudet laskien.",
                "I prisgrundens enheter; för månadspriser räknas månaderna.",
                "In the units of the price; for monthly prices counting months.",
            ),
            True,
        ),
        _euros("revenue", Text("Tuotot, euroa", "Intäkter, euro", "Revenue, euros"), Text("Vuodessa.", "Per år.", "A year."), True),
        _euros(
            "own_work",
            Text("Oma työ, euroa", "Eget arbete, euro", "Own work, euros"),
            Text("Henkilötyö sivukuluineen.", "Personalkostnader med bikostnader.", "Staff with their side costs."),
            True,
        ),
        _euros(
            "partners",
            Text("Kumppanit, euroa", "Partner, euro", "Partners, euros"),
            Text("Ostot, lisenssit ja laitteet.", "Inköp, licenser och utrustning.", "Purchases, licences and equipment."),
            True,
        ),
        _euros(
            "partner_count",
            Text("Kumppaneita", "Antal partner", "Number of partners"),
            Text(
                "Alle kolmen kumppanin osuutta ei näytetä erikseen.",
                "Andelen för färre än tre partner visas inte för sig.",
                "The share of fewer than three partners is not shown apart.",
            ),
            True,
        ),
    ),
    ("item",),
    "items",
    of_peers=False,
)
OVERHEADS = Sheet(
    "overheads",
    Text("Yleiskustannukset", "Allmänna kostnader", "Overheads"),
    Text(
        "Jokainen yleiskustannus ja peruste, jolla se jaetaan palveluille.",
        "Varje allmän kostnad och grunden för hur den fördelas på tjänsterna.",
        "Each overhead, and the key by which it is shared out among services.",
    ),
    (
        Field(
            "pool",
            Text("Yleiskustannus", "Allmän kostnad", "Overhead"),
            Text("Esimerkiksi hallinto.", "Till exempel förvaltning.", "Such as administration."),
            required=True,
        ),
        _euros(
            "amount", Text("Euroa vuodessa", "Euro per år", "Euros a year"), Text("Koko summa.", "Hela beloppet.", "The whole sum."), True
        ),
        Field(
            "key",
            Text("Jakoperuste", "Fördelningsgrund", "Allocation key"),
            Text("Valitse luettelosta.", "Välj i listan.", "Choose from the list."),
            Holds.CODE,
            "keys",
            True,
        ),
    ),
    ("pool",),
    of_peers=False,
)
BILLS = Sheet(
    "bills",
    Text("Laskut", "Fakturor", "Bills"),
    Text(
        "Rivi asiakkaasta, palvelusta ja kuukaudesta: ennuste, toteuma ja lasku, sekä laatu, jonka asiakas vähintään tarvitsee.",
        "En rad per kund, tjänst och månad: prognos, utfall och faktura samt den kvalitet som kunden minst behöver.",
        "A row for each customer, service and month: forecast, outcome and bill, and the quality that the customer needs at least.",
    ),
    (
        _CUSTOMER,
        _ITEM,
        _MONTH,
        _SECURITY,
        _HOURS,
        _PLACE,
        _euros(
            "forecast",
            Text("Ennustettu määrä", "Prognostiserad mängd", "Forecast volume"),
            Text("Talousarviota varten.", "För budgeten.", "For the budget."),
            True,
        ),
        _euros("volume", Text("Toteutunut määrä", "Utfall, mängd", "Volume"), Text("Laskutettu.", "Fakturerad.", "As billed."), True),
        _euros(
            "unit_price",
            Text("Yksikköhinta, euroa", "Enhetspris, euro", "Unit price, euros"),
            Text("Laskulla.", "På fakturan.", "On the bill."),
            True,
        ),
        _euros(
            "billed",
            Text("Laskutettu, euroa", "Fakturerat, euro", "Billed, euros"),
            Text("Rivin summa.", "Radens summa.", "The row's sum."),
            True,
        ),
        Field(
            "due",
            Text("Laskutuksen määräpäivä", "Faktureringens sista dag", "Bill due by"),
            Text(
                "Päivä, johon mennessä lasku piti lähettää.",
                "Dag då fakturan senast skulle skickas.",
                "The day by which the bill was to be sent.",
            ),
            Holds.DATE,
            required=True,
        ),
        Field(
            "sent",
            Text("Lasku lähetetty", "Fakturan skickad", "Bill sent"),
            Text("Tyhjä, jos ei vielä.", "Tom om ännu inte.", "Empty if not yet."),
            Holds.DATE,
        ),
        *(
            Field(
                f"needs_{one.id}",
                Text(f"Tarvitsee: {one.title.fi.lower()}", f"Behöver: {one.title.sv.lower()}", f"Needs: {one.title.en.lower()}"),
                Text("Vähintään.", "Minst.", "At least."),
                Holds.CODE,
                one.codes,
                True,
            )
            for one in (_SECURITY, _HOURS, _PLACE)
        ),
    ),
    ("customer", "item", "month", "security_class", "support_hours", "place"),
    of_peers=False,
)
COMPLAINTS = Sheet(
    "complaints",
    Text("Reklamaatiot", "Reklamationer", "Complaints"),
    Text("Reklamaatiot laskuista.", "Reklamationer om fakturor.", "Complaints about bills."),
    (
        _CUSTOMER,
        _ITEM,
        _MONTH,
        Field("made", Text("Tehty", "Gjord", "Made"), Text("Päivä.", "Dag.", "Day."), Holds.DATE, required=True),
        Field(
            "settled", Text("Ratkaistu", "Avgjord", "Settled"), Text("Tyhjä, jos kesken.", "Tom om öppen.", "Empty if open."), Holds.DATE
        ),
        _euros(
            "disputed",
            Text("Riidan alla, euroa", "Omtvistat, euro", "Disputed, euros"),
            Text("Laskun osa, jota reklamaatio koskee.", "Den del av fakturan som gäller.", "The part of the bill that it is about."),
            True,
        ),
        _euros(
            "returned",
            Text("Hyvitetty, euroa", "Gottgjort, euro", "Returned, euros"),
            Text("Nolla, jos ei mitään.", "Noll om inget.", "Nought if nothing."),
        ),
    ),
    ("customer", "item", "month", "made"),
    of_peers=False,
)
SHEETS = (PRICES, WORDS, COSTS, OVERHEADS, BILLS, COMPLAINTS)
KEYS = {
    "own_work": Text("oman työn mukaan", "enligt eget arbete", "by own work"),
    "direct_cost": Text("suorien kustannusten mukaan", "enligt direkta kostnader", "by direct costs"),
    "revenue": Text("tuottojen mukaan", "enligt intäkter", "by revenue"),
}
"""By what an overhead may be shared out."""


def titles(sheet: str, column: str) -> tuple[Text, Text]:
    """How a sheet and one of its columns are called in the workbook; a column that is none of ours by its own name."""
    found = next(one for one in SHEETS if one.id == sheet)
    return found.title, next((one.title for one in found.fields if one.id == column), Text.same(column))


def sheets_for(own: bool) -> tuple[Sheet, ...]:
    """The sheets that the centre itself gets, or a peer."""
    return tuple(one for one in SHEETS if (one.of_own if own else one.of_peers))
