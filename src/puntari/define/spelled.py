"""Numbers as prose writes them: in figures with a language's separators, or spelled out, in Finnish, Swedish and English."""

from __future__ import annotations

import re
from decimal import Decimal

from puntari.words.text import Language

FIGURES = re.compile(r"[-+\u2212]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)*")
"""A number in figures with all its separators; a date is one such run, too."""
_DECIMAL = {Language.FI: ",", Language.SV: ",", Language.EN: "."}
_STEMS: dict[Language, tuple[tuple[str, int], ...]] = {
    Language.FI: (
        (r"kaksi\w*|kahd(?:en|essa|esta|ella|elta|elle|eksi|ena)\b|kahta|kahteen", 2), (r"kolm[ea]\w*", 3), (r"neljä(?!nne)\w*", 4),
        (r"viisi|viittä|viiteen|viide\w*", 5), (r"kuusi|kuutta|kuuteen|kuude\w*", 6), (r"seitsem\w*|seitsentä", 7),
        (r"kahdeksa\w*", 8), (r"yhdeksä\w*", 9), (r"kymmen\w*", 10), (r"sata|sataa|sadan|sadasta", 100), (r"tuhat|tuhan\w*|tuhatta", 1000),
    ),
    Language.SV: (
        ("två", 2), ("tre", 3), ("fyra", 4), ("fem", 5), ("sex", 6), ("sju", 7), ("åtta", 8), ("nio", 9), ("tio", 10), ("elva", 11),
        ("tolv", 12), ("hundra", 100), ("tusen", 1000),
    ),
    Language.EN: (
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("hundred", 100), ("thousand", 1000),
    ),
}
_SHARES = {
    Language.FI: r"puolet|puoleen|puolit\w+|kolmanne[sk]\w*|neljänne[sk]\w*|kolmasosa\w*",
    Language.SV: r"hälften|halver\w*|tredjedel\w*|fjärdedel\w*",
    Language.EN: r"half|halv(?:e|ed|ing)|thirds?|quarters?",
}
_SPELLED = {
    language: [(re.compile(rf"\b(?:{stem})\b", re.IGNORECASE), worth) for stem, worth in stems] for language, stems in _STEMS.items()
}
_SHARED = {language: re.compile(rf"\b(?:{share})\b", re.IGNORECASE) for language, share in _SHARES.items()}


def numbers_in(text: str, language: Language) -> tuple[str, ...]:
    """Every number that stands in a text, in figures or spelled out, as it is written; shares such as a half among them."""
    found = [(one.start(), one[0]) for one in FIGURES.finditer(text)]
    found += [(one.start(), one[0]) for pattern, _ in _SPELLED[language] for one in pattern.finditer(text)]
    found += [(one.start(), one[0]) for one in _SHARED[language].finditer(text)]
    return tuple(word for _, word in sorted(found))


def read_number(text: str, language: Language) -> Decimal | None:
    """The one number of a text as it is stated, with the decimals that it is stated with; None where there is not exactly one."""
    found = numbers_in(text, language)
    if len(found) != 1:
        return None
    if FIGURES.fullmatch(found[0]):
        return _in_figures(found[0], language)
    return next((Decimal(worth) for pattern, worth in _SPELLED[language] if pattern.fullmatch(found[0])), None)


def _in_figures(written: str, language: Language) -> Decimal | None:
    bare = re.sub(r"[ \u00a0\u202f]", "", written).replace("\u2212", "-")
    if language is Language.EN:
        bare = re.sub(r",(?=\d{3}(?:\D|$))", "", bare)
    if not re.fullmatch(rf"[-+]?\d+(?:{re.escape(_DECIMAL[language])}\d+)?", bare):
        return None
    return Decimal(bare.replace(",", "."))
