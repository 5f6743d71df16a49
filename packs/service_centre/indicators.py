"""Indicators of the pack: the name of a value is the id of the indicator, and its words are in the cards."""

from __future__ import annotations

from packs.service_centre import facts
from packs.service_centre.codes import HERE, LISTS
from puntari.define.expression import Published, Sum, among
from puntari.define.indicator import Binding, Break, Indicator, Reliability, Theme
from puntari.define.wordbook import cards
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import COUNT, GRADE, MILLION_EUROS, PERCENT, Better, Unit

PRICES = Theme("prices", Text("Hinnat", "Priser", "Prices"))
PRODUCTIVITY = Theme("productivity", Text("Tuottavuus", "Produktivitet", "Productivity"))
CUSTOMERS = Theme("customers", Text("Asiakkaat", "Kunder", "Customers"))
PORTFOLIO = Theme("portfolio", Text("Palveluportfolio", "Tjänsteportfölj", "Service portfolio"))
MATURITY = Theme("maturity", Text("Kypsyys", "Mognad", "Maturity"))
THEMES = (PRICES, PRODUCTIVITY, CUSTOMERS, PORTFOLIO, MATURITY)

EUROS = Unit("euros_and_cents", Text("euroa", "euro", "euros"), Text.same("€"), 2)

_CARDS = cards(HERE / "cards")
_PEERS_UNKNOWN = Text(
    "Raportti ei kerro verrokkihintojen vuotta eikä vastaajien määrää, ja sen taulukot ovat muutamin kohdin ristiriidassa keskenään.",
    "Rapporten anger varken referensprisernas år eller antalet svarande, och dess tabeller motsäger på några ställen varandra.",
    "The report gives neither the year of the peer prices nor the number of respondents, and its tables contradict each other in places.",
)
_FROM_TEXT = Text(
    "Vain raportin tekstissä mainitut luvut; loput ovat kuvissa.",
    "Endast de siffror som nämns i rapportens text; resten finns i bilder.",
    "Only the figures named in the report's text; the others are in pictures.",
)
_SURVEY = Text(
    "Kyselyn toimittaja vaihtui vuonna 2022. Asiakkaiden ICT-johto vastasi silloin puhelimessa, aiemmin verkkolomakkeella; muiden "
    "vastaustapaa ei kerrota. Vuoden 2021 tuloksia ei ollut arvioinnin käytettävissä.",
    "Enkätens leverantör byttes 2022. Kundernas ICT-ledning svarade då per telefon, tidigare på webbformulär; hur de övriga "
    "svarade sägs inte. Resultat för 2021 fanns inte tillgängliga för utvärderingen.",
    "The survey changed supplier in 2022. Customers' ICT management then answered by telephone, before that on a web form; how the others "
    "answered is not told. Results of 2021 were not available to the evaluation.",
)
_DEVELOPMENT = Text(
    "Vuodesta 2021 palvelukehitys lasketaan laskutettavaksi työksi.",
    "Från och med 2021 räknas tjänsteutveckling som fakturerbart arbete.",
    "From 2021 service development counts as billable work.",
)
_UNIFIED = Text(
    "TORI-palvelujen laskentatapa muutettiin nykyiseksi vuodesta 2019; aiemmat vuodet ovat omana mittarinaan.",
    "TORI-tjänsternas beräkningssätt ändrades till det nuvarande från 2019; tidigare år är en egen indikator.",
    "The way of computing the rate of TORI services became the present one from 2019; earlier years are an indicator of their own.",
)
_LICENCES = Text(
    "Microsoftin lisenssipalvelu siirtyi tuotteistetuista palveluista asiakaskohtaisiin.",
    "Microsofts licenstjänst flyttades från de produktifierade tjänsterna till de kundspecifika.",
    "The Microsoft licence service moved from productised to customer-specific services.",
)
_SURVEY_BREAK = Break(Period.parse("2022"), _SURVEY)


def _prices(value: Published, id: str, core: bool = False) -> Indicator:
    return Indicator((Binding(value),), EUROS, Better.LOWER, PRICES, _CARDS[id], core, Reliability.MEDIUM, _PEERS_UNKNOWN)


_configurations = facts.configuration_prices
_total = among(_configurations.component, "total")
_parts = tuple(code for code in LISTS["components"].names if code != "total")
_priced_parts = tuple(code for code in _parts if code != "network_card")

