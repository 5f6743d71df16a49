"""The headings that indicators are grouped under: those of the national reporting, in its order."""

from __future__ import annotations

from puntari.define.indicator import Theme
from puntari.words.text import Text

SITUATION = Theme(
    "municipal_situation",
    Text(
        "Kuntien tilannekuva ja tilinpäätöstiedot",
        "Kommunernas lägesbild och bokslutsuppgifter",
        "Situation and accounts of the municipalities",
    ),
)
STAFF = Theme("staff", Text("Henkilöstö", "Personal", "Staff"))
SUPERVISION = Theme("supervision", Text("Valvontatiedot (AVI)", "Tillsynsuppgifter (RFV)", "Supervision (AVI)"))
DYNAMICS = Theme("labour_market_dynamics", Text("Työmarkkinoiden dynamiikka", "Arbetsmarknadens dynamik", "Labour market dynamics"))
EMPLOYERS = Theme(
    "employers_and_vacancies",
    Text("Työnantajapalvelut ja työpaikat", "Arbetsgivartjänster och arbetsplatser", "Employer services and vacancies"),
)
SERVICES = Theme("employment_services", Text("Työvoimapalvelut", "Arbetskraftsservice", "Employment services"))
PROVIDERS = Theme("service_providers", Text("Palveluntuottajat", "Serviceproducenter", "Service providers"))
PROCUREMENT = Theme("procurement", Text("Hankinnat ja maksatus", "Upphandling och utbetalning", "Procurement and payment"))
BROKERING = Theme("job_brokering", Text("Työnvälitysprosessit", "Förmedlingsprocesser", "Job brokering"))
PROCESS = Theme(
    "service_process", Text("Työnhakijan palveluprosessi", "Den arbetssökandes serviceprocess", "Service process of job seekers")
)
IMMIGRATION = Theme(
    "immigration_and_integration", Text("Maahanmuutto ja kotoutuminen", "Invandring och integration", "Immigration and integration")
)
BENEFITS = Theme(
    "benefits", Text("Etuudet ja työttömyysturva", "Förmåner och utkomstskydd för arbetslösa", "Benefits and unemployment security")
)
QUALITATIVE = Theme("qualitative", Text("Laadulliset mittarit", "Kvalitativa mått", "Qualitative measures"))
PAYMENT = Theme("payment", Text("Maksatus", "Utbetalning", "Payment"))

THEMES = (
    DYNAMICS,
    EMPLOYERS,
    SERVICES,
    PROCESS,
    BROKERING,
    IMMIGRATION,
    BENEFITS,
    SITUATION,
    STAFF,
    PROVIDERS,
    PROCUREMENT,
    PAYMENT,
    QUALITATIVE,
    SUPERVISION,
)
"""All fourteen, those that most people look for first."""
