"""The disclosure rule of an indicator, in words: how its figures are protected before those whom they are for."""

from __future__ import annotations

from puntari.define.disclosure import CellKeys, Disclosure, Method
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.right import Columns
from puntari.define.source import Audience, Redistribution
from puntari.words.text import Language, Text

DATASETS = {Audience.PUBLIC: Columns.OPEN, Audience.AUTHORITIES: Columns.PROTECTED, Audience.OWN_STAFF: Columns.STAFF}
NOT_SAID = Text("Suojausta ei ole määritelty, joten lukuja ei näytetä.", "Inget skydd är angivet, så siffrorna visas inte.",
                "No protection is named, so figures are not shown.")
OF_NOBODY = Text("Luvut eivät ole kenenkään henkilön tai työnantajan, joten niitä ei muuteta.",
                 "Siffrorna gäller ingen person eller arbetsgivare och ändras inte.",
                 "The figures are of no person or employer and are not changed.")
KEYS = Text(
    "Soluavaimet: määrä muuttuu enintään {most}:llä, eikä alle {shown}:n lukua kerrota kuin nollana; osuuden kokonaisuudessa on oltava "
    "{whole} ja keskiarvossa {mean} henkilöä.",
    "Cellnycklar: ett antal ändras med högst {most}, och under {shown} anges bara noll; en andel behöver {whole} personer i helheten och "
    "ett medeltal {mean}.",
    "Cell keys: a count changes by at most {most}, and below {shown} only zero is told; a share needs a whole of {whole} persons and a "
    "mean {mean}.",
)
OTHERS = Text("Takana on oltava vähintään {units} työnantajaa tai palveluntuottajaa.",
              "Bakom måste det finnas minst {units} arbetsgivare eller serviceproducenter.",
              "At least {units} employers or providers must stand behind it.")
NO_ROWS = Text("Rivejä ei luovuteta kenellekään.", "Raderna lämnas inte ut till någon.", "Rows are handed on to nobody.")


def protection_of(pack: Pack, one: Indicator, language: Language) -> str:
    """The rule in a language, of the dataset that the figures belong to and the audience that they are for."""
    registers = [binding for binding in one.bindings if isinstance(binding, RegisterBinding)]
    if registers and all(binding.of_nobody for binding in registers):
        return OF_NOBODY[language]
    mine = [each for each in pack.disclosures if (each.audience, each.dataset) == (one.audience, DATASETS[one.audience])]
    # The words are of the last rule declared, so that they are the same on every day.
    found = max(mine, key=lambda each: each.since, default=None)
    said = [_method(found, language)]
    if found is not None and found.rule is not None and any(fact.also_of for binding in registers for fact in binding.facts):
        said.append(OTHERS[language].format(units=found.rule.units))
    if any(binding.redistribution is Redistribution.NONE for binding in registers):
        said.append(NO_ROWS[language])
    return " ".join(said)


def _method(found: Disclosure | None, language: Language) -> str:
    if found is None or found.method is Method.NOT_TOLD:
        return NOT_SAID[language]
    if found.rule is None:
        return found.reason[language]
    return _keys(found.rule, language)


def _keys(rule: CellKeys, language: Language) -> str:
    return KEYS[language].format(most=rule.most, shown=rule.smallest + 1, whole=rule.whole, mean=rule.mean)