unit_price = _prices(Published(facts.price_tables, facts.price_tables.price), "unit_price", core=True)
summary_price = _prices(Published(facts.price_summary, facts.price_summary.price), "summary_price")
configuration_price = _prices(Published(_configurations, _configurations.price), "configuration_price", core=True)
basic_configuration_price = _prices(
    Published(_configurations, _configurations.price, (among(_configurations.configuration, "basic_security"),)),
    "basic_configuration_price",
)
raised_configuration_price = _prices(
    Published(_configurations, _configurations.price, (among(_configurations.configuration, "raised_security"),)),
    "raised_configuration_price",
)
configuration_total = Indicator(
    (
        Binding(
            Sum(_configurations, _configurations.price, (among(_configurations.component, *_parts),)),
            agrees_with=Published(_configurations, _configurations.price, (_total,)),
            tolerance=1.0,
        ),
        Binding(
            Sum(
                _configurations,
                _configurations.price,
                (among(_configurations.component, *_priced_parts), among(_configurations.provider, "own_capacity")),
            ),
            agrees_with=Published(_configurations, _configurations.price, (_total,)),
            tolerance=1.0,
            note=Text(
                "Omassa kapasiteetissa verkkokortilla ei ole omaa hintaa, joten summa on muista osista.",
                "I den egna kapaciteten har nätverkskortet inget eget pris, så summan består av de övriga delarna.",
                "In own capacity the network card has no price of its own, so the sum is of the other components.",
            ),
        ),
    ),
    EUROS,
    Better.LOWER,
    PRICES,
    _CARDS["configuration_total"],
    reliability=Reliability.MEDIUM,
    reliability_reason=_PEERS_UNKNOWN,
)

billing_rate = Indicator(
    (Binding(Published(facts.billing, facts.billing.rate)),),
    PERCENT,
    Better.HIGHER,
    PRODUCTIVITY,
    _CARDS["billing_rate"],
    core=True,
    reliability=Reliability.MEDIUM,
    reliability_reason=_FROM_TEXT,
    breaks=(Break(Period.parse("2019"), _UNIFIED), Break(Period.parse("2021"), _DEVELOPMENT)),
)
billing_rate_before = Indicator(
    (Binding(Published(facts.billing_before, facts.billing_before.rate)),),
    PERCENT,
    Better.HIGHER,
    PRODUCTIVITY,
    _CARDS["billing_rate_before"],
)
programme_money = Indicator(
    (Binding(Published(facts.programme, facts.programme.amount)),), MILLION_EUROS, Better.NEITHER, PRODUCTIVITY, _CARDS["programme_money"]
)

satisfaction_grade = Indicator(
    (Binding(Published(facts.satisfaction_grades, facts.satisfaction_grades.result)),),
    GRADE,
    Better.HIGHER,
    CUSTOMERS,
    _CARDS["satisfaction_grade"],
    core=True,
    reliability=Reliability.LOW,
    reliability_reason=_SURVEY,
    breaks=(_SURVEY_BREAK,),
)
satisfied_share = Indicator(
    (Binding(Published(facts.satisfaction_shares, facts.satisfaction_shares.result)),),
    PERCENT,
    Better.HIGHER,
    CUSTOMERS,
    _CARDS["satisfied_share"],
    reliability=Reliability.LOW,
    reliability_reason=_SURVEY,
    breaks=(_SURVEY_BREAK,),
)

_portfolio = facts.portfolio_services
_all_services = Sum(_portfolio, _portfolio.amount, (among(_portfolio.item, "customer_specific"),))
customer_specific_services = Indicator(
    (Binding(_all_services),), COUNT, Better.LOWER, PORTFOLIO, _CARDS["customer_specific_services"], core=True
)
services_removed = Indicator(
    (
        Binding(
            Sum(
                _portfolio,
                _portfolio.amount,
                (among(_portfolio.item, "removed_ended", "removed_returned", "removed_productised"),),
            ),
            agrees_with=Published(_portfolio, _portfolio.amount, (among(_portfolio.item, "removed"),)),
        ),
    ),
    COUNT,
    Better.NEITHER,
    PORTFOLIO,
    _CARDS["services_removed"],
)
share_without_description = Indicator(
    (
        Binding(
            Sum(_portfolio, _portfolio.amount, (among(_portfolio.item, "without_description"),)),
            per=_all_services,
            times=100,
            agrees_with=Published(_portfolio, _portfolio.amount, (among(_portfolio.item, "without_description_share"),)),
            tolerance=0.5,
        ),
    ),
    PERCENT,
    Better.LOWER,
    PORTFOLIO,
    _CARDS["share_without_description"],
)
_revenue = facts.customer_specific_revenue
customer_specific_revenue = Indicator(
    (
        Binding(
            Sum(_revenue, _revenue.million_euros, (among(_revenue.item, "one_large_customer", "other_customers"),)),
            agrees_with=Published(_revenue, _revenue.million_euros, (among(_revenue.item, "customer_specific"),)),
        ),
    ),
    MILLION_EUROS,
    Better.NEITHER,
    PORTFOLIO,
    _CARDS["customer_specific_revenue"],
    breaks=(Break(Period.parse("2022"), _LICENCES),),
)

maturity_level = Indicator(
    (Binding(Published(facts.maturity_levels, facts.maturity_levels.level)),),
    GRADE,
    Better.HIGHER,
    MATURITY,
    _CARDS["maturity_level"],
    core=True,
    reliability=Reliability.MEDIUM,
    reliability_reason=_FROM_TEXT,
)
maturity_target = Indicator(
    (Binding(Published(facts.maturity_targets, facts.maturity_targets.level)),),
    GRADE,
    Better.HIGHER,
    MATURITY,
    _CARDS["maturity_target"],
    reliability=Reliability.LOW,
    reliability_reason=_FROM_TEXT,
)
