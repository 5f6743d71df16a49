"""Why a researcher is refused: without a study, before it or after it, or for which part of the question is not in it; and by which
rule a study is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from puntari.define.right import Right
from puntari.guard.actor import Actor
from puntari.guard.decision import Decision
from puntari.guard.rights import (
    Condition,
    Wanted,
    coarse_enough,
    in_area,
    in_periods,
    of_audience,
    of_columns,
    of_facts,
    of_names,
    of_population,
    with_purpose,
)
from puntari.words.text import Text


def _refused(fi: str, sv: str, en: str) -> Decision:
    return Decision(False, Text(fi, sv, en))


NO_STUDY = _refused(
    "Tutkija näkee henkilöistä laskettuja lukuja vain tutkimuksessa, jolle on annettu siihen oikeus; ilmoita, missä tutkimuksessa "
    "työskentelet.",
    "En forskare ser siffror om personer bara inom en studie som har rätt till dem; ange vilken studie du arbetar med.",
    "A researcher sees figures over persons only within a study that has a right to them; say which study you work on.",
)
NOT_YET = _refused("Tutkimus ei ole vielä alkanut.", "Studien har inte börjat ännu.", "The study has not begun yet.")
OVER = _refused("Tutkimus on päättynyt.", "Studien har avslutats.", "The study has ended.")
OTHER_CLASS = _refused(
    "Tutkimus saa vain suojattuja lukuja henkilöistä, ei rivejä eikä henkilöstön lukuja.",
    "En studie får bara skyddade siffror om personer, varken rader eller siffror om personalen.",
    "A study is told protected figures over persons only, no rows and no figures of the staff.",
)
OTHER_AUDIENCE = _refused(
    "Luku on tarkoitettu muille kuin tutkimukselle; kysy lukua, joka on tarkoitettu viranomaisille.",
    "Siffran är avsedd för andra än studien; fråga en siffra som är avsedd för myndigheter.",
    "The figure is meant for others than the study; ask for one that is meant for authorities.",
)
OTHER_FACTS = _refused(
    "Luku perustuu aineistoon, joka ei kuulu tutkimukseen.",
    "Siffran bygger på ett material som inte ingår i studien.",
    "The figure rests on data that is not in the study.",
)
OTHER_COLUMNS = _refused(
    "Kysymys koskee tietoa, joka ei kuulu tutkimukseen; jätä erittely pois tai kysy toista lukua.",
    "Frågan gäller en uppgift som inte ingår i studien; lämna bort uppdelningen eller fråga en annan siffra.",
    "The question speaks of something that is not in the study; leave out the breakdown, or ask for another figure.",
)
OTHER_POPULATION = _refused(
    "Tutkimus koskee vain osaa henkilöistä; rajaa kysymys tutkimuksen joukkoon.",
    "Studien gäller bara en del av personerna; begränsa frågan till studiens population.",
    "The study is of some of the persons only; keep the question to its population.",
)
OTHER_PERIODS = _refused(
    "Kysymys koskee aikaa, joka ei kuulu tutkimukseen; nimeä ajanjakso, joka kuuluu. Ennuste tehdään aina aiemmasta ajasta.",
    "Frågan gäller en tid som inte ingår i studien; ange en period som ingår. En prognos görs alltid av tidigare tid.",
    "The question is of a time that is not in the study; name a period that is. A forecast is always made of earlier time.",
)
OTHER_AREAS = _refused(
    "Kysymys koskee alueita, jotka eivät kuulu tutkimukseen tai ovat sille liian pieniä.",
    "Frågan gäller områden som inte ingår i studien eller som är för små för den.",
    "The question is of areas that are not in the study, or that are too small for it.",
)
EXAMPLE_ONLY = _refused(
    "Tutkimus on keksitty esimerkki, eikä sille ole lupaa; se saa lukuja vain keksityistä rekistereistä.",
    "Studien är ett påhittat exempel utan tillstånd; den får siffror bara ur påhittade register.",
    "The study is a made-up example without a permit; it is told figures out of made-up registers only.",
)
NO_PURPOSE_OF_STUDY = _refused(
    "Kerro, mihin tutkimuksessa käytät lukua.",
    "Ange vad i studien du använder siffran till.",
    "Say what in the study you use the figure for.",
)
LACKING: tuple[tuple[Condition, Decision], ...] = (
    (of_columns, OTHER_CLASS), (of_audience, OTHER_AUDIENCE), (of_facts, OTHER_FACTS), (of_names, OTHER_COLUMNS),
    (of_population, OTHER_POPULATION), (in_periods, OTHER_PERIODS), (coarse_enough, OTHER_AREAS), (in_area, OTHER_AREAS),
    (with_purpose, NO_PURPOSE_OF_STUDY),
)
"""What a question of a study may lack, in the order in which it is said."""


def why_not(rights: Iterable[Right], actor: Actor, wanted: Wanted, on: date) -> Decision:
    """Why a researcher is refused a cell that no right gives him."""
    mine = [right for right in rights if actor.study in right.studies and actor.role in right.roles]
    if not mine:
        return NO_STUDY
    held = [right for right in mine if right.since <= on and (right.until is None or on <= right.until)]
    if not held:
        return NOT_YET if all(on < right.since for right in mine) else OVER
    lacking = (why for holds, why in LACKING if not any(holds(right, actor, wanted, on) for right in held))
    return next(lacking, OTHER_AREAS)
