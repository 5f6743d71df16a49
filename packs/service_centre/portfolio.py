"""Where the centre's services went, the catalogue that it keeps, and its three development portfolios."""

from __future__ import annotations

from puntari.define.portfolio import Catalogue, Development, Portfolio, Ways
from puntari.words.text import Text

PORTFOLIO = Portfolio(
    Ways(
        "portfolio", "item", "pf-asko-start", "pf-asko-now", "pf-asko-removed",
        ("pf-removed-ended", "pf-removed-returned", "pf-removed-productised"),
        ("pf-desc-missing", "pf-desc-missing-share", "pf-service-classes", "pf-plans-pilot-tori", "pf-plans-pilot-tuve",
         "pf-plans-coverage-text", "pf-plans-coverage-table"),
    ),
    Catalogue("services", "service", "kind", "need", "decision", "stays", "description", "described", "features", "revenue"),
    Development("development_items", "development_room", "item", "portfolio", "priority", "people", "money"),
    Text(
        "Raportti antaa karsinnasta kolme eri osuutta, ja kuvausten osuus on siinä kahteen kertaan niiden puuttumisen osuus: katso "
        "väittämien sivua. Kehityssuunnitelmien viidesosa on tekstissä kaikista asiakkaista ja taulukossa TORI-asiakkaista. "
        "Asiakaskohtaisen palvelun jatkumiselle raportti nimeää kuusi syytä mutta ei laske niitä: sopivan palvelun puute, uuden odotus, "
        "elinkaaren vaihe, siirtymän kustannukset, asiakkaalle varatut työntekijät ja ympärivuorokautinen tuki.",
        "Rapporten ger tre olika andelar för gallringen, och beskrivningarnas andel är i den två gånger andelen som saknar "
        "beskrivning: se sidan för påståenden. En femtedel med utvecklingsplan är i texten av alla kunder och i tabellen av "
        "TORI-kunderna. Rapporten nämner sex skäl till att en kundspecifik tjänst fortsätter men räknar dem inte: brist på en passande "
        "tjänst, väntan på en ny, livscykelns skede, övergångens kostnader, personal för kunden ensam och stöd dygnet runt.",
        "The report gives three different shares of what was removed, and twice prints as the share with a description the share "
        "without one: see the page of statements. One fifth with a development plan is of all customers in the text and of TORI customers "
        "in the table. The report names six reasons why a customer-specific service stays and does not count them: no fitting service, "
        "waiting for a new one, the stage of its life, the cost of moving, staff for the customer alone, and support round the clock.",
    ),
)
