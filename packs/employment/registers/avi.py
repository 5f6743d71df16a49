"""Complaints to the supervisory authority."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import AVI
from packs.employment.registers.terms import coded, day, employment_area, number
from puntari.define.governance import Cadence
from puntari.define.register import Shape, WordsColumn
from puntari.words.text import Text

complaints = register(
    id="complaints",
    title=Text("Kantelut", "Klagomål", "Complaints"),
    shape=Shape.EVENT,
    key=("complaint",),
    columns=(
        number("complaint", "kantelu_id"),
        day("arrived", "saapumispaiva"),
        employment_area(),
        coded("subject", "complaint_subject", "aihe"),
        coded("outcome", "complaint_outcome", "ratkaisu"),
        day("decided", "ratkaisupaiva", optional=True),
        WordsColumn("words", ("kuvaus",)),
    ),
    governance=AVI.governs(Cadence.QUARTERLY),
    happens="arrived",
    rules={
        "decided is null or decided >= arrived": "the complaint was decided before it arrived; correct one of the days",
        "outcome <> 'pending' or decided is null": "a pending complaint has a day of decision; correct one of the two",
    },
    together=("employment_area", "subject", "arrived"),
)
