"""The figures of the evaluation as our own tables: one source a table, each with the contract that its rows meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from packs.service_centre.codes import LISTS, REASONS
from puntari.define.column import CodeColumn, ColumnDefinition, NumberColumn, PeriodColumn, TextColumn
from puntari.define.source import Audience, Licence, PackFile, Redistribution, Source
from puntari.words.period import Frequency
from puntari.words.text import Text

EVALUATION_ENDED = date(2023, 3, 31)
THREE_YEARS_AND_A_HALF = 1280
"""Days between rounds: the first evaluation was made in 2020, the second in 2022–2023."""

LICENCE = Licence(
    "public_document",
    Text("Julkisen asiakirjan tietoja", "Uppgifter ur en offentlig handling", "Facts from a public document"),
    Text(
        "Luvut: Valtorin toisen arvioinnin raportti (valtiovarainministeriö, työ tehty 1.11.2022–31.3.2023). Taulukot ovat omiamme; "
        "raportissa ei ole lisenssimerkintää.",
        "Siffror: rapporten om den andra utvärderingen av Valtori (finansministeriet, arbetet utfört 1.11.2022–31.3.2023). Tabellerna är "
        "våra egna; rapporten anger ingen licens.",
        "Figures: report of the second evaluation of Valtori (Ministry of Finance, work done 1.11.2022–31.3.2023). The tables are our "
        "own; the report states no licence.",
    ),
)
OWNER = Text("Valtiovarainministeriö", "Finansministeriet", "Ministry of Finance")
NOTES = Text(
    "Luvut on luettu raportin tekstistä. Kuvien sarjoja ei ole, koska niitä ei voi lukea tekstistä.",
    "Siffrorna har lästs ur rapportens text. Bildernas serier saknas, eftersom de inte kan läsas ur texten.",
    "The figures were read from the report's text. Series shown in pictures are absent, because the text does not hold them.",
)
YEAR = PeriodColumn("year", ("year",), Frequency.YEAR)
ID = TextColumn("cited_as", ("id",))
SINCE = TextColumn("since", ("since",))


def _code(name: str, codes: str) -> CodeColumn:
    return CodeColumn(name, (name,), LISTS[codes])


QUALITY = tuple(_code(name, name) for name in ("support_hours", "place", "security_class"))
DATED, PRINTED_IN = _code("dated", "dated"), _code("printed_in", "printed_in")


def _figure(name: str, title: Text, ranged: bool = False, **more: object) -> NumberColumn:
    """A figure column with the reason beside it, and with the printed range where the table has one."""
    ends = {"low": "low", "high": "high"} if ranged else {}
    return NumberColumn(name, (name,), title, why="why", reasons={id: id for id in REASONS}, **ends, **more)


def _source(id: str, title: Text, *columns: ColumnDefinition, rules: Mapping[str, str] | None = None) -> Source:
    return Source(
        id=id,
        title=title,
        owner=OWNER,
        licence=LICENCE,
        columns=(ID, YEAR, *columns),
        carried=(PackFile(f"tables/{id}.csv", known=EVALUATION_ENDED),),
        rules=rules or {},
        fresh_days=THREE_YEARS_AND_A_HALF,
        audience=Audience.PUBLIC,
        redistribution=Redistribution.OPEN,
        notes=NOTES,
    )


prices = _source(
    "prices",
    Text("Palvelujen hinnat ja verrokkihinnat", "Tjänsternas priser och referenspriser", "Prices of services and peer prices"),
    _code("service", "services"),
    _code("provider", "providers"),
    _code("charged_per", "charged_per"),
    PRINTED_IN,
    DATED,
    _figure("price", Text("Yksikköhinta", "Enhetspris", "Unit price"), ranged=True, adds=()),
    TextColumn("unplaced", ("unplaced",)),
    TextColumn("printed", ("printed",)),
    _code("respondents", "price_respondents"),
    *QUALITY,
)
configurations = _source(
    "configurations",
    Text("Palvelinkokoonpanojen hinnat", "Serverkonfigurationernas priser", "Prices of server configurations"),
    _code("configuration", "configurations"),
    _code("provider", "providers"),
    _code("component", "components"),
    _figure("price", Text("Hinta kuukaudessa", "Pris per månad", "Price a month"), adds=("component",)),
    TextColumn("quantity", ("quantity",)),
    TextColumn("quantity_unit", ("quantity_unit",)),
    TextColumn("unplaced", ("unplaced",)),
    TextColumn("printed", ("printed",)),
    *QUALITY,
)
billing_rates = _source(
    "billing_rates",
    Text("Laskutusasteet", "Faktureringsgrader", "Billing rates"),
    _code("organisation", "organisations"),
    _code("definition", "definitions"),
    PRINTED_IN,
    DATED,
    _figure("rate", Text("Laskutusaste", "Faktureringsgrad", "Billing rate"), ranged=True, adds=(), maximum=100),
)
maturity = _source(
    "maturity",
    Text("Kypsyystasot", "Mognadsnivåer", "Maturity levels"),
    _code("maturity_dimension", "maturity_dimensions"),
    _code("maturity_area", "maturity_areas"),
    _code("figure", "maturity_figures"),
    _figure("level", Text("Taso", "Nivå", "Level"), adds=(), minimum=1, maximum=5),
    rules={"half_steps": "level * 2 = floor(level * 2)"},
)
satisfaction = _source(
    "satisfaction",
    Text("Asiakastyytyväisyys", "Kundnöjdhet", "Customer satisfaction"),
    _code("question", "questions"),
    _code("organisation", "organisations"),
    _code("respondents", "respondents"),
    _code("kind", "kinds"),
    _code("scale", "scales"),
    PRINTED_IN,
    DATED,
    _figure("result", Text("Tulos", "Resultat", "Result"), adds=(), maximum=100),
    TextColumn("survey", ("survey",)),
    rules={"grades_from_1_to_5": "scale <> 'grade' OR result BETWEEN 1 AND 5"},
)
portfolio = _source(
    "portfolio",
    Text("Palveluportfolio", "Tjänsteportfölj", "Service portfolio"),
    _code("item", "portfolio_items"),
    PRINTED_IN,
    DATED,
    _figure("amount", Text("Määrä", "Antal", "Amount"), adds=("item",)),
    SINCE,
)
revenue = _source(
    "revenue",
    Text("Liikevaihto", "Omsättning", "Revenue"),
    _code("item", "revenue_items"),
    PRINTED_IN,
    _figure("million_euros", Text("Miljoonaa euroa", "Miljoner euro", "Million euros"), adds=("item",)),
    SINCE,
)
investments = _source(
    "investments",
    Text("Investoinnit ja muutosohjelman rahat", "Investeringar och förändringsprogrammets medel", "Investments and programme money"),
    _code("item", "investment_items"),
    _code("unit", "money_units"),
    PRINTED_IN,
    DATED,
    _figure("amount", Text("Määrä", "Belopp", "Amount"), ranged=True, adds=()),
    SINCE,
)
goals = _source(
    "goals",
    Text("Ohjauskirjeen tavoitteet", "Styrbrevets mål", "Goals of the steering letter"),
    _code("goal", "goals"),
    _code("measured_by", "measured_by"),
    _code("figure", "goal_figures"),
    _code("unit", "goal_units"),
    PRINTED_IN,
    DATED,
    _figure("amount", Text("Määrä", "Belopp", "Amount"), adds=(), minimum=None),
)
recommendations = _source(
    "recommendations",
    Text("Suositellut toimenpiteet", "Rekommenderade åtgärder", "Recommended measures"),
    _code("theme", "themes"),
    _code("measure", "recommended_measures"),
    _code("owner", "owners"),
    PRINTED_IN,
    _figure("priority", Text("Prioriteetti", "Prioritet", "Priority"), adds=(), minimum=1, maximum=2),
)
other_figures = _source(
    "other_figures",
    Text("Arvioinnin muut luvut", "Utvärderingens övriga siffror", "Other figures of the evaluation"),
    _code("item", "other_items"),
    _code("unit", "figure_units"),
    PRINTED_IN,
    DATED,
    _figure("amount", Text("Määrä", "Antal", "Amount"), ranged=True, adds=()),
    TextColumn("day", ("day",)),
    TextColumn("said", ("said",)),
)
