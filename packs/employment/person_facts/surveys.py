"""Facts of answers and complaints: nobody is named, so each row stands for whoever wrote it; and of whom an authority asked."""

from __future__ import annotations

from packs.employment.person_facts.common import BEGINS, ENDS, events, spells
from packs.employment.person_facts.public import of_nobody
from packs.employment.registers.all import REGISTERS
from packs.employment.registers.terms import coded, day, employment_area, grade, whole
from puntari.define.register import AmountColumn, RecordColumn
from puntari.words.text import Text
from puntari.words.unit import COUNT, DAYS

AREA, ANSWER, COMPLAINT = employment_area(), RecordColumn("answer", ()), RecordColumn("complaint", ())
SUBJECT, RULING = coded("subject", "complaint_subject"), coded("outcome", "complaint_outcome")
GRADES = (
    grade("recommends", 0, 10),
    AmountColumn("promotes", (), COUNT, -100, 100, True),
    grade("satisfaction", 1, 5, optional=True),
)

customer_answer = events(
    "customer_answer",
    Text("Asiakkaiden kyselyvastaukset", "Kundernas enkätsvar", "Clients' answers to surveys"),
    (REGISTERS["customer_survey"],),
    (ANSWER, day("answered"), coded("about", "survey_service"), *GRADES, grade("usefulness", 1, 5, optional=True), AREA),
    "answered",
)
employer_answer = events(
    "employer_answer",
    Text("Työnantajien kyselyvastaukset", "Arbetsgivarnas enkätsvar", "Employers' answers to surveys"),
    (REGISTERS["employer_survey"],),
    (ANSWER, day("answered"), coded("about", "employer_service"), *GRADES, AREA),
    "answered",
)
CLOSED, OF_CLIENTS, OF_EMPLOYERS = day("closed"), coded("about", "survey_service"), coded("about", "employer_service")
ASKED = (CLOSED, whole("asked"), whole("reached"), AREA)

customer_round = of_nobody(
    "customer_round",
    Text("Asiakaskyselyn lähetykset", "Kundenkätens utskick", "Rounds of the client survey"),
    (REGISTERS["customer_survey_round"],),
    (*ASKED, OF_CLIENTS),
    "closed",
)
customer_reply = events(
    "customer_reply",
    Text("Asiakkaiden vastaukset lähetyksiin", "Kundernas svar på utskick", "Clients' answers by round"),
    (REGISTERS["customer_survey"], REGISTERS["customer_survey_round"]),
    (ANSWER, CLOSED, OF_CLIENTS, AREA),
    "closed",
)
employer_round = of_nobody(
    "employer_round",
    Text("Työnantajakyselyn lähetykset", "Arbetsgivarenkätens utskick", "Rounds of the employer survey"),
    (REGISTERS["employer_survey_round"],),
    (*ASKED, OF_EMPLOYERS),
    "closed",
)
employer_reply = events(
    "employer_reply",
    Text("Työnantajien vastaukset lähetyksiin", "Arbetsgivarnas svar på utskick", "Employers' answers by round"),
    (REGISTERS["employer_survey"], REGISTERS["employer_survey_round"]),
    (ANSWER, CLOSED, OF_EMPLOYERS, AREA),
    "closed",
)
complaint = events(
    "complaint",
    Text("Saapuneet kantelut", "Inkomna klagomål", "Complaints that arrived"),
    (REGISTERS["complaints"],),
    (COMPLAINT, day("arrived"), SUBJECT, RULING, AREA),
    "arrived",
)
complaint_decided = events(
    "complaint_decided",
    Text("Ratkaistut kantelut", "Avgjorda klagomål", "Complaints decided"),
    (REGISTERS["complaints"],),
    (COMPLAINT, day("decided"), SUBJECT, RULING, whole("handling_days", unit=DAYS), AREA),
    "decided",
)
complaint_pending = spells(
    "complaint_pending",
    Text("Odottavat kantelut", "Väntande klagomål", "Complaints that wait"),
    (REGISTERS["complaints"],),
    (COMPLAINT, BEGINS, ENDS, SUBJECT, AREA),
    ("complaints",),
    exclusive=True,
)
