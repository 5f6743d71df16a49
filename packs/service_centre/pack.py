"""The pack of shared service centres: the figures of the evaluation of one centre, its prices against peers, maturity and portfolio."""

from __future__ import annotations

from dataclasses import replace

from packs.service_centre import coming, facts, indicators, next_round, sources
from packs.service_centre.claims import CLAIMS
from packs.service_centre.codes import HERE, REASONS
from packs.service_centre.documents import DOCUMENTS
from packs.service_centre.evidence import EVIDENCE
from packs.service_centre.frameworks import ASSESSMENTS
from packs.service_centre.portfolio import PORTFOLIO
from packs.service_centre.prices import PRICES
from packs.service_centre.reports import REPORTS
from packs.service_centre.steering import STEERING
from puntari.define.fact import Fact
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack, named
from puntari.define.publishing import PUBLIC_ALREADY, ROUNDS_ARE_NEW, Eyes
from puntari.define.source import Source
from puntari.words.text import Text

PACK = Pack(
    id="service_centre",
    publishing=replace(PUBLIC_ALREADY, rounds=Eyes.FOUR, of_rounds=ROUNDS_ARE_NEW),
    title=Text("Palvelukeskus", "Servicecenter", "Service centre"),
    what=Text(
        "Valtion ICT-palvelukeskuksen hinnat verrokkeihin nähden, tuottavuus, asiakkaiden tyytyväisyys, palveluportfolio ja kypsyys.",
        "Priserna hos statens ICT-servicecenter jämförda med referensernas, produktivitet, kundernas nöjdhet, tjänsteportfölj och mognad.",
        "Prices of the government's ICT service centre against peers, its productivity, its customers' satisfaction, its service portfolio "
        "and its maturity.",
    ),
    folder=str(HERE),
    sources={source.id: source for module in (sources, coming) for source in named(module, Source).values()},
    facts={fact.id: fact for module in (facts, next_round) for fact in named(module, Fact).values()},
    indicators=named(indicators, Indicator) | named(next_round, Indicator),
    themes=indicators.THEMES,
    hierarchy=None,
    leading=("unit_price", "maturity_level", "billing_rate", "satisfaction_grade", "customer_specific_services"),
    reports=REPORTS,
    reasons=REASONS,
    claims=CLAIMS,
    assessments=ASSESSMENTS,
    steering=STEERING,
    documents=DOCUMENTS,
    prices=PRICES,
    evidence=EVIDENCE,
    portfolio=PORTFOLIO,
)
