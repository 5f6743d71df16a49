"""Words that say which way a figure went or how two stand to each other: what prose may not say of figures unless a comparison holds it."""

from __future__ import annotations

import re

from puntari.words.text import Language

_WORDS = {
    Language.FI: (
        "nousi(?:vat)?", "nouse[ev]\\w*", "nous(?:ut|se\\w+)", "laski(?:vat)?", "laskee", "laskevat", "laskenut", "laskeneet",
        "kasvoi(?:vat)?", "kasvan\\w+", "kasvaa", "kasvavat", "väheni(?:vät)?", "vähenty\\w+", "vähen(?:ee|evät)",
        "halpeni(?:vat)?", "halvent\\w+", "kallistu(?:i|ivat|u|vat|nut|neet)", "parani(?:vat)?", "parant\\w+", "heikkeni(?:vät)?",
        "heikent\\w+", "romaht\\w+", "lisäänt\\w+", "supistu\\w+",
        "(?:ylit|alit)(?:ti|tivat|tivät|tää|tävät|taa|tavat|tanut|tänyt)", "halvem\\w+", "halvi(?:n|mm\\w+)", "kalliim\\w+",
        "kallei(?:n|mm\\w+)", "suurem\\w+", "suuri(?:n|mm\\w+)", "pienem\\w+", "pieni(?:n|mm\\w+)", "korkeam\\w+",
        "korkei(?:n|mm\\w+)", "matalam\\w+", "matali(?:n|mm\\w+)", "enemmän", "eniten", "vähemmän", "vähiten",
        "parem(?:pi|man|paa|mat|pia|min)", "paras", "parha\\w+", "heikom\\w+", "heikoi(?:n|mm\\w+)", "kypsi(?:n|mm\\w+)",
        "kypsem\\w+", "useamm?in", "useim\\w+", "harvem\\w+", "harvim\\w+", "täytty(?:i|ivät|y|vät)", "ennallaan", "edullisem\\w+",
        "alhaisem\\w+", "hitaam\\w+", "nopeam\\w+", "huonom\\w+", "nosti(?:vat)?", "putosi(?:vat)?", "alen(?:i|ivat|tunut)",
        "(?:ylit|alit)tyi(?:vät)?", "puolittu\\w+", "kaksinkertaistu\\w+",
    ),
    Language.SV: (
        "steg", "stig(?:er|it)", "sjönk", "sjunk(?:er|it)", "ök(?:ar|ade|at)", "minsk(?:ar|ade|at)", "väx(?:er|te|t)", "vuxit",
        "för(?:dyr|billig|bättr|sämr)\\w+", "(?:över|under)(?:steg|stiger|skr[ei]d\\w*)", "(?:billig|dyr)(?:are|ast\\w*)", "högre",
        "högst\\w*", "lägre", "lägst\\w*", "större", "störst\\w*", "mindre", "minst\\w*", "mer", "mest", "fler\\w*", "flest\\w*",
        "färre", "bättre", "bäst\\w*", "sämre", "sämst\\w*", "oförändra\\w+", "föll", "fallit", "halver\\w+", "fördubbl\\w+",
        "långsammare", "snabbare",
    ),
    Language.EN: (
        "r[io]se[ns]?", "rising", "f[ae]ll(?:s|en|ing)?", "gr[eo]w(?:s|n|ing)?", "dropp?(?:s|ed|ing)?", "shr[aiu]nk(?:s|en)?",
        "(?:in|de)creas(?:e|es|ed|ing)", "improv(?:e|es|ed|ing)", "worsen(?:s|ed|ing)?", "exceed(?:s|ed|ing)?", "cheap(?:er|est)",
        "dear(?:er|est)", "high(?:er|est)", "low(?:er|est)", "larg(?:er|est)", "great(?:er|est)", "small(?:er|est)", "more", "most",
        "fewer", "less", "better", "best", "worse", "worst", "unchanged", "above", "below", "(?:de|in)clin(?:e|es|ed|ing)",
        "reduc(?:e|es|ed|ing)", "halv(?:e|es|ed|ing)", "doubl(?:e|es|ed|ing)", "climb(?:s|ed|ing)?", "slower", "faster",
    ),
}
_FOUND = {language: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for language, words in _WORDS.items()}


def directions_in(text: str, language: Language) -> tuple[str, ...]:
    """Every word of a text that says a direction or an order, as it is written."""
    return tuple(found[0] for found in _FOUND[language].finditer(text))
