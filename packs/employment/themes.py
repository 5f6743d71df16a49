"""The headings that indicators are grouped under: those of the national reporting that open statistics have something for."""

from __future__ import annotations

from puntari.define.indicator import Theme
from puntari.words.text import Text

DYNAMICS = Theme("labour_market_dynamics", Text("Työmarkkinoiden dynamiikka", "Arbetsmarknadens dynamik", "Labour market dynamics"))
EMPLOYERS = Theme(
    "employers_and_vacancies",
    Text("Työnantajapalvelut ja työpaikat", "Arbetsgivartjänster och arbetsplatser", "Employer services and vacancies"),
)
SERVICES = Theme("employment_services", Text("Työvoimapalvelut", "Arbetskraftsservice", "Employment services"))
IMMIGRATION = Theme(
    "immigration_and_integration", Text("Maahanmuutto ja kotoutuminen", "Invandring och integration", "Immigration and integration")
)
BENEFITS = Theme(
    "benefits", Text("Etuudet ja työttömyysturva", "Förmåner och utkomstskydd för arbetslösa", "Benefits and unemployment security")
)
SITUATION = Theme("municipal_situation", Text("Kuntien tilannekuva", "Kommunernas lägesbild", "Situation of the municipalities"))

THEMES = (DYNAMICS, EMPLOYERS, SERVICES, IMMIGRATION, BENEFITS, SITUATION)
